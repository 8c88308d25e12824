import type { Edit } from '../text/edit';
import type { Change, Json, NodePath } from '../syntax/change';
import type { Entry, Node, SyntaxFile } from '../syntax/node';
import { blockText, flowText, isMap } from './printer';
import type { LineMap } from './edit-target';
import { targetAt, type Target } from '../syntax/target';
import { behindComma, endOfValue } from './edit-target';

/** An item of a list in file offsets: its dash (in a flow list its value), the end of its value, and its neighbors. */
export interface Item {
  readonly flow: boolean;
  readonly start: number;
  readonly value: number;
  readonly end: number;
  readonly node: Node;
  readonly before?: { readonly end: number };
  readonly after?: { readonly start: number };
}

/** The list item of a target; `undefined` if the target is not a list item. */
export function itemAt(lines: LineMap, { document, entry, node, parent }: Target): Item | undefined {
  const base = entry.anchor.start;
  const value = base + node.start;
  if (parent === undefined) {
    const section = document.sections.find((each) => each.name === entry.path[0]);
    if (section === undefined || entry.key !== undefined) return undefined;
    const siblings: readonly Entry[] = document.entries.filter(
      (each) => each.path[0] === section.name && each.path.length === 2,
    );
    const index = siblings.indexOf(entry);
    const before = siblings[index - 1];
    const after = siblings[index + 1];
    return {
      flow: section.flow,
      start: base,
      value,
      end: endOfValue(lines, base, base + entry.end),
      node,
      before: before && { end: before.anchor.start + before.end },
      after: after && { start: after.anchor.start },
    };
  }
  if (parent.type !== 'list') return undefined;
  const index = parent.items.indexOf(node);
  const before = parent.items[index - 1];
  const after = parent.items[index + 1];
  const start = parent.flow ? value : dashBefore(lines, value);
  if (start === undefined) return undefined;
  return {
    flow: parent.flow,
    start,
    value,
    end: endOfValue(lines, value, base + node.end),
    node,
    before: before && { end: base + before.end },
    after: after && { start: base + after.start },
  };
}

/** The dash of a block item. There may be an anchor between the dash and the value. */
export function dashBefore(lines: LineMap, value: number): number | undefined {
  for (let at = value - 1; at >= 0; at--) {
    const here = lines.text[at];
    if (here === '-' && /\s/.test(lines.text[at + 1] ?? ' ') && lines.afterDashes(at)) return at;
    if (here === '\n' && value - at > 200) return undefined;
  }
  return undefined;
}

/** Inserts a new item next to another one, in its style. */
export function insertItem(
  file: SyntaxFile,
  lines: LineMap,
  side: 'before' | 'after',
  of: NodePath,
  value: Json,
): readonly Edit[] | undefined {
  const target = targetAt(file, of);
  const item = target === undefined ? undefined : itemAt(lines, target);
  if (item === undefined) return undefined;
  const json = item.node.type === 'map' && lines.quotes(item.value);
  if (item.flow) {
    const text = flowText(value, json);
    const own = item.start;
    return side === 'before'
      ? [{ start: own, end: own, newText: `${text}, ` }]
      : [{ start: item.end, end: item.end, newText: `, ${text}` }];
  }
  if (!lines.afterDashes(item.start)) return undefined;
  const indent = lines.column(item.start);
  const inner = Math.max(2, item.node.type === 'map' && !item.node.flow ? item.value - item.start : 2);
  const gap = item.value - item.start > 8 ? 2 : inner;
  const block = isMap(value) && !(item.node.type === 'map' && item.node.flow);
  const body = block ? blockText(value, indent + gap, lines.style(json)) : flowText(value, json);
  const text = `-${' '.repeat(gap - 1)}${body}`;
  const pad = ' '.repeat(indent);
  const space = lines.eol.repeat(isSpaced(lines, item, side) ? 2 : 1);
  if (side === 'before') {
    const at = lines.itemStart(item.start);
    return [{ start: at, end: at, newText: `${text}${space}${pad}` }];
  }
  const at = lines.lineEnd(item.end);
  return [{ start: at, end: at, newText: `${space}${pad}${text}` }];
}

/** Whether a blank line separates an item from its neighbor on a side, or from the other one if it is at an end of its list. */
function isSpaced(lines: LineMap, { start, end, before, after }: Item, side: 'before' | 'after'): boolean {
  const above = before && lines.text.slice(before.end, start);
  const below = after && lines.text.slice(end, after.start);
  return /\n[ \t]*\r?\n/.test((side === 'before' ? (above ?? below) : (below ?? above)) ?? '');
}

/** Splits a `parallel` block after its every `size` steps, or only once. */
export function splitBlock(
  file: SyntaxFile,
  lines: LineMap,
  { at, size, once }: Extract<Change, { do: 'split' }>,
): readonly Edit[] | undefined {
  const block = targetAt(file, at);
  const list = targetAt(file, { anchor: at.anchor, path: [...at.path, 'parallel'] });
  const outer = block === undefined ? undefined : itemAt(lines, block);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined || block.node.aliased === true)
    return undefined;
  const { node } = list;
  const base = block.entry.anchor.start;
  const edits: Edit[] = [];
  const behind = once === true ? size + 1 : node.items.length;
  for (let index = size; index < Math.min(behind, node.items.length); index += size) {
    const target = targetAt(file, { anchor: at.anchor, path: [...at.path, 'parallel', index] });
    const item = target === undefined ? undefined : itemAt(lines, target);
    if (item === undefined) return undefined;
    const dash = `${' '.repeat(lines.column(outer.start))}- parallel:`;
    if (!node.flow) {
      const start = lines.withComments(item.start);
      edits.push({ start, end: start, newText: `${dash}${lines.eol}` });
    } else {
      const comma = behindComma(lines, base + (node.items[index - 1]?.end ?? 0));
      if (comma === undefined) return undefined;
      const space = /^[ \t]*(?=[^\s#])/.exec(lines.text.slice(comma, comma + 200))?.[0].length ?? 0;
      const key = lines.quotes(base + (list.key?.start ?? 0)) ? '"parallel"' : 'parallel';
      const newText = block.node.flow
        ? outer.flow
          ? `] }, { ${key}: [`
          : `] }${lines.eol}${' '.repeat(lines.column(outer.start))}- { ${key}: [`
        : `]${lines.eol}${dash} [`;
      edits.push({ start: comma - 1, end: comma + space, newText });
    }
  }
  return edits;
}
