import type { Checked } from '../service';
import { lastStarting } from '../text/place';
import type { Lines } from '../text/lines';
import { applyEdits, type Edit } from '../text/edit';
import { parse } from '../syntax/parse';

/**
 * The edits that move the dash of a step, typed deeper than those of the steps around, to their column, with what was typed
 * behind it: after a step's last field the cursor stands deeper than its dash did. They come with any letter that ends a word,
 * because who types fast has typed on before the first answer arrives. None where the dash may begin a list of its own, or
 * stands right. `offset`: behind what was typed last.
 */
export function dashEdits(checked: Checked, offset: number): readonly Edit[] {
  const { text, lines, syntax } = checked;
  const last = lines.position(offset).line;
  let first = dashAbove(lines, last + 1);
  let to = dashColumn(checked, lines.start(first));
  const column = dashIn(lines.line(first));
  // Steps that were typed behind one in the wrong place are where it is.
  while (to === column && column > columnOfSteps(checked, offset)) {
    do first = dashAbove(lines, first);
    while (dashIn(lines.line(first)) > column);
    to = dashColumn(checked, lines.start(first));
  }
  if (to === undefined || to >= column) return [];
  const edits: Edit[] = [];
  for (let line = first; line <= last; line++) {
    if (lines.line(line).trim() !== '' && lines.line(line).search(/[^ ]/) < column) return [];
    const length = Math.min(column - to, lines.line(line).length);
    edits.push({ start: lines.start(line), end: lines.start(line) + length, newText: '' });
  }
  const problems = parse(applyEdits(text, edits)).problems.length;
  return problems <= syntax.problems.length ? edits : [];
}

/** How many lines above are looked at: who types has typed no more since the last answer. */
const REACH = 100;

/** The nearest line above that begins with a dash; 0 where there is none near. */
function dashAbove(lines: Lines, line: number): number {
  for (let above = line - 1; above > 0 && above > line - REACH; above--) {
    if (dashIn(lines.line(above)) >= 0) return above;
    if (/^[^ #]/.test(lines.line(above))) return 0;
  }
  return 0;
}

/** The column of the dash that a line begins with; -1 for any other line. */
function dashIn(line: string): number {
  return /^ *-(?: |$)/.test(line) ? line.indexOf('-') : -1;
}

/** The column of the steps of `operations` in the document of an offset. */
export function columnOfSteps({ lines, syntax }: Checked, offset: number): number {
  const document = syntax.documents.findLast(({ span }) => span.start <= offset);
  const steps = document?.sections.find(({ name }) => name === 'operations');
  return steps === undefined ? 0 : lines.position(steps.value.start).character;
}

/**
 * The column that the dash of a step on the line of an offset belongs to: that of the nearest steps above which do not stand
 * deeper than the line does. `undefined` outside `operations`, and where the line continues a list or a text.
 */
export function dashColumn({ lines, syntax }: Checked, offset: number): number | undefined {
  const { line } = lines.position(offset);
  const document = syntax.documents.findLast(({ span }) => span.start <= offset);
  const sections = (document?.sections ?? []).map((section) => ({ ...section, start: section.key.start }));
  const section = sections[lastStarting(sections, offset)];
  if (section?.name !== 'operations' || section.flow) return undefined;
  const column = lines.line(line).search(/[^ ]|$/);
  return columnAbove((above) => lines.line(above), line, column, lines.position(section.start).line);
}

/** The column of the nearest list above that a dash can belong to; `undefined` where it begins or continues something else. */
function columnAbove(
  lineAt: (line: number) => string,
  line: number,
  column: number,
  first: number,
): number | undefined {
  /** Of the lines seen so far, those further out hold those further in. */
  let outermost = Infinity;
  for (let above = line - 1; above > first; above--) {
    const content = lineAt(above);
    const indent = content.search(/[^ ]/);
    if (indent < 0 || content[indent] === '#') continue;
    // A field without a value, or a text of several lines, takes the dash as its own.
    const nearest = outermost === Infinity;
    if (nearest && /:\s*(?:#.*)?$/.test(content)) return undefined;
    if (indent >= outermost) continue;
    outermost = indent;
    if ((nearest || indent < column) && /[|>][-+\d]*\s*(?:#.*)?$/.test(content)) return undefined;
    if (/^-(?: |$)/.test(content.slice(indent)) && indent <= column) return indent;
  }
  return undefined;
}
