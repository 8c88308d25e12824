import type { Checked } from '../service';
import { lastStarting } from '../text/place';
import { applyEdits, type Edit } from '../text/edit';
import { parse } from '../syntax/parse';

/**
 * The edit that moves a dash, just typed at the start of a line of `operations`, to the column of the steps around it: behind
 * a step's last field the cursor stands deeper than its dash did. None where the dash may begin a list of its own, or stands
 * right already. `offset`: behind the dash.
 */
export function dashEdits({ text, lines, syntax }: Checked, offset: number): readonly Edit[] {
  const { line } = lines.position(offset);
  const own = lines.line(line);
  const column = own.indexOf('-');
  if (!/^ *- ?$/.test(own) || offset !== lines.start(line) + column + 1) return [];
  const document = syntax.documents.findLast(({ span }) => span.start <= offset);
  const sections = (document?.sections ?? []).map((section) => ({ ...section, start: section.key.start }));
  const section = sections[lastStarting(sections, offset)];
  if (section?.name !== 'operations' || section.flow) return [];
  const to = columnAbove((above) => lines.line(above), line, column, lines.position(section.start).line);
  if (to === undefined || to >= column) return [];
  const edit = { start: lines.start(line) + to, end: lines.start(line) + column, newText: '' };
  const problems = parse(applyEdits(text, [edit])).problems.length;
  return problems <= syntax.problems.length ? [edit] : [];
}

/** The column of the nearest list above that a dash can belong to; `undefined` where it is right as it stands. */
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
    if (/^-(?: |$)/.test(content.slice(indent)) && indent <= column) return indent === column ? undefined : indent;
  }
  return undefined;
}
