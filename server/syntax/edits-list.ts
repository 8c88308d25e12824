import type { Edit } from '../text/edit';
import type { Change, Json, Spot } from './change';
import type { Entry, Node, SyntaxFile } from './node';
import { blockText, flowText, isMap } from './render';
import type { Page } from './target';
import { behindComma, endOfValue, targetAt, type Target } from './target';

/** An item of a list in file offsets: its dash (in a flow list its value), the end of its value, and its neighbours. */
export interface Item {
  readonly flow: boolean;
  readonly start: number;
  readonly value: number;
  readonly end: number;
  readonly node: Node;
  readonly before?: { readonly end: number };
  readonly after?: { readonly start: number };
}

/** The item of a list that a target is; `undefined` where it is none. */
export function itemAt(page: Page, { document, entry, node, parent }: Target): Item | undefined {
  const base = entry.piece.start;
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
      end: endOfValue(page, base, base + entry.end),
      node,
      before: before && { end: before.piece.start + before.end },
      after: after && { start: after.piece.start },
    };
  }
  if (parent.type !== 'list') return undefined;
  const index = parent.items.indexOf(node);
  const before = parent.items[index - 1];
  const after = parent.items[index + 1];
  const start = parent.flow ? value : dashBefore(page, value);
  if (start === undefined) return undefined;
  return {
    flow: parent.flow,
    start,
    value,
    end: endOfValue(page, value, base + node.end),
    node,
    before: before && { end: base + before.end },
    after: after && { start: base + after.start },
  };
}

/** The dash of a block item; an anchor may stand between it and the value. */
function dashBefore(page: Page, value: number): number | undefined {
  for (let at = value - 1; at >= 0; at--) {
    const here = page.text[at];
    if (here === '-' && /\s/.test(page.text[at + 1] ?? ' ') && page.startsLine(at)) return at;
    if (here === '\n' && value - at > 200) return undefined;
  }
  return undefined;
}

/** Puts a new item next to another one, in its style. */
export function insertItem(
  file: SyntaxFile,
  page: Page,
  side: 'before' | 'after',
  of: Spot,
  value: Json,
): readonly Edit[] | undefined {
  const target = targetAt(file, of);
  const item = target === undefined ? undefined : itemAt(page, target);
  if (item === undefined) return undefined;
  const json = quotesOf(page, item);
  if (item.flow) {
    const text = flowText(value, json);
    const own = item.start;
    return side === 'before'
      ? [{ start: own, end: own, newText: `${text}, ` }]
      : [{ start: item.end, end: item.end, newText: `, ${text}` }];
  }
  if (!page.startsLine(item.start)) return undefined;
  const indent = page.column(item.start);
  const inner = Math.max(2, item.node.type === 'map' && !item.node.flow ? item.value - item.start : 2);
  const gap = item.value - item.start > 8 ? 2 : inner;
  const block = isMap(value) && !(item.node.type === 'map' && item.node.flow);
  const body = block ? blockText(value, indent + gap, page.style(json)) : flowText(value, json);
  const text = `${' '.repeat(indent)}-${' '.repeat(gap - 1)}${body}`;
  if (side === 'before') {
    const at = page.withComments(item.start);
    return [{ start: at, end: at, newText: `${text}${page.eol}` }];
  }
  const at = page.lineEnd(item.end);
  return [{ start: at, end: at, newText: `${page.eol}${text}` }];
}

function quotesOf(page: Page, { node, value }: Item): boolean {
  return node.type === 'map' && /^\{\s*"/.test(page.text.slice(value, value + 40));
}

/** Splits a `parallel` block after its every `size` steps, or only once. */
export function splitBlock(
  file: SyntaxFile,
  page: Page,
  { at, size, once }: Extract<Change, { do: 'split' }>,
): readonly Edit[] | undefined {
  const block = targetAt(file, at);
  const list = targetAt(file, { piece: at.piece, path: [...at.path, 'parallel'] });
  const outer = block === undefined ? undefined : itemAt(page, block);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined || block.node.borrowed === true)
    return undefined;
  const { node } = list;
  const base = block.entry.piece.start;
  const edits: Edit[] = [];
  const behind = once === true ? size + 1 : node.items.length;
  for (let index = size; index < Math.min(behind, node.items.length); index += size) {
    const target = targetAt(file, { piece: at.piece, path: [...at.path, 'parallel', index] });
    const item = target === undefined ? undefined : itemAt(page, target);
    if (item === undefined) return undefined;
    const dash = `${' '.repeat(page.column(outer.start))}- parallel:`;
    if (!node.flow) {
      const start = page.withComments(item.start);
      edits.push({ start, end: start, newText: `${dash}${page.eol}` });
    } else {
      const comma = behindComma(page, base + (node.items[index - 1]?.end ?? 0));
      if (comma === undefined) return undefined;
      const space = /^[ \t]*(?=[^\s#])/.exec(page.text.slice(comma, comma + 200))?.[0].length ?? 0;
      const key = page.quotes(base + (list.key?.start ?? 0)) ? '"parallel"' : 'parallel';
      const newText = block.node.flow
        ? outer.flow
          ? `] }, { ${key}: [`
          : `] }${page.eol}${' '.repeat(page.column(outer.start))}- { ${key}: [`
        : `]${page.eol}${dash} [`;
      edits.push({ start: comma - 1, end: comma + space, newText });
    }
  }
  return edits;
}
