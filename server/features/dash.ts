import type { Checked } from '../service';
import { lastStarting } from '../text/place';
import { applyEdits, type Edit } from '../text/edit';
import { parse } from '../syntax/parse';

/**
 * The edit that moves a dash, just typed at the start of a line of `operations`, to the column of the steps around it: behind
 * a step's last field the cursor stands deeper than its dash did. None where the dash may begin a list of its own, or stands
 * right already. `offset`: behind the dash, or behind the space after it.
 */
export function dashEdits(checked: Checked, offset: number): readonly Edit[] {
  const { text, lines, syntax } = checked;
  const { line } = lines.position(offset);
  const own = lines.line(line);
  const column = own.indexOf('-');
  const behind = offset - lines.start(line) - column - 1;
  if (!/^ *- ?$/.test(own) || (behind !== 0 && behind !== 1)) return [];
  const to = dashColumn(checked, offset);
  if (to === undefined || to >= column) return [];
  const edit = { start: lines.start(line) + to, end: lines.start(line) + column, newText: '' };
  const problems = parse(applyEdits(text, [edit])).problems.length;
  return problems <= syntax.problems.length ? [edit] : [];
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
