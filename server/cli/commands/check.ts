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
import { pathOf, runFiles, shownPath, type RunFiles } from '../input/included';
import { catalogueFor } from '../../messages/catalogues';
import { message, say, type Message } from '../../messages/message';
import { compared, readBaseline, writeBaseline } from '../input/baseline';
import { exit, terminalOf, textOf, type Command, type Terminal } from './command';
import { ConfigurationReader, configurationFolders } from '../input/configurations';
import { findManifests } from '../input/find';
import { textsAt } from '../input/git';
import { checkArgsOf, checkOptions, type CheckArgs } from '../input/check-options';
import type { Style } from '../formats/formatter';
import { fixesWanted, writeOutputs } from '../formats/output';
import { nameFrom } from '../input/names';
import { notThere, readInput } from '../input/read';
import type { FileReport } from '../formats/report';
import { replaceFile } from '../../files/replace-file';
import { settingsFor } from '../input/settings';
import type { Watched } from './watch';
import { unified } from '../formats/unified';
import { asPlan, workTerraform } from './check-terraform';
import { work, type FileResult, type FileJob, type Repair, type Task } from './check-file';

/** `check`: reports the findings of files, folders and globs. */
export const check: Command = {
  help: 'help.check',
  options: checkOptions,
  bare: { fix: 'safe' },
  async run(values, names, terminal) {
    const args = checkArgsOf(values, names);
    if ('id' in args) return terminal.complain(args);
    // The language comes from an option, otherwise from the settings, otherwise from the environment.
    const here = await settingsFor(args.config, terminal.catalogue)('ims-manifest.yaml');
    if ('id' in here) return terminal.complain(here);
    const { locale } = here;
    const speaking =
      locale === undefined || textOf(values, 'locale') !== undefined
        ? terminal
        : terminalOf(catalogueFor(locale), terminal.colour);
    if (!args.watch) return checkOnce(args, speaking);
    const { watch } = await import('./watch');
    const written = args.outputs.flatMap(({ file }) => file ?? []);
    return watch((depends) => checkOnce(args, speaking, depends), written, speaking);
  },
};

/** Runs one check and returns its exit code. Calls `depends` with the paths it depends on before it reads them. */
async function checkOnce(args: CheckArgs, terminal: Terminal, depends?: (on: Watched) => void): Promise<number> {
  const found = findManifests(args.names, args.noIgnore ? 'nothing' : 'repository');
  const { folders, missing, faults: unsearched } = found;
  const isTerraform = (file: string): boolean => isTerraformName(path.basename(file));
  const files = found.files.filter((file) => !isTerraform(file));
  const reader = new ConfigurationReader();
  const configurations = configurationFolders(found.files.filter(isTerraform), found.configurations, reader);
  const named = [args.config, args.baseline, ...args.variableFiles].flatMap((file) => file ?? []);
  depends?.({ files: [...found.files, ...missing, ...named], folders });
  for (const name of missing) terminal.complain(notThere(name));
  if (missing.length > 0) return exit.failed;
  if (files.length + configurations.length === 0) {
    for (const fault of [...unsearched, ...reader.faults]) terminal.complain(fault);
    return terminal.complain(message('cli.no-manifest'));
  }
  const baseline = args.baseline === undefined ? undefined : readBaseline(args.baseline, args.writeBaseline);
  if (baseline !== undefined && 'id' in baseline) return terminal.complain(baseline);
  const all = await jobsFor(files, args, terminal);
  if ('id' in all) return terminal.complain(all);
  const plans = all.flatMap((job) => asPlan(job) ?? []);
  const jobs = all.filter((job) => !plans.some((plan) => plan.path === job.path));

  const included = runFiles(args.names);
  const before = await includedBefore(jobs, args, included);
  if (before !== undefined && 'id' in before) return terminal.complain(before);
  const task: Task = {
    files: included,
    filesBefore: before,
    catalogue: terminal.catalogue,
    fix: args.fix,
    only: args.only,
    ignoreDisables: args.ignoreDisables,
    allowEmpty: args.allowEmpty,
    wants: { fixes: fixesWanted(args.outputs), coverage: args.coverage },
  };
  const worked: FileResult[] = [];
  for (const job of jobs) {
    terminal.progress(worked.length, jobs.length);
    const result = work(job, task);
    worked.push(result);
    followRepair(result, included);
    // Yields between files, so that Ctrl+C ends a check in watch mode.
    await setImmediate();
  }
  recheck(jobs, worked, task);
  const settings = settingsFor(args.config, terminal.catalogue);
  const terraform = { folders: configurations, plans, reader, settings, root: rootHere() };
  const configured = await workTerraform(terraform, args, task);
  if ('id' in configured) return terminal.complain(configured);
  worked.push(...configured);
  terminal.progress(0, 0);
  depends?.({ files: worked.flatMap((each) => ('report' in each ? [...each.includes] : [])), folders: [] });
  const done = args.dryRun ? worked : await allWritten(worked, included);
  if (args.fix !== undefined) tellRepairs(done, args.dryRun, terminal);
  const faults = [...unsearched, ...done.flatMap((each) => ('complaint' in each ? [each.complaint] : []))];
  for (const fault of faults) terminal.complain(fault);
  const reports = done.flatMap((each) => ('report' in each ? [each.report] : []));

  if (baseline !== undefined && args.writeBaseline) {
    const fault = await writeBaseline(reports, baseline);
    if (fault !== undefined) return terminal.complain(fault);
    const count = reports.reduce((sum, { findings }) => sum + findings.length, 0);
    terminal.tell(message('check.baseline-written', { path: baseline.path, count }));
    return faults.length > 0 ? exit.failed : exit.ok;
  }
  const left = baseline === undefined ? undefined : compared(reports, baseline);
  if (left !== undefined && left.known + left.gone > 0)
    terminal.tell(message(left.gone > 0 ? 'check.baseline-gone' : 'check.baseline-known', { ...left }));
  const judged = left?.files ?? reports;
  const fault = await show(
    judged,
    args,
    {
      coverage: args.coverage,
      faults: faults.map((each) => say(each, terminal.catalogue)),
      nameOf: (name) => nameFrom(rootHere(), name),
    },
    included,
    terminal,
  );
  if (fault !== undefined) return terminal.complain(fault);
  if (faults.length > 0) return exit.failed;
  const { error, warning } = countOf(judged.flatMap(({ findings }) => findings));
  return error > 0 || warning > args.maxWarnings ? exit.errorsFound : exit.ok;
}

/** Lets the manifests that are checked later see what fixes make of the files that they include. */
function followRepair(result: FileResult, included: RunFiles): void {
  if (!('report' in result) || result.repair === undefined) return;
  const { report, repair } = result;
  for (const [file, after] of repair.others) {
    const before = included.read(file);
    if (typeof before === 'string') included.replace(file, before, after);
  }
  if (repair.after !== repair.before) included.replace(pathOf(report.path), repair.before, repair.after);
}

/** Checks those again that fixes of others changed, or whose included files they changed. */
function recheck(jobs: readonly FileJob[], worked: FileResult[], task: Task): void {
  const changed = new Set(worked.flatMap((each) => ('report' in each ? [...(each.repair?.others.keys() ?? [])] : [])));
  if (changed.size === 0) return;
  for (const [index, job] of jobs.entries()) {
    const before = worked[index];
    if (before === undefined || !('report' in before)) continue;
    if (![pathOf(job.path), ...before.includes].some((file) => changed.has(file))) continue;
    worked[index] = { ...before, ...work(job, { ...task, fix: undefined }), repair: before.repair };
  }
}

/** Writes the files that fixes changed, each once. */
async function allWritten(worked: readonly FileResult[], included: RunFiles): Promise<readonly FileResult[]> {
  const done: FileResult[] = [];
  const complaints = new Map<string, Message | undefined>();
  const written = async (file: string, shown: string): Promise<Message | undefined> => {
    const change = included.replaced(file);
    if (change === undefined) return undefined;
    if (!complaints.has(file)) complaints.set(file, await replaceFile(shown, change.before, change.after));
    return complaints.get(file);
  };
  for (const each of worked) {
    if (!('report' in each) || each.repair === undefined) {
      done.push(each);
      continue;
    }
    const { report, repair } = each;
    const found: (Message | undefined)[] = [];
    for (const file of repair.others.keys()) found.push(await written(file, shownPath(file)));
    const own = pathOf(report.path);
    if (included.replaced(own) !== undefined) found.push(await written(own, report.path));
    const complaint = found.find((fault) => fault !== undefined);
    done.push(complaint === undefined ? each : { complaint });
  }
  return done;
}

/** The files that the manifests include, as they were at the revision that changes are compared with. */
async function includedBefore(
  jobs: readonly FileJob[],
  { names, since }: CheckArgs,
  { includes }: RunFiles,
): Promise<RunFiles | undefined | Message> {
  if (since === undefined) return undefined;
  const paths = new Set<string>();
  for (const { path: name, text = readText(name) } of jobs) {
    if (typeof text !== 'string' || !text.includes('include')) continue;
    for (const file of checkText(text, { frontend: yaml, path: pathOf(name), includes }).includes) paths.add(file);
  }
  const there = [...paths].filter((file) => existsSync(file));
  const texts = await textsAt(since, there);
  if ('id' in texts) return texts;
  return runFiles(names, new Map([...paths].map((file) => [file, texts.get(file) ?? { why: 'missing' }])));
}

function repairsIn(done: readonly FileResult[]): readonly { readonly report: FileReport; readonly repair: Repair }[] {
  return done.flatMap((each) =>
    'report' in each && each.repair !== undefined ? [{ report: each.report, repair: each.repair }] : [],
  );
}

function tellRepairs(done: readonly FileResult[], dryRun: boolean, terminal: Terminal): void {
  const repairs = repairsIn(done);
  if (repairs.length === 0) terminal.tell(message('check.nothing-repaired'));
  for (const { report, repair } of repairs) {
    const counts = { path: report.path, before: repair.findings, after: report.findings.length };
    terminal.tell(message(dryRun ? 'check.repairable' : 'check.repaired', counts));
  }
}

/** A dry run prints the changes instead of the findings. Output files are written in either case. */
async function show(
  reports: readonly FileReport[],
  args: CheckArgs,
  style: Omit<Style, 'catalogue' | 'colour'>,
  included: RunFiles,
  terminal: Terminal,
): Promise<Message | undefined> {
  const visible = args.quiet
    ? reports.map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => severity === 'error') }))
    : reports;
  if (!args.dryRun) return writeOutputs(args.outputs, visible, style, terminal);
  showDiffs(
    [...included.changes].map(([file, { before, after }]) => unified(nameFrom(rootHere(), file), before, after)),
    terminal,
  );
  return writeOutputs(
    args.outputs.filter(({ file }) => file !== undefined),
    visible,
    style,
    terminal,
  );
}

/**
 * In a log of GitHub Actions, a line of a diff could look like a workflow command. Commands are disabled around it, until a random
 * token.
 */
function showDiffs(diffs: readonly string[], terminal: Terminal): void {
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
  args: CheckArgs,
  terminal: Terminal,
): Promise<readonly FileJob[] | Message> {
  const { stdinName } = args;
  const settings = settingsFor(args.config, terminal.catalogue);
  const before =
    args.since === undefined
      ? undefined
      : await textsAt(
          args.since,
          files.filter((each) => each !== '-'),
        );
  if (before !== undefined && 'id' in before) return before;
  const root = rootHere();
  const jobs: FileJob[] = [];
  for (const file of files) {
    const own = file === '-' ? stdinName : file;
    const settled = await settings(own);
    if ('id' in settled) return settled;
    const text = file === '-' ? await readInput(own) : undefined;
    if (text !== undefined && typeof text !== 'string') return text;
    jobs.push({
      path: own,
      name: nameFrom(root, own),
      named: args.names.includes(file),
      levels: new Map([...Object.entries(settled.rules), ...args.levels]),
      text,
      ...(before === undefined || file === '-' ? {} : { before: before.get(file) ?? null }),
    });
  }
  return jobs;
}
