import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { countOf } from '../../answers/findings';
import { check as checkText } from '../../engine/session';
import { readText } from '../../files/read';
import { repositoryOf } from '../../files/repository';
import { isTerraformName } from '../../terraform/file-kind';
import { yaml } from '../../yaml/frontend';
import { pathOf, runFiles, type RunFiles } from '../input/included';
import { catalogueFor } from '../../messages/catalogues';
import { message, say, type Message } from '../../messages/message';
import { compared, readBaseline, writeBaseline, type Baseline } from '../input/baseline';
import { commandOf, exit, reporting, terminalOf, type Terminal } from './command';
import { ConfigurationReader, configurationFolders } from '../input/configurations';
import { findManifests } from '../input/find';
import { textsAt } from '../input/git';
import { checkArgsOf, checkOptions, type CheckArgs } from '../input/check-options';
import { writeOutputs } from '../formats/output';
import { nameFrom } from '../input/names';
import { isFolder, notThere, readInput } from '../input/read';
import type { FileReport } from '../formats/report';
import { settingsFor, type SettingsFor } from '../input/settings';
import type { Watched } from './watch';
import { unified } from '../formats/unified';
import { asPlanFile } from './check-plan-file';
import { checkTerraform } from './check-terraform';
import { checkFile, type FileResult, type FileJob, type CheckRequest } from './check-file';
import { allWritten, followFixes, recheck, tellFixes } from './fixed-files';

/** `check`: reports the findings of files, folders and globs. */
export const check = commandOf({
  help: 'help.check',
  options: checkOptions,
  async run(values, names, terminal) {
    const args = checkArgsOf(values, names);
    // The language comes from an option, otherwise from the settings, otherwise from the environment.
    const { locale } = await settingsFor(args.config, terminal.catalogue)('ims-manifest.yaml');
    const speaking =
      locale === undefined || values.locale !== undefined
        ? terminal
        : terminalOf(catalogueFor(locale), terminal.colour);
    const run = (depends?: (on: Watched) => void): Promise<number> =>
      reporting(speaking, () => checkOnce(args, speaking, depends));
    if (!args.watch) return run();
    const { watch } = await import('./watch');
    const written = args.outputs.flatMap(({ file }) => file ?? []);
    return watch(run, written, speaking);
  },
});

/** Runs one check and returns its exit code. Calls `depends` with the paths it depends on before it reads them. */
async function checkOnce(args: CheckArgs, terminal: Terminal, depends?: (on: Watched) => void): Promise<number> {
  const found = findManifests(args.names, args.noIgnore ? 'nothing' : 'repository');
  const { folders, missing, faults: unsearched } = found;
  const files = found.files.filter((file) => !isTerraformName(file));
  const named = [args.config, args.baseline, ...args.variableFiles].flatMap((file) => file ?? []);
  depends?.({ files: [...found.files, ...missing, ...named], folders });
  const reader = new ConfigurationReader(depends);
  const configurations = configurationFolders(found.files.filter(isTerraformName), found.configurations, reader);
  for (const name of missing) terminal.complain(notThere(name));
  if (missing.length > 0) return exit.failed;
  if (files.length + configurations.length === 0) {
    for (const fault of [...unsearched, ...reader.faults]) terminal.complain(fault);
    return terminal.complain(message('cli.no-manifest'));
  }
  const baseline = args.baseline === undefined ? undefined : readBaseline(args.baseline, args.writeBaseline);
  const settings = settingsFor(args.config, terminal.catalogue);
  const all = await jobsFor(files, args, settings);
  const plans = all.flatMap((job) => asPlanFile(job) ?? []);
  const jobs = all.filter((job) => !plans.some((plan) => plan.path === job.path));

  const included = runFiles(args.names);
  const request: CheckRequest = {
    ...args,
    files: included,
    filesBefore: await includedBefore(jobs, args, included),
    catalogue: terminal.catalogue,
  };
  const results: FileResult[] = [];
  for (const job of jobs) {
    terminal.progress(results.length, jobs.length);
    const result = checkFile(job, request);
    results.push(result);
    followFixes(result, included);
    // Yields between files, so that Ctrl+C ends a check in watch mode.
    await setImmediate();
  }
  recheck(jobs, results, request);
  const terraform = { folders: configurations, plans, reader, searched: folders, settings, root: rootHere() };
  const configured = await checkTerraform(terraform, request);
  for (const result of configured) followFixes(result, included);
  results.push(...configured);
  terminal.progress(0, 0);
  const around = new Set(results.flatMap((each) => ('report' in each ? [...each.includes] : [])));
  depends?.({ files: [...around], folders: [...around].filter(isFolder) });
  const done = args.dryRun ? results : await allWritten(results, included);
  if (args.fix !== undefined) tellFixes(done, plans, included, args.dryRun, terminal);
  const complaints = new Set(done.flatMap((each) => ('complaint' in each ? [each.complaint] : [])));
  const faults = [...unsearched, ...complaints];
  for (const fault of faults) terminal.complain(fault);
  const reports = done.flatMap((each) => ('report' in each ? [each.report] : []));
  return concluded({ reports, faults, baseline, included }, args, terminal);
}

/** What a check has found. */
interface Outcome {
  readonly reports: readonly FileReport[];
  /** Why files could not be checked. */
  readonly faults: readonly Message[];
  readonly baseline: Baseline | undefined;
  readonly included: RunFiles;
}

/** Writes the findings, or the baseline, and returns the exit code. */
async function concluded(
  { reports, faults, baseline, included }: Outcome,
  args: CheckArgs,
  terminal: Terminal,
): Promise<number> {
  if (baseline !== undefined && args.writeBaseline) {
    await writeBaseline(reports, baseline);
    const count = reports.reduce((sum, { findings }) => sum + findings.length, 0);
    terminal.tell(message('check.baseline-written', { path: baseline.path, count }));
    return faults.length > 0 ? exit.failed : exit.ok;
  }
  const left = baseline === undefined ? undefined : compared(reports, baseline);
  if (left !== undefined && left.known + left.gone > 0)
    terminal.tell(message(left.gone > 0 ? 'check.baseline-gone' : 'check.baseline-known', { ...left }));
  const judged = left?.files ?? reports;
  const visible = args.quiet
    ? judged.map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => severity === 'error') }))
    : judged;
  const style = {
    coverage: args.coverage,
    faults: faults.map((each) => say(each, terminal.catalogue)),
    nameOf: (name: string) => nameFrom(rootHere(), name),
  };
  // A dry run prints the changes instead of the findings. Output files are written in either case.
  if (args.dryRun) showDiffs(included, terminal);
  const outputs = args.dryRun ? args.outputs.filter(({ file }) => file !== undefined) : args.outputs;
  await writeOutputs(outputs, visible, style, terminal);
  if (faults.length > 0) return exit.failed;
  const { error, warning } = countOf(judged.flatMap(({ findings }) => findings));
  return error > 0 || warning > args.maxWarnings ? exit.errorsFound : exit.ok;
}

/** The files that the manifests include, as they were at the revision that changes are compared with. */
async function includedBefore(
  jobs: readonly FileJob[],
  { names, since }: CheckArgs,
  { includes }: RunFiles,
): Promise<RunFiles | undefined> {
  if (since === undefined) return undefined;
  const paths = new Set<string>();
  for (const { path: name, text = readText(name) } of jobs) {
    if (typeof text !== 'string' || !text.includes('include')) continue;
    for (const file of checkText(text, { frontend: yaml, path: pathOf(name), includes }).includes) paths.add(file);
  }
  const there = [...paths].filter((file) => existsSync(file));
  const texts = await textsAt(since, there);
  return runFiles(names, new Map([...paths].map((file) => [file, texts.get(file) ?? { why: 'missing' }])));
}

/**
 * In a log of GitHub Actions, a line of a diff could look like a workflow command. Commands are disabled around it, until a random
 * token.
 */
function showDiffs({ changes }: RunFiles, terminal: Terminal): void {
  const diffs = Array.from(changes, ([file, { before, after }]) => unified(nameFrom(rootHere(), file), before, after));
  const text = diffs.join('');
  if (text === '' || process.env['GITHUB_ACTIONS'] !== 'true') terminal.pass(text);
  else {
    const word = randomUUID();
    terminal.write(`::stop-commands::${word}\n${text}::${word}::\n`);
  }
}

/** The project's root: the repository of the current folder, or the folder itself. */
function rootHere(): string {
  return repositoryOf('.') ?? path.resolve('.');
}

/** Each file with its settings, its content if that has been read, and its previous content. */
async function jobsFor(
  files: readonly string[],
  { names, since, stdinName, levels }: CheckArgs,
  settings: SettingsFor,
): Promise<readonly FileJob[]> {
  const onDisk = files.filter((each) => each !== '-');
  const before = since === undefined ? undefined : await textsAt(since, onDisk);
  const root = rootHere();
  const jobs: FileJob[] = [];
  for (const file of files) {
    const own = file === '-' ? stdinName : file;
    const { rules } = await settings(own);
    jobs.push({
      path: own,
      name: nameFrom(root, own),
      named: names.includes(file),
      levels: new Map([...Object.entries(rules), ...levels]),
      text: file === '-' ? await readInput(own) : undefined,
      ...(before === undefined || file === '-' ? {} : { before: before.get(file) ?? null }),
    });
  }
  return jobs;
}
