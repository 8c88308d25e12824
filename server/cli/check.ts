import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { countOf } from '../answers/findings';
import { repositoryOf } from '../files/repository';
import { catalogueFor } from '../messages/catalogues';
import { message, say, type Message } from '../messages/message';
import { compared, readBaseline, writeBaseline } from './baseline';
import { exit, terminalOf, textOf, type Command, type Terminal } from './command';
import { findManifests } from './find';
import { textsAt } from './git';
import { askedOf, checkOptions, type Asked } from './options';
import { fixesWanted, writeOutputs } from './output';
import { workOnAll } from './pool';
import { nameFrom } from './names';
import { notThere, readInput } from './read';
import type { FileReport } from './report';
import { replaceFile } from './replace';
import { settingsFor } from './settings';
import type { Watched } from './watch';
import { unified } from './unified';
import type { Done, Job, Repair, Task } from './work';

/** `check`: the findings of files, folders and globs. */
export const check: Command = {
  help: 'help.check',
  options: checkOptions,
  bare: { fix: 'safe' },
  async run(values, names, terminal) {
    const asked = askedOf(values, names);
    if ('id' in asked) return terminal.complain(asked);
    // The language that an option asks for comes first, then that of the settings, then the environment's.
    const here = await settingsFor(asked.config, terminal.catalogue)('ims-manifest.yaml');
    if ('id' in here) return terminal.complain(here);
    const { locale } = here;
    const speaking =
      locale === undefined || textOf(values, 'locale') !== undefined
        ? terminal
        : terminalOf(catalogueFor(locale), terminal.colour);
    if (!asked.watch) return checkOnce(asked, speaking);
    const { watch } = await import('./watch');
    const written = asked.outputs.flatMap(({ file }) => file ?? []);
    return watch((depends) => checkOnce(asked, speaking, depends), written, speaking);
  },
};

/** Checks, and gives the exit code; tells what that depends on before it is read. */
async function checkOnce(asked: Asked, terminal: Terminal, depends?: (on: Watched) => void): Promise<number> {
  const {
    files,
    folders,
    missing,
    faults: unsearched,
  } = findManifests(asked.names, asked.noIgnore ? 'nothing' : 'repository');
  const named = [asked.config, asked.baseline].flatMap((file) => file ?? []);
  depends?.({ files: [...files, ...missing, ...named], folders });
  for (const name of missing) terminal.complain(notThere(name));
  if (missing.length > 0) return exit.failed;
  if (files.length === 0) {
    for (const fault of unsearched) terminal.complain(fault);
    return terminal.complain(message('cli.no-manifest'));
  }
  const baseline = asked.baseline === undefined ? undefined : readBaseline(asked.baseline, asked.writeBaseline);
  if (baseline !== undefined && 'id' in baseline) return terminal.complain(baseline);
  const jobs = await jobsFor(files, asked, terminal);
  if ('id' in jobs) return terminal.complain(jobs);

  const task: Task = {
    locale: terminal.catalogue.locale,
    fix: asked.fix,
    only: asked.only,
    ignoreDisables: asked.ignoreDisables,
    allowEmpty: asked.allowEmpty,
    wants: { fixes: fixesWanted(asked.outputs), coverage: asked.coverage },
  };
  const worked = await workOnAll(jobs, task, (count) => {
    terminal.progress(count, jobs.length);
  });
  terminal.progress(0, 0);
  const done = asked.dryRun ? worked : await allWritten(worked);
  if (asked.fix !== undefined) tellRepairs(done, asked.dryRun, terminal);
  const faults = [...unsearched, ...done.flatMap((each) => ('complaint' in each ? [each.complaint] : []))];
  for (const fault of faults) terminal.complain(fault);
  const reports = done.flatMap((each) => ('report' in each ? [each.report] : []));

  if (baseline !== undefined && asked.writeBaseline) {
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
    done,
    asked,
    {
      coverage: asked.coverage,
      faults: faults.map((each) => say(each, terminal.catalogue)),
    },
    terminal,
  );
  if (fault !== undefined) return terminal.complain(fault);
  if (faults.length > 0) return exit.failed;
  const { error, warning } = countOf(judged.flatMap(({ findings }) => findings));
  return error > 0 || warning > asked.maxWarnings ? exit.errorsFound : exit.ok;
}

/** Writes what the fixes made of the files. Only here, since the threads cannot put off a signal until a file is written. */
async function allWritten(worked: readonly Done[]): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const each of worked) {
    const { report, repair } = 'report' in each ? each : {};
    const complaint =
      report === undefined || repair === undefined
        ? undefined
        : await replaceFile(report.path, repair.before, repair.after);
    done.push(complaint === undefined ? each : { complaint });
  }
  return done;
}

function repairsIn(done: readonly Done[]): readonly { readonly report: FileReport; readonly repair: Repair }[] {
  return done.flatMap((each) =>
    'report' in each && each.repair !== undefined ? [{ report: each.report, repair: each.repair }] : [],
  );
}

function tellRepairs(done: readonly Done[], dryRun: boolean, terminal: Terminal): void {
  const repairs = repairsIn(done);
  if (repairs.length === 0) terminal.tell(message('check.nothing-repaired'));
  for (const { report, repair } of repairs) {
    const counts = { path: report.path, before: repair.findings, after: report.findings.length };
    terminal.tell(message(dryRun ? 'check.repairable' : 'check.repaired', counts));
  }
}

/** A dry run shows what would change instead of the findings; outputs to files are written all the same. */
async function show(
  reports: readonly FileReport[],
  done: readonly Done[],
  asked: Asked,
  told: { readonly coverage: boolean; readonly faults: readonly string[] },
  terminal: Terminal,
): Promise<Message | undefined> {
  const visible = asked.quiet
    ? reports.map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => severity === 'error') }))
    : reports;
  if (!asked.dryRun) return writeOutputs(asked.outputs, visible, told, terminal);
  showDiffs(
    repairsIn(done).map(({ report: { name }, repair: { before, after } }) => unified(name, before, after)),
    terminal,
  );
  return writeOutputs(
    asked.outputs.filter(({ file }) => file !== undefined),
    visible,
    told,
    terminal,
  );
}

/** In the log of GitHub Actions a line of a difference could pass for a command: none is taken until a word that nobody can guess. */
function showDiffs(diffs: readonly string[], terminal: Terminal): void {
  const text = diffs.join('');
  if (text === '' || process.env['GITHUB_ACTIONS'] !== 'true') terminal.pass(text);
  else {
    const word = randomUUID();
    terminal.write(`::stop-commands::${word}\n${text}::${word}::\n`);
  }
}

/** Each file with its settings, its text where that is read already, and what it held before. */
async function jobsFor(files: readonly string[], asked: Asked, terminal: Terminal): Promise<readonly Job[] | Message> {
  const { stdinName } = asked;
  const settings = settingsFor(asked.config, terminal.catalogue);
  const before =
    asked.since === undefined
      ? undefined
      : await textsAt(
          asked.since,
          files.filter((each) => each !== '-'),
        );
  if (before !== undefined && 'id' in before) return before;
  const root = repositoryOf('.') ?? path.resolve('.');
  const jobs: Job[] = [];
  for (const file of files) {
    const own = file === '-' ? stdinName : file;
    const settled = await settings(own);
    if ('id' in settled) return settled;
    const text = file === '-' ? await readInput(own) : undefined;
    if (text !== undefined && typeof text !== 'string') return text;
    jobs.push({
      path: own,
      name: nameFrom(root, own),
      named: asked.names.includes(file),
      levels: new Map([...Object.entries(settled.rules), ...asked.levels]),
      text,
      ...(before === undefined || file === '-' ? {} : { before: before.get(file) ?? null }),
    });
  }
  return jobs;
}
