import type { Edit } from '../text/edit';
import type { NodePath } from '../syntax/change';
import { remove } from './edits-remove';
import type { EditedFile } from './edited-file';

/** Moves an item with its comments before another one of a block list, with that item's indentation. */
export function moveItem(file: EditedFile, from: NodePath, before: NodePath): readonly Edit[] | undefined {
  const item = file.item(from);
  const goal = file.item(before);
  if (item === undefined || goal === undefined) return undefined;
  const removal = remove(file, { at: emptiedBy(file, from) });
  if (removal === undefined) return undefined;
  if (goal.flow) {
    if (!item.flow) return undefined;
    const text = file.text.slice(item.value, item.end);
    return [...removal, { start: goal.start, end: goal.start, newText: `${text}, ` }];
  }
  const start = file.itemStart(goal.start);
  const text = item.flow
    ? `- ${file.text.slice(item.value, item.end)}`
    : shifted(
        file.text.slice(file.itemStart(item.start), file.lineEnd(item.end)),
        file.column(goal.start) - file.column(item.start),
      );
  if (item.flow && text.includes('\n')) return undefined;
  return [{ start, end: start, newText: text + file.newLine(goal.start) }, ...removal];
}

/** The item that is removed with a step: the step itself, or the chain and the block that would become empty. */
function emptiedBy(file: EditedFile, at: NodePath): NodePath {
  if (file.item(at)?.all.length !== 1 || at.path.length === 0) return at;
  // The path of a step in a block has two parts, and a step in a chain has one more.
  return emptiedBy(file, { ...at, path: at.path.slice(0, at.path.length === 2 ? 0 : 2) });
}

/** Text with another indentation of its lines, except for the first one. */
function shifted(text: string, by: number): string {
  return text
    .split('\n')
    .map((line, index) =>
      index === 0 || line.trim() === ''
        ? line
        : by > 0
          ? ' '.repeat(by) + line
          : line.slice(Math.min(-by, line.length - line.trimStart().length)),
    )
    .join('\n');
}
