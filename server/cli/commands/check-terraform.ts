import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Settings } from '../../config/settings';
import { coverageOf } from '../../answers/coverage';
import { rangeOf } from '../../answers/range';
import type { Finding } from '../../engine/checker';
import { Proofs } from '../../engine/proof';
import type { Checked, Options } from '../../engine/session';
import type { Message } from '../../messages/message';
import { addressOf } from '../../terraform/address';
import { terraform } from '../../terraform/frontend';
import { checkFolder, type FolderOptions } from '../../terraform/module-session';
import { isPlanResult, terraformFile } from '../../terraform/file';
import { undecidedIn } from '../../terraform/undecided';
import { spanOf } from '../../text/anchored-span';
import { fixesWanted } from '../formats/output';
import { findingsOf, type FileReport } from '../formats/report';
import { nothing, touched } from '../input/changed-findings';
import { orElse } from '../input/command-error';
import { variablesOf, withTexts, type ConfigurationFolder, type ConfigurationReader } from '../input/configurations';
import { textsAt } from '../input/git';
import { shownPath } from '../input/included';
import { nameFrom } from '../input/names';
import { checkOptionsOf, type SettingsFor } from '../input/settings';
import { isWanted, type FileJob, type FileResult, type CheckRequest } from './check-file';
import { planResults, sourcesOf } from './check-plan-file';
import { fixesIn, type CheckedConfiguration, type FoundIn } from './fix-terraform';

/** The configurations and plan files to check. */
export interface TerraformJobs {
  readonly folders: readonly ConfigurationFolder[];
  readonly plans: readonly FileJob[];
  readonly reader: ConfigurationReader;
  /** The folders that were searched for them, whose files fixes may change. */
  readonly searched: readonly string[];
  readonly settings: SettingsFor;
  readonly root: string;
}

/** What a check found in a file, and what of it is reported. */
interface Part {
  readonly checked: Checked;
  readonly counted: readonly Finding[];
}

/** The results for a file; several if it belongs to several configurations. */
interface FileParts {
  readonly shown: string;
  readonly parts: Part[];
}

/** By path. */
type Parts = Map<string, FileParts>;

/** Checks configurations and plan files, and fixes configurations if the request says so. Writes nothing. */
export async function checkTerraform(jobs: TerraformJobs, request: CheckRequest): Promise<readonly FileResult[]> {
  const variables = variablesOf(request.variables, request.variableFiles);
  const sources = sourcesOf(request, jobs.reader, jobs.plans);
  const parts: Parts = new Map();
  const faults: Message[] = [];
  for (const plan of jobs.plans) {
    const options = { ...optionsOf(plan.levels, await jobs.settings(plan.path), request), sources };
    await orElse(
      async () => {
        for (const { shown, checked, counted } of await planResults(plan, options, request.since))
          add(parts, shown, checked, counted);
      },
      ({ complaint }) => faults.push(complaint),
    );
    await setImmediate();
  }
  const configurations = await configurationsOf(jobs, variables, request);
  const changes = request.fix === undefined ? [] : fixesIn(configurations, request.fix, jobs.searched);
  const texts = new Map(changes.flatMap((made) => [...made]));
  const before: Parts = new Map();
  for (const each of configurations) addResults(each, each.results, before);
  for (const each of configurations)
    addResults(each, texts.size === 0 ? each.results : checkFolder(withTexts(each.options, texts)), parts);
  const proofs = new Proofs();
  const resultOf = (file: string, { shown, parts: own }: FileParts): FileResult => {
    const result = resultIn(shown, nameFrom(jobs.root, shown), own, request, proofs);
    const [after, old] = [texts.get(file), before.get(file)];
    if (after === undefined || old === undefined) return result;
    const others = new Map(changes.flatMap((made) => (made.has(file) ? [...made] : [])));
    others.delete(file);
    const findings = findingsIn(old.parts, request).size;
    return { ...result, fixedFile: { before: old.parts[0]?.checked.text ?? '', after, others, findings } };
  };
  return [
    ...[...faults, ...jobs.reader.faults].map((complaint) => ({ complaint })),
    ...Array.from(parts, ([file, each]) => resultOf(file, each)),
  ];
}

function add(parts: Parts, shown: string, checked: Checked, counted: readonly Finding[]): void {
  const { path: file } = checked.source;
  const own = parts.get(file) ?? { shown, parts: [] };
  own.parts.push({ checked, counted });
  parts.set(file, own);
}

/** The configurations of the folders, checked. A folder that another calls as a module is not checked alone. */
async function configurationsOf(
  { folders, reader, settings }: TerraformJobs,
  variables: FolderOptions['variables'],
  request: CheckRequest,
): Promise<readonly CheckedConfiguration[]> {
  const covered = new Set<string>();
  const all: CheckedConfiguration[] = [];
  for (const { folder, only } of folders) {
    if (covered.has(folder)) continue;
    const settled = await settings(path.join(folder, 'main.tf'));
    const levels = new Map([...Object.entries(settled.rules), ...request.levels]);
    const options = { ...optionsOf(levels, settled, request), folder, variables, reader };
    const results = checkFolder(options);
    const before = await earlierOf(options, results, request.since);
    if (only === undefined) for (const { source } of results) covered.add(path.posix.dirname(source.path));
    const wanted = ({ rule }: Finding): boolean => isWanted(rule, request);
    all.push({ options, only, results, counted: (file) => countedSince(before, file).filter(wanted) });
    await setImmediate();
  }
  return all;
}

function addResults({ only, counted }: CheckedConfiguration, results: readonly Checked[], parts: Parts): void {
  for (const checked of results) {
    const file = checked.source.path;
    if (only?.has(file) !== false) add(parts, shownPath(file), checked, counted(checked));
  }
  for (const file of only ?? []) if (!parts.has(file)) parts.set(file, { shown: shownPath(file), parts: [] });
}

function optionsOf(levels: Options['levels'], settings: Settings, { ignoreDisables, files }: CheckRequest): Options {
  return { ...checkOptionsOf(settings, terraform), levels, ignoreDisables, includes: files.includes };
}

/** The files of a configuration at the revision that changes are compared with. */
interface Earlier {
  readonly results: readonly Checked[];
  readonly texts: ReadonlyMap<string, string>;
}

async function earlierOf(
  options: FolderOptions,
  results: readonly Checked[],
  since: string | undefined,
): Promise<Earlier | undefined> {
  if (since === undefined) return undefined;
  const texts = await textsAt(
    since,
    results.map(({ source }) => source.path),
  );
  return { results: checkFolder(withTexts(options, texts, 'only')), texts };
}

/** The findings in a file that relate to changes; all of them if nothing is compared. */
function countedSince(before: Earlier | undefined, file: FoundIn): readonly Finding[] {
  if (before === undefined) return file.findings;
  const old = before.results.find(({ source }) => source.path === file.source.path);
  return touched(file, old ?? nothing, (other) => before.texts.get(other.path));
}

/** The findings to report, each with the check that found it. What several configurations find at the same place is reported once. */
function findingsIn(parts: readonly Part[], request: CheckRequest): ReadonlyMap<Finding, Checked> {
  const once = distinct();
  const owned = parts.flatMap(({ checked, counted }) =>
    counted
      .filter((finding) => isWanted(finding.rule, request) && once(finding))
      .map((finding) => [finding, checked] as const),
  );
  return new Map(owned.sort(([a], [b]) => spanOf(a.at).start - spanOf(b.at).start));
}

/** The report on a file. */
function resultIn(
  shown: string,
  name: string,
  parts: readonly Part[],
  request: CheckRequest,
  proofs: Proofs,
): Extract<FileResult, { readonly report: FileReport }> {
  const [first] = parts;
  const empty: FileReport = {
    path: shown,
    name,
    findings: [],
    untried: 0,
    suppressed: [],
    coverage: [],
    undecided: [],
  };
  if (first === undefined) return { report: empty, includes: new Set() };
  const wanted = (rule: string): boolean => isWanted(rule, request);
  const findings = findingsIn(parts, request);
  const checkedIn = (finding: Finding): Checked => findings.get(finding) ?? first.checked;
  const suppressed = first.checked.suppressed.filter(({ finding }) => wanted(finding.rule));
  const address = (finding: Finding): string | undefined => addressOf(checkedIn(finding), finding.at, finding);
  const wants = { fixes: fixesWanted(request.outputs), catalogue: request.catalogue, proofs };
  return {
    report: {
      ...empty,
      ...findingsOf(first.checked, [...findings.keys()], suppressed, wants, {
        checkedIn,
        address,
        isPlan: isPlanResult(first.checked),
      }),
      ...(request.coverage && {
        coverage: coverageIn(first.checked, wanted),
        undecided: undecidedIn(first.checked).map(({ address, at, why }) => ({
          address,
          range: rangeOf(spanOf(at), first.checked.lines),
          reason: why,
        })),
      }),
    },
    includes: first.checked.includes,
  };
}

/** The coverage of the resources in a file; of a plan, of all of them. */
function coverageIn(checked: Checked, wanted: (rule: string) => boolean): FileReport['coverage'] {
  const all = coverageOf(checked, wanted, shownPath);
  const { steps } = terraformFile(checked.syntax).lowered;
  return all.flatMap((step, index) => {
    const { place, address } = steps[index]?.instance ?? {};
    return place?.anchor.source === checked.source ? [{ ...step, address }] : [];
  });
}

function distinct(): (finding: Finding) => boolean {
  const seen = new Set<string>();
  return ({ rule, at, message: { id }, instance = '' }) => {
    const { start, end } = spanOf(at);
    const key = `${rule} ${String(start)} ${String(end)} ${id} ${instance}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
