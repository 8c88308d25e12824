import { documentAt } from '../syntax/cursor';
import type { ParsedText } from '../syntax/frontend';
import { lastStarting } from '../text/anchored-span';
import { applyEdits, type Edit } from '../text/edit';
import type { Lines } from '../text/lines';
import { parse } from './parse';

/**
 * The edits that move the dash of a step, and the text typed after it, to the column of the surrounding steps, if it is deeper.
 * After the last field of a step, the cursor is deeper than the step's dash. The edits are computed after any character that ends a
 * word, because fast typing is ahead of the first response. None if the dash may start another list, or is already in the right
 * column. `offset` is after the last typed character.
 */
export function dashEdits(source: ParsedText, offset: number): readonly Edit[] {
  const { lines, syntax } = source;
  const last = lines.position(offset).line;
  let first = dashAbove(lines, last + 1);
  let to = dashColumn(source, lines.start(first));
  const column = dashIn(lines.line(first));
  // Steps that were typed after a misplaced one are in the same column as that one.
  while (to === column && column > columnOfSteps(source, offset)) {
    do first = dashAbove(lines, first);
    while (dashIn(lines.line(first)) > column);
    to = dashColumn(source, lines.start(first));
  }
  if (to === undefined || to >= column) return [];
  const edits: Edit[] = [];
  for (let line = first; line <= last; line++) {
    if (lines.line(line).trim() !== '' && lines.line(line).search(/[^ ]/) < column) return [];
    const length = Math.min(column - to, lines.line(line).length);
    edits.push({ start: lines.start(line), end: lines.start(line) + length, newText: '' });
  }
  const problems = parse(applyEdits(syntax.text, edits)).problems.length;
  return problems <= syntax.problems.length ? edits : [];
}

/** The number of lines above to examine. More cannot have been typed since the last response. */
const REACH = 100;

/** The nearest line above that starts with a dash; 0 if there is none nearby. */
function dashAbove(lines: Lines, line: number): number {
  for (let above = line - 1; above > 0 && above > line - REACH; above--) {
    if (dashIn(lines.line(above)) >= 0) return above;
    if (/^[^ #]/.test(lines.line(above))) return 0;
  }
  return 0;
}

/** The columns of the dashes that a line starts with: several for nested lists, as in `- - a`. */
export function dashesIn(line: string): readonly number[] {
  const lead = /^ *(?:-(?: +|$))*/.exec(line)?.[0] ?? '';
  return [...lead.matchAll(/-/g)].map(({ index }) => index);
}

/** The column of the dash that a line starts with, or -1. */
function dashIn(line: string): number {
  return /^ *-(?: |$)/.test(line) ? line.indexOf('-') : -1;
}

/** The column of the steps of `operations` in the document at an offset. */
export function columnOfSteps({ lines, syntax }: ParsedText, offset: number): number {
  const steps = documentAt(syntax, offset)?.sections.find(({ name }) => name === 'operations');
  return steps === undefined ? 0 : lines.position(steps.value.start).character;
}

/**
 * The column for the dash of a step on the line of an offset: that of the nearest steps above that are not deeper than the line.
 * `undefined` outside of `operations`, and if the line continues a list or a text.
 */
export function dashColumn({ lines, syntax }: ParsedText, offset: number): number | undefined {
  const { line } = lines.position(offset);
  const sections = (documentAt(syntax, offset)?.sections ?? []).map((section) => ({
    ...section,
    start: section.key.start,
  }));
  const section = sections[lastStarting(sections, offset)];
  if (section?.name !== 'operations' || section.flow) return undefined;
  const column = lines.line(line).search(/[^ ]|$/);
  return columnAbove((above) => lines.line(above), line, column, lines.position(section.start).line);
}

/** The column of the nearest list above that the dash can belong to; `undefined` if it starts or continues something else. */
function columnAbove(
  lineAt: (line: number) => string,
  line: number,
  column: number,
  first: number,
): number | undefined {
  /** The smallest indentation so far. Only lines with less can contain the line. */
  let outermost = Infinity;
  for (let above = line - 1; above > first; above--) {
    const content = lineAt(above);
    const indent = content.search(/[^ ]/);
    if (indent < 0 || content[indent] === '#') continue;
    // The dash belongs to a field without a value, or to a multi-line text.
    const nearest = outermost === Infinity;
    if (nearest && /:\s*(?:#.*)?$/.test(content)) return undefined;
    if (indent >= outermost) continue;
    outermost = indent;
    if ((nearest || indent < column) && /[|>][-+\d]*\s*(?:#.*)?$/.test(content)) return undefined;
    const dash = dashesIn(content).findLast((each) => each <= column);
    if (dash !== undefined) return dash;
  }
  return undefined;
}
