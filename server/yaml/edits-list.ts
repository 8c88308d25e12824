import type { Edit } from '../text/edit';
import { isMap, type Change, type Json, type NodePath } from '../syntax/change';
import { blockText, flowText, scalarText } from './printer';
import type { EditedFile, Member } from './edited-file';

/** Inserts a new item next to another one, in its style. */
export function insertItem(
  file: EditedFile,
  side: 'before' | 'after',
  of: NodePath,
  value: Json,
): readonly Edit[] | undefined {
  const item = file.item(of);
  if (item === undefined) return undefined;
  const json = item.node.type === 'map' && file.quotes(item.value);
  if (item.flow) {
    const text = flowText(value, json);
    return side === 'before'
      ? [{ start: item.start, end: item.start, newText: `${text}, ` }]
      : [{ start: item.end, end: item.end, newText: `, ${text}` }];
  }
  const inner = Math.max(2, item.node.type === 'map' && !item.node.flow ? item.value - item.start : 2);
  const gap = item.value - item.start > 8 ? 2 : inner;
  const block = isMap(value) && !(item.node.type === 'map' && item.node.flow);
  const indent = file.column(item.start) + gap;
  const body = block ? blockText(value, indent, { json, eol: file.eol }) : flowText(value, json);
  const text = `-${' '.repeat(gap - 1)}${body}`;
  const line = (isSpaced(file, item, side) ? file.eol : '') + file.newLine(item.start);
  const at = side === 'before' ? file.itemStart(item.start) : file.lineEnd(item.end);
  return [{ start: at, end: at, newText: side === 'before' ? text + line : line + text }];
}

/** Whether a blank line separates an item from its neighbor on a side, or from the other one if it is at an end of its list. */
function isSpaced(file: EditedFile, { start, end, all, index }: Member, side: 'before' | 'after'): boolean {
  const [before, after] = [all[index - 1], all[index + 1]];
  const above = before && file.text.slice(before.end, start);
  const below = after && file.text.slice(end, after.start);
  return /\n[ \t]*\r?\n/.test((side === 'before' ? (above ?? below) : (below ?? above)) ?? '');
}

/** Splits a `parallel` block after its every `size` steps, or only once. */
export function splitBlock(
  file: EditedFile,
  { at, size, once }: Extract<Change, { do: 'split' }>,
): readonly Edit[] | undefined {
  const block = file.target(at);
  const list = file.target({ ...at, path: [...at.path, 'parallel'] });
  const outer = file.item(at);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined || block.node.aliased === true)
    return undefined;
  const { items, flow } = list.node;
  const edits: Edit[] = [];
  const behind = once === true ? size + 1 : items.length;
  for (let index = size; index < Math.min(behind, items.length); index += size) {
    const item = file.item({ ...at, path: [...at.path, 'parallel', index] });
    if (item === undefined) return undefined;
    const indent = ' '.repeat(file.column(outer.start));
    if (!flow) {
      const start = file.withComments(item.start);
      edits.push({ start, end: start, newText: `${indent}- parallel:${file.eol}` });
    } else {
      const comma = file.behindComma(item.all[index - 1]?.end ?? 0);
      if (comma === undefined) return undefined;
      const space = /^[ \t]*(?=[^\s#])/.exec(file.text.slice(comma, comma + 200))?.[0].length ?? 0;
      const key = scalarText('parallel', list.key !== undefined && file.quotes(list.key.start));
      const newText = block.node.flow
        ? outer.flow
          ? `] }, { ${key}: [`
          : `] }${file.eol}${indent}- { ${key}: [`
        : `]${file.eol}${indent}- parallel: [`;
      edits.push({ start: comma - 1, end: comma + space, newText });
    }
  }
  return edits;
}
