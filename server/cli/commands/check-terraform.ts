import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../config/settings';
import { coverageOf } from '../../answers/coverage';
import type { Finding } from '../../engine/checker';
import type { Checked, Options } from '../../engine/session';
import { readText } from '../../files/read';
import { message, type Message } from '../../messages/message';
import { addressOf } from '../../terraform/address';
import { terraform } from '../../terraform/frontend';
import { checkFolder, checkPlan, type FolderReader } from '../../terraform/module-session';
import { terraformOutput } from '../../terraform/plan-file/recognize';
import { spanOf } from '../../text/anchored-span';
import { Lines } from '../../text/lines';
import { findingsOf, withShownFiles, type FileReport } from '../formats/report';
import { touched } from '../input/changed-findings';
import type { CheckArgs } from '../input/check-options';
import {
  configurationPath,
  variablesOf,
  type ConfigurationFolder,
  type ConfigurationReader,
} from '../input/configurations';
import { textsAt } from '../input/git';
import { shownPath } from '../input/included';
import { nameFrom } from '../input/names';
import { notThere } from '../input/read';
import type { SettingsFor } from '../input/settings';
import type { FileJob, FileResult, Task } from './check-file';
import type { Complaint } from './command';

/** The configurations and plan files to check. */
export interface TerraformJobs {
  readonly folders: readonly ConfigurationFolder[];
  readonly plans: readonly FileJob[];
  readonly reader: ConfigurationReader;
  readonly settings: SettingsFor;
  readonly root: string;
}

/** Whether a file is output of Terraform, such as a plan, with its text. */
export function asPlan(job: FileJob): FileJob | undefined {
  if (job.text === undefined && !/\.json$/i.test(job.path)) return undefined;
  const text = job.text ?? readText(job.path);
  return typeof text === 'string' && terraformOutput(text) !== undefined ? { ...job, text } : undefined;
}

/** A file in the results of one check, with the same file in an earlier version if only changes count. */
interface Part {
  readonly checked: Checked;
  readonly counted: readonly Finding[];
}

/** Checks configurations and plan files. A file of several configurations has one report. */
export async function workTerraform(
  { folders, plans, reader, settings, root }: TerraformJobs,
  args: CheckArgs,
  task: Task,
): Promise<readonly FileResult[] | Complaint> {
  const variables = variablesOf(args.variables, args.variableFiles);
  if ('id' in variables) return variables;
  const sources = sourcesOf(args, reader, plans);
  if (sources !== undefined && 'id' in sources) return sources;
  const parts = new Map<string, { readonly path: string; readonly parts: Part[] }>();
  const add = (shown: string, checked: Checked, counted: readonly Finding[]): void => {
    const { path: file } = checked.source;
    const own = parts.get(file) ?? { path: shown, parts: [] };
    own.parts.push({ checked, counted });
    parts.set(file, own);
  };
  for (const plan of plans) {
    const file = configurationPath(plan.path);
    const settled = await settings(plan.path);
    if ('id' in settled) return settled;
    const options = { ...optionsOf(plan.levels, settled, task), path: file };
    const before = typeof plan.before === 'string' ? checkPlan({ ...options, text: plan.before, sources }) : [];
    for (const checked of checkPlan({ ...options, text: plan.text ?? '', sources })) {
      const own = checked.source.path === file;
      const old = before.find(({ source }) => source.path === checked.source.path);
      const textBefore = own ? (plan.before ?? undefined) : checked.text;
      add(
        own ? plan.path : shownPath(checked.source.path),
        checked,
        countedIn(checked, old, () => textBefore),
      );
    }
    await setImmediate();
  }
  const covered = new Set<string>();
  for (const { folder, only } of folders) {
    if (covered.has(folder)) continue;
    const settled = await settings(path.join(folder, 'main.tf'));
    if ('id' in settled) return settled;
    const options = {
      ...optionsOf(new Map([...Object.entries(settled.rules), ...args.levels]), settled, task),
      folder,
      variables,
    };
    const results = checkFolder({ ...options, reader });
    const before = await resultsBefore(results, args.since, (texts) =>
      checkFolder({ ...options, reader: withTexts(reader, texts) }),
    );
    if (before !== undefined && 'id' in before) return before;
    for (const checked of results) {
      const file = checked.source.path;
      if (only === undefined) covered.add(path.posix.dirname(file));
      if (only?.has(file) === false) continue;
      const old = before?.results.find(({ source }) => source.path === file);
      const textBefore = ({ path: other }: { readonly path: string }) => before?.texts.get(other);
      add(shownPath(file), checked, before === undefined ? checked.findings : countedIn(checked, old, textBefore));
    }
    for (const file of only ?? []) if (!parts.has(file)) parts.set(file, { path: shownPath(file), parts: [] });
    await setImmediate();
  }
  return [
    ...reader.faults.map((complaint) => ({ complaint })),
    ...[...parts.values()].map((each) => resultOf(each.path, nameFrom(root, each.path), each.parts, task)),
  ];
}

function optionsOf(levels: Options['levels'], { declarations }: Settings, { ignoreDisables, files }: Task): Options {
  return {
    frontend: terraform,
    levels,
    ignoreDisables,
    includes: files.includes,
    declarations: declarations && { ...declarations, from: fileURLToPath(declarations.from) },
  };
}

/** The folder that `--source` names, or what is wrong with it. */
function sourcesOf(
  { source }: CheckArgs,
  reader: ConfigurationReader,
  plans: readonly FileJob[],
): { readonly folder: string; readonly reader: FolderReader } | undefined | Message {
  if (source === undefined) return undefined;
  if (plans.length === 0) return message('check.source-without-plan');
  if (!existsSync(source)) return notThere(source);
  if (!statSync(source).isDirectory()) return message('check.not-a-folder', { path: source });
  const folder = configurationPath(source);
  reader.allow(folder);
  return { folder, reader };
}

/** The findings that relate to changes. */
function countedIn(
  checked: Checked,
  before: Checked | undefined,
  textBefore: Parameters<typeof touched>[2],
): readonly Finding[] {
  return touched(checked, before ?? { findings: [], lines: new Lines('') }, textBefore);
}

/** The results of the files as they were at the revision that changes are compared with, and their texts. */
async function resultsBefore(
  results: readonly Checked[],
  since: string | undefined,
  check: (texts: ReadonlyMap<string, string>) => readonly Checked[],
): Promise<
  { readonly results: readonly Checked[]; readonly texts: ReadonlyMap<string, string> } | undefined | Message
> {
  if (since === undefined) return undefined;
  const texts = await textsAt(
    since,
    results.map(({ source }) => source.path),
  );
  return 'id' in texts ? texts : { results: check(texts), texts };
}

/** The same folders with only these files, with other texts. */
function withTexts(reader: FolderReader, texts: ReadonlyMap<string, string>): FolderReader {
  return {
    files: (folder) => {
      const found = reader.files(folder);
      if (typeof found === 'string') return found;
      return found.flatMap((file) => {
        const text = texts.get(file.path);
        return text === undefined ? [] : [{ ...file, text }];
      });
    },
  };
}

/** One report of a file. What several configurations find at the same place is reported once. */
function resultOf(shown: string, name: string, parts: readonly Part[], task: Task): FileResult {
  const [first] = parts;
  const empty: FileReport = { path: shown, name, findings: [], untried: 0, suppressed: [], coverage: [] };
  if (first === undefined) return { report: empty, includes: new Set() };
  const wanted = (rule: string): boolean => rule === 'syntax' || (task.only?.has(rule) ?? true);
  const owners = new Map<Finding, Checked>();
  const once = distinct();
  const findings = parts.flatMap(({ checked, counted }) =>
    counted.filter((finding) => {
      if (!wanted(finding.rule) || !once(finding)) return false;
      owners.set(finding, checked);
      return true;
    }),
  );
  findings.sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  const suppressed = first.checked.suppressed.filter(({ finding }) => wanted(finding.rule));
  const wants = { fixes: 'none', catalogue: task.catalogue } as const;
  const address = (finding: Finding): string | undefined => addressOf(owners.get(finding) ?? first.checked, finding.at);
  return {
    report: {
      ...empty,
      ...findingsOf(first.checked, findings, suppressed, wants, address),
      coverage: task.wants.coverage ? withShownFiles(coverageIn(first.checked, wanted)) : [],
    },
    includes: first.checked.includes,
  };
}

/** The coverage of the resources in a file; of a plan, of all of them. */
function coverageIn(checked: Checked, wanted: (rule: string) => boolean): FileReport['coverage'] {
  const all = coverageOf(checked, wanted);
  const own = checked.documents.flatMap(({ evaluation }) =>
    evaluation.states.map(({ step }) => step.at.anchor.source === checked.source),
  );
  return all.filter((_, index) => own[index] === true);
}

function distinct(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ rule, at, message: { id } }) => {
    const { start, end } = spanOf(at);
    const key = `${rule} ${String(start)} ${String(end)} ${id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
