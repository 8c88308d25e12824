import type { Checked, CheckedDocument } from '../../service';
import { entryIndexAt } from '../../syntax/cursor';
import type { Lines } from '../../text/lines';
import { columnOfSteps, dashColumn } from '../dash';
import { eolOf, type Typing } from './typing';

/** Where an item goes that stands on a line of its own: it takes the line's indentation along. */
export interface OwnLine {
  /** Where the line begins. */
  readonly from: number;
  /** What stands in the line before the item, with an empty line above where its neighbors have one. */
  readonly before: string;
  /** The column of the item. */
  readonly column: number;
  /** What follows the item. */
  readonly after: string;
}

/** The line of a step, and how its dash stands there. */
export interface StepLine extends OwnLine {
  /** Among the steps of a `parallel` block. */
  readonly inBlock: boolean;
  /** The dash is in its column, or deeper than those around; or it is missing, in a line that begins there, or deeper. */
  readonly dash: 'right' | 'deeper' | 'missing' | 'missing deeper';
}

/** The line of the step whose word begins there, where it stands alone in its line, behind a dash or not, among steps or deeper. */
export function lineOfStep(checked: Checked, document: CheckedDocument, start: number): StepLine | undefined {
  const { lines, text } = checked;
  const { line } = lines.position(start);
  const from = lines.start(line);
  const lead = text.slice(from, start);
  const dashed = lead.trim() === '-';
  if (!/^ *(?:- *)?$/.test(lead)) return undefined;
  const column = dashColumn(checked, from + lead.length);
  if (column === undefined || (column === 0 && !dashed)) return undefined;
  const own = lead.search(/-|$/);
  if (!dashed && (!isStep(lines, line, column) || (own > column && !endsBefore(lines, line, column)))) return undefined;
  const eol = eolOf(text);
  const spaced = stepsAround(checked, document, line, column).some((each) => isSpaced(lines, each));
  return {
    from,
    before: `${spaced && !isSpaced(lines, line) ? eol : ''}${' '.repeat(column)}- `,
    column: column + 2,
    inBlock: column > columnOfSteps(checked, start),
    after: spaced && indentOf(lines.line(line + 1)) === column ? eol : '',
    dash: dashed ? (own > column ? 'deeper' : 'right') : own > column ? 'missing deeper' : 'missing',
  };
}

/** The line of a field of the top level, where what is typed stands alone in its line, further in or not. */
export function lineOfSection({ lines, text }: Checked, { style, replace, document }: Typing): OwnLine | undefined {
  const line = lines.position(replace.start).line;
  const from = lines.start(line);
  const alone = /^ *$/.test(text.slice(from, replace.start)) && endsBefore(lines, line, 0);
  if (style.flow || style.json || document === undefined || !alone) return undefined;
  const spaced = document.syntax.sections.some(
    ({ key }) => key.start < from && isSpaced(lines, lines.position(key.start).line),
  );
  return { from, before: spaced && !isSpaced(lines, line) ? style.eol : '', column: 0, after: '' };
}

/** Whether the nearest item of a list above, at a column, is a map, as steps are. */
function isStep(lines: Lines, line: number, column: number): boolean {
  let above = line - 1;
  while (above >= 0 && !(indentOf(lines.line(above)) === column && lines.line(above).startsWith('-', column))) above--;
  return /^\s*- *(?:["']?\w+["']?\s*:|\{)/.test(lines.line(above));
}

/** Whether what stands above a line ends there: nothing that is deeper than a column follows. */
function endsBefore(lines: Lines, line: number, column: number): boolean {
  let below = line + 1;
  while (below < lines.count && lines.line(below).trim() === '') below++;
  return below >= lines.count || indentOf(lines.line(below)) <= column;
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

/** Whether a line, with the comments right above it, has an empty line above. */
function isSpaced(lines: Lines, line: number): boolean {
  let above = line - 1;
  while (above >= 0 && /^\s*#/.test(lines.line(above))) above--;
  return above < 0 || lines.line(above).trim() === '';
}

/** The lines on which the steps around a line begin, the first of all left out: what is above that one tells nothing. */
function stepsAround({ lines }: Checked, { syntax }: CheckedDocument, line: number, column: number): readonly number[] {
  const first = syntax.sections.find(({ name }) => name === 'operations')?.value.start ?? 0;
  const at = entryIndexAt(syntax, lines.start(line));
  return [at - 1, at, at + 1, at + 2, at + 3]
    .map((index) => syntax.entries[index])
    .filter((entry) => entry?.path[0] === 'operations' && entry.path.length === 2 && entry.piece.start > first)
    .map((entry) => lines.position(entry?.piece.start ?? 0).line)
    .filter((each) => each !== line && lines.line(each).startsWith('- ', column));
}
