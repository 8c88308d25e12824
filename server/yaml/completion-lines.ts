import { entryIndexAt } from '../syntax/cursor';
import type { CompletionContext, OwnLine, ParsedText, StepLine } from '../syntax/frontend';
import type { SyntaxDocument } from '../syntax/node';
import type { Lines } from '../text/lines';
import { eolOf } from '../text/line-end';
import { columnOfSteps, dashColumn, dashesIn } from './on-type-dash';

/**
 * The line of the step that starts with the word at `start`, if the word is alone on its line, apart from a dash, among the steps
 * or deeper.
 */
export function lineOfStep(source: ParsedText, document: SyntaxDocument, start: number): StepLine | undefined {
  const { lines } = source;
  const { text } = source.syntax;
  const { line } = lines.position(start);
  const from = lines.start(line);
  const lead = text.slice(from, start);
  const dashed = lead.trim() === '-';
  if (!/^ *(?:- *)?$/.test(lead)) return undefined;
  const column = dashColumn(source, from + lead.length);
  if (column === undefined || (column === 0 && !dashed)) return undefined;
  const own = lead.search(/-|$/);
  if (!dashed && (!isStep(lines, line, column) || (own > column && !endsBefore(lines, line, column)))) return undefined;
  const eol = eolOf(text);
  const spaced = stepsAround(source, document, line, column).some((each) => isSpaced(lines, each));
  return {
    from,
    before: `${spaced && !isSpaced(lines, line) ? eol : ''}${' '.repeat(column)}- `,
    column: column + 2,
    inBlock: column > columnOfSteps(source, start),
    after: spaced && indentOf(lines.line(line + 1)) === column ? eol : '',
    dash: dashed ? (own > column ? 'deeper' : 'right') : own > column ? 'missing deeper' : 'missing',
  };
}

/** The line of a top-level field, if the word is alone on its line, indented or not. */
export function lineOfSection(
  { lines, syntax: { text } }: ParsedText,
  { notation, replace, document }: CompletionContext,
): OwnLine | undefined {
  const line = lines.position(replace.start).line;
  const from = lines.start(line);
  const alone = /^ *$/.test(text.slice(from, replace.start)) && endsBefore(lines, line, 0);
  if (!notation.inLines || document === undefined || !alone) return undefined;
  const spaced = document.sections.some(
    ({ key }) => key.start < from && isSpaced(lines, lines.position(key.start).line),
  );
  return { from, before: spaced && !isSpaced(lines, line) ? eolOf(text) : '', column: 0, after: '' };
}

/** Whether the nearest list item above, at a column, is a map, as steps are, or a chain of them. */
function isStep(lines: Lines, line: number, column: number): boolean {
  let above = line - 1;
  while (above >= 0 && !dashesIn(lines.line(above)).includes(column)) above--;
  return /^(?:- *)+(?:["']?\w+["']?\s*:|\{)/.test(lines.line(above).slice(column));
}

/** Whether the collection above a line ends there: the next content is not deeper than a column. */
function endsBefore(lines: Lines, line: number, column: number): boolean {
  let below = line + 1;
  while (below < lines.count && lines.line(below).trim() === '') below++;
  return below >= lines.count || indentOf(lines.line(below)) <= column;
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

/** Whether there is a blank line above a line and its comments. */
function isSpaced(lines: Lines, line: number): boolean {
  let above = line - 1;
  while (above >= 0 && /^\s*#/.test(lines.line(above))) above--;
  return above < 0 || lines.line(above).trim() === '';
}

/** The lines on which the surrounding steps start, without the first, which has no spacing before it. */
function stepsAround({ lines }: ParsedText, document: SyntaxDocument, line: number, column: number): readonly number[] {
  const first = document.sections.find(({ name }) => name === 'operations')?.value.start ?? 0;
  const at = entryIndexAt(document, lines.start(line));
  return [at - 1, at, at + 1, at + 2, at + 3]
    .map((index) => document.entries[index])
    .filter((entry) => entry?.path[0] === 'operations' && entry.path.length === 2 && entry.anchor.start > first)
    .map((entry) => lines.position(entry?.anchor.start ?? 0).line)
    .filter((each) => each !== line && lines.line(each).startsWith('- ', column));
}
