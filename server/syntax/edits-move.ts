import type { Edit } from '../text/edit';
import type { Spot } from './change';
import { itemAt } from './edits-list';
import { remove } from './edits-remove';
import type { SyntaxFile } from './node';
import { targetAt, type Page } from './target';

/** Moves an item with its comments before another one of a block list, indented as that one is. */
export function moveItem(file: SyntaxFile, page: Page, from: Spot, before: Spot): readonly Edit[] | undefined {
  const source = targetAt(file, from);
  const aim = targetAt(file, before);
  const item = source === undefined ? undefined : itemAt(page, source);
  const goal = aim === undefined ? undefined : itemAt(page, aim);
  if (source === undefined || item === undefined || goal === undefined || source.node.borrowed === true)
    return undefined;
  const alone = item.before === undefined && item.after === undefined;
  // A block that would be left without steps goes as a whole.
  const gone = alone && from.path.length > 0 ? targetAt(file, { piece: from.piece, path: [] }) : source;
  const goneItem = gone === undefined ? undefined : itemAt(page, gone);
  if (goneItem === undefined || gone === undefined) return undefined;
  const removal = remove(file, page, gone, { at: gone === source ? from : { piece: from.piece, path: [] } });
  if (removal === undefined) return undefined;
  if (goal.flow) {
    const text = page.text.slice(item.value, item.end);
    if (!item.flow) return undefined;
    return [...removal, { start: goal.start, end: goal.start, newText: `${text}, ` }];
  }
  const indent = page.column(goal.start);
  const at = page.withComments(goal.start);
  const text = item.flow
    ? `${' '.repeat(indent)}- ${page.text.slice(item.value, item.end)}`
    : shifted(page.text.slice(page.withComments(item.start), page.lineEnd(item.end)), indent - page.column(item.start));
  if (item.flow && text.includes('\n')) return undefined;
  return [{ start: at, end: at, newText: `${text}${page.eol}` }, ...removal];
}

function shifted(text: string, by: number): string {
  if (by === 0) return text;
  return text
    .split('\n')
    .map((line) =>
      line.trim() === ''
        ? line
        : by > 0
          ? ' '.repeat(by) + line
          : line.slice(Math.min(-by, line.length - line.trimStart().length)),
    )
    .join('\n');
}
