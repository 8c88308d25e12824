import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../files/read';
import { message } from '../../messages/message';
import { CommandError, demand } from './command-error';
import { slashed } from './names';
import { replaceFile } from '../../files/replace-file';
import type { FileReport, FindingReport } from '../formats/report';

/** Accepted findings: how often each fingerprint occurs, by file and rule. */
type Known = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** A baseline file. Its file names are relative to its own folder. */
export interface Baseline {
  readonly path: string;
  readonly text: string | undefined;
  readonly files: Known;
}

/** Reads a baseline. It may be missing if it is about to be written. Ends the command if it is invalid or cannot be read. */
export function readBaseline(file: string, write: boolean): Baseline {
  if (write && !existsSync(file)) {
    const reason = message('cli.reason.not-there');
    if (!existsSync(path.dirname(file))) throw new CommandError(message('cli.cannot-write', { path: file, reason }));
    return { path: file, text: undefined, files: {} };
  }
  const text = demand(readText(file));
  const files = knownIn(text);
  if (files === undefined) throw new CommandError(message('check.bad-baseline', { path: file }));
  return { path: file, text, files };
}

function knownIn(text: string): Known | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value['version'] !== 1 || !isRecord(value['files'])) return undefined;
    for (const rules of Object.values(value['files'])) {
      if (!isRecord(rules)) return undefined;
      for (const counts of Object.values(rules))
        if (!isRecord(counts) || !Object.values(counts).every((count) => Number.isInteger(count))) return undefined;
    }
    return value['files'] as Known;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Separates new findings from known ones, and counts the known ones and the entries that no longer occur. Equal lines are counted: if
 * two of three are known, the third is new.
 */
export function compared(files: readonly FileReport[], baseline: Baseline) {
  const nameIn = namesFor(baseline.path);
  let known = 0;
  let gone = 0;
  const left = files.map((file): FileReport => {
    const name = nameIn(file.path);
    const own = Object.hasOwn(baseline.files, name) ? (baseline.files[name] ?? {}) : {};
    const counts = new Map<string, number>(
      Object.entries(own).flatMap(([rule, hashes]) =>
        Object.entries(hashes).map(([hash, count]) => [`${rule} ${hash}`, count] as const),
      ),
    );
    const findings: FindingReport[] = [];
    const suppressed = [...file.suppressed];
    for (const finding of file.findings) {
      const key = `${finding.rule} ${hashOf(finding)}`;
      const count = counts.get(key) ?? 0;
      if (count > 0) {
        counts.set(key, count - 1);
        suppressed.push({ ...finding, suppressed: { by: 'baseline' } });
        known++;
      } else findings.push(finding);
    }
    for (const count of counts.values()) gone += count;
    return { ...file, findings, suppressed };
  });
  for (const [name, rules] of Object.entries(baseline.files))
    if (isLost(name, baseline))
      for (const counts of Object.values(rules)) for (const count of Object.values(counts)) gone += count;
  return { files: left, known, gone };
}

/**
 * Writes the findings as the baseline. Entries of existing files that were not checked are preserved. Ends the command if it cannot be
 * written.
 */
export async function writeBaseline(files: readonly FileReport[], baseline: Baseline): Promise<void> {
  const { path: file, text } = baseline;
  const nameIn = namesFor(file);
  const known = new Map(Object.entries(baseline.files).filter(([name]) => !isLost(name, baseline)));
  for (const report of files) {
    const name = nameIn(report.path);
    if (report.findings.length === 0) known.delete(name);
    else known.set(name, countsOf(report.findings));
  }
  const written = `${JSON.stringify({ version: 1, files: sorted(Object.fromEntries(known)) }, null, 2)}\n`;
  const fault = written === text ? undefined : await replaceFile(file, text, written);
  if (fault !== undefined) throw new CommandError(fault);
}

/** Whether a file in the baseline no longer exists. */
function isLost(name: string, { path: file }: Baseline): boolean {
  return !existsSync(path.resolve(path.dirname(file), name));
}

function countsOf(findings: readonly FindingReport[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const rules: Record<string, Record<string, number>> = {};
  for (const finding of findings) {
    const hashes = (rules[finding.rule] ??= {});
    const hash = hashOf(finding);
    hashes[hash] = (hashes[hash] ?? 0) + 1;
  }
  return sorted(Object.fromEntries(Object.entries(rules).map(([rule, hashes]) => [rule, sorted(hashes)])));
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A fingerprint without its number, because equal lines are counted here. */
function hashOf({ fingerprint }: FindingReport): string {
  return fingerprint.slice(0, fingerprint.indexOf(':'));
}

/** Returns a function that names files relative to the baseline, so that it is valid in any working directory. */
function namesFor(baseline: string): (file: string) => string {
  const folder = realFolderOf(baseline);
  return (file) => slashed(path.relative(folder, path.join(realFolderOf(file), path.basename(file))));
}

/** The real path of the folder of a file, with links resolved as far as they exist. */
function realFolderOf(file: string): string {
  const folder = path.dirname(path.resolve(file));
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
