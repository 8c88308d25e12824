import { message, type Message } from '../../messages/message';
import { replaceFiles } from '../../files/replace-file';
import { pathOf, shownPath, type RunFiles } from '../input/included';
import { isTerraformName } from '../../terraform/file-kind';
import type { FileReport } from '../formats/report';
import type { Terminal } from './command';
import { checkFile, type FileJob, type FileResult, type FixedFile, type CheckRequest } from './check-file';

/** Lets the manifests that are checked later see what fixes make of the files that they include. */
export function followFixes(result: FileResult, included: RunFiles): void {
  if (!('report' in result) || result.fixedFile === undefined) return;
  const { report, fixedFile } = result;
  for (const [file, after] of fixedFile.others) {
    const before = included.read(file);
    if (typeof before === 'string') included.replace(file, before, after);
  }
  if (fixedFile.after !== fixedFile.before) included.replace(pathOf(report.path), fixedFile.before, fixedFile.after);
}

/** Checks those again that fixes of others changed, or whose included files they changed. */
export function recheck(jobs: readonly FileJob[], results: FileResult[], request: CheckRequest): void {
  const changed = new Set(
    results.flatMap((each) => ('report' in each ? [...(each.fixedFile?.others.keys() ?? [])] : [])),
  );
  if (changed.size === 0) return;
  for (const [index, job] of jobs.entries()) {
    const before = results[index];
    if (before === undefined || !('report' in before)) continue;
    if (![pathOf(job.path), ...before.includes].some((file) => changed.has(file))) continue;
    results[index] = { ...before, ...checkFile(job, { ...request, fix: undefined }), fixedFile: before.fixedFile };
  }
}

/** Writes the files that fixes changed, each once. Those that were fixed together are written together, or none of them is. */
export async function allWritten(results: readonly FileResult[], included: RunFiles): Promise<readonly FileResult[]> {
  const done: FileResult[] = [];
  const faults = new Map<string, Message | undefined>();
  for (const each of results) {
    if (!('report' in each) || each.fixedFile === undefined) {
      done.push(each);
      continue;
    }
    const own = pathOf(each.report.path);
    const shown = new Map([...each.fixedFile.others.keys()].map((file) => [pathOf(file), shownPath(file)]));
    const changed = [...shown.set(own, each.report.path)].flatMap(([file, name]) => {
      const change = included.changes.get(file);
      return change === undefined ? [] : [{ file, name, ...change }];
    });
    const open = changed.filter(({ file }) => !faults.has(file));
    const earlier = changed.map(({ file }) => faults.get(file)).find((fault) => fault !== undefined);
    const fault = earlier ?? (await replaceFiles(open));
    for (const { file } of open) faults.set(file, fault);
    done.push(fault === undefined ? each : { complaint: fault });
  }
  return done;
}

function fixedFiles(
  done: readonly FileResult[],
): readonly { readonly report: FileReport; readonly fixedFile: FixedFile }[] {
  return done.flatMap((each) => {
    if (!('report' in each) || each.fixedFile === undefined) return [];
    return [{ report: each.report, fixedFile: each.fixedFile }];
  });
}

/** Says which files fixes changed, or would change. */
export function tellFixes(
  done: readonly FileResult[],
  plans: readonly FileJob[],
  included: RunFiles,
  dryRun: boolean,
  terminal: Terminal,
): void {
  for (const plan of plans) terminal.tell(message('check.plan-not-repaired', { path: plan.path }));
  const all = fixedFiles(done);
  if (all.length === 0) terminal.tell(message('check.nothing-repaired'));
  for (const { report, fixedFile } of all) {
    const counts = { path: report.path, before: fixedFile.findings, after: report.findings.length };
    terminal.tell(message(dryRun ? 'check.repairable' : 'check.repaired', counts));
  }
  const own = new Set(all.map(({ report }) => pathOf(report.path)));
  for (const file of included.changes.keys()) {
    if (own.has(file) || isTerraformName(file)) continue;
    const id = dryRun ? 'check.repairable-included' : 'check.repaired-included';
    terminal.tell(message(id, { path: shownPath(file) }));
  }
}
