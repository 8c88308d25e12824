import type { Edit } from '../text/edit';
import type { NodePath } from '../syntax/change';
import { itemAt } from './edits-list';
import { remove } from './edits-remove';
import type { SyntaxFile } from '../syntax/node';
import { targetAt } from '../syntax/target';
import { type LineMap } from './edit-target';

/** Moves an item with its comments before another one of a block list, with that item's indentation. */
export function moveItem(
  file: SyntaxFile,
  lines: LineMap,
  from: NodePath,
  before: NodePath,
): readonly Edit[] | undefined {
  const source = targetAt(file, from);
  const aim = targetAt(file, before);
  const item = source === undefined ? undefined : itemAt(lines, source);
  const goal = aim === undefined ? undefined : itemAt(lines, aim);
  if (source === undefined || item === undefined || goal === undefined || source.node.aliased === true)
    return undefined;
  const at = emptiedBy(file, lines, from);
  const gone = targetAt(file, at);
  const removal = gone === undefined ? undefined : remove(file, lines, gone, { at });
  if (removal === undefined) return undefined;
  if (goal.flow) {
    const text = lines.text.slice(item.value, item.end);
    if (!item.flow) return undefined;
    return [...removal, { start: goal.start, end: goal.start, newText: `${text}, ` }];
  }
  const indent = lines.column(goal.start);
  const start = lines.itemStart(goal.start);
  const text = item.flow
    ? `- ${lines.text.slice(item.value, item.end)}`
    : shifted(
        lines.text.slice(lines.itemStart(item.start), lines.lineEnd(item.end)),
        indent - lines.column(item.start),
      );
  if (item.flow && text.includes('\n')) return undefined;
  return [{ start, end: start, newText: `${text}${lines.eol}${' '.repeat(indent)}` }, ...removal];
}

/** The item that is removed with a step: the step itself, or the chain and the block that would become empty. */
function emptiedBy(file: SyntaxFile, lines: LineMap, at: NodePath): NodePath {
  const target = targetAt(file, at);
  const item = target === undefined ? undefined : itemAt(lines, target);
  const alone = item !== undefined && item.before === undefined && item.after === undefined;
  if (!alone || at.path.length === 0) return at;
  // The path of a step in a block has two parts, and a step in a chain has one more.
  return emptiedBy(file, lines, { anchor: at.anchor, path: at.path.slice(0, at.path.length === 2 ? 0 : 2) });
}

/** Text with another indentation of its lines, except for the first one. */
function shifted(text: string, by: number): string {
  if (by === 0) return text;
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
