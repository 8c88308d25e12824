import { lineChanges, linesOf, type LineChange } from '../../text/line-changes';

/** The number of unchanged lines around a change. */
const CONTEXT = 3;

/** The difference of two versions of a file as a unified diff; empty if there is none. */
export function unified(name: string, before: string, after: string): string {
  const a = linesOf(before);
  const b = linesOf(after);
  const hunks = joined(lineChanges(a, b)).map((changes) => hunk(changes, a, b));
  return hunks.length === 0 ? '' : `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n${hunks.join('')}`;
}

/** Groups changes whose contexts touch. */
function joined(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end;
    if (last !== undefined && end !== undefined && change.start - end <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(changes: readonly LineChange[], a: readonly string[], b: readonly string[]): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return '';
  const start = Math.max(0, first.start - CONTEXT);
  const end = Math.min(a.length, last.end + CONTEXT);
  const newStart = first.newStart - (first.start - start);
  const newEnd = last.newEnd + (end - last.end);
  const body: string[] = [];
  let done = start;
  for (const change of changes) {
    body.push(...a.slice(done, change.start).map((line) => marked(' ', line)));
    body.push(...a.slice(change.start, change.end).map((line) => marked('-', line)));
    body.push(...b.slice(change.newStart, change.newEnd).map((line) => marked('+', line)));
    done = change.end;
  }
  body.push(...a.slice(done, end).map((line) => marked(' ', line)));
  return `@@ -${extent(start, end)} +${extent(newStart, newEnd)} @@\n${body.join('')}`;
}

/** One-based line and number of lines. For an empty range, the line before it. */
function extent(start: number, end: number): string {
  const count = end - start;
  return count === 1 ? String(start + 1) : `${String(count === 0 ? start : start + 1)},${String(count)}`;
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

/** A file name with control or invisible characters is quoted like git and patch do, so that it stays on its line. */
function quoted(name: string): string {
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/u.test(name)) return name;
  const escape = (part: string): string =>
    [...Buffer.from(part)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return `"${name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/gu, escape)}"`;
}
