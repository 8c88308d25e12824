import { existsSync } from 'node:fs';
import type { Finding } from '../../engine/checker';
import type { Checked } from '../../engine/session';
import { readText } from '../../files/read';
import { message } from '../../messages/message';
import { addressOf } from '../../terraform/address';
import { checkPlanText, type FolderOptions, type PlanFileOptions } from '../../terraform/module-session';
import { terraformOutput } from '../../terraform/plan-file/recognize';
import { isPlanResult } from '../../terraform/file';
import { nothing, touched } from '../input/changed-findings';
import type { CheckArgs } from '../input/check-options';
import { CommandError } from '../input/command-error';
import { configurationPath, planFault, type ConfigurationReader } from '../input/configurations';
import { textsAt } from '../input/git';
import { shownPath } from '../input/included';
import { isFolder, notThere } from '../input/read';
import type { FileJob } from './check-file';

/** Whether a file is output of Terraform, such as a plan, with its text. */
export function asPlanFile(job: FileJob): FileJob | undefined {
  if (job.text === undefined && !/\.json$/i.test(job.path)) return undefined;
  const text = job.text ?? readText(job.path);
  return typeof text === 'string' && terraformOutput(text) !== undefined ? { ...job, text } : undefined;
}

/** The folder that `--source` names, if it is given. Ends the command if something is wrong with it. */
export function sourcesOf(
  { source }: CheckArgs,
  reader: ConfigurationReader,
  plans: readonly FileJob[],
): { readonly folder: string; readonly reader: FolderOptions['reader'] } | undefined {
  if (source === undefined) return undefined;
  if (plans.length === 0) throw new CommandError(message('check.source-without-plan'));
  if (!existsSync(source)) throw new CommandError(notThere(source));
  if (!isFolder(source)) throw new CommandError(message('check.not-a-folder', { path: source }));
  const folder = configurationPath(source);
  reader.allow(folder);
  return { folder, reader };
}

/** What a check of a plan found in the plan file, or in a file of its configuration. */
interface PlanResult {
  readonly shown: string;
  readonly checked: Checked;
  /** The findings to report. */
  readonly counted: readonly Finding[];
}

/** The results of a plan by file. Ends with an error if the plan cannot be used. */
export async function planResults(
  plan: FileJob,
  given: Omit<PlanFileOptions, 'path' | 'text'>,
  since: string | undefined,
): Promise<readonly PlanResult[]> {
  const file = configurationPath(plan.path);
  const options = { ...given, path: file };
  const results = checkPlanText({ ...options, text: plan.text ?? '' });
  const fault = planFault(plan.path, results);
  if (fault !== undefined) throw new CommandError(fault);
  const countedIn = await counting(plan, options, results, since);
  return results.map((checked) => {
    const { path: name } = checked.source;
    return { shown: name === file ? plan.path : shownPath(name), checked, counted: countedIn(checked) };
  });
}

/** Which findings count since a revision; all of them without one. */
async function counting(
  plan: FileJob,
  options: Omit<PlanFileOptions, 'text'>,
  results: readonly Checked[],
  since: string | undefined,
): Promise<(checked: Checked) => readonly Finding[]> {
  if (since === undefined) return ({ findings }) => findings;
  const sources = results.map(({ source }) => source.path).filter((name) => name !== options.path);
  const texts = await textsAt(since, sources);
  const before = typeof plan.before === 'string' ? checkPlanText({ ...options, text: plan.before }) : [];
  const identified = (checked: Checked): Parameters<typeof touched>[0] =>
    isPlanResult(checked) ? { ...checked, subjectOf: (finding) => addressOf(checked, finding.at, finding) } : checked;
  return (checked) => {
    const { path: name } = checked.source;
    const same = before.find(({ source }) => source.path === name);
    // Git rarely has an earlier plan. Then only the lines of the configuration say what has changed.
    const old = same ?? (texts.has(name) ? checked : undefined);
    return touched(identified(checked), old ? identified(old) : nothing, ({ path: other }) => texts.get(other));
  };
}
