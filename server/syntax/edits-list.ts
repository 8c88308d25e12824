import type { Edit } from '../text/edit';
import type { Change, Json, Spot } from './change';
import type { Entry, Node, SyntaxFile } from './node';
import { blockText, flowText, isMap } from './render';
import type { Page } from './target';
import { endOfValue, targetAt, type Target } from './target';

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

/** Takes an item out of its list; the last one leaves an empty list. */
export function removeItem(file: SyntaxFile, page: Page, target: Target, at: Spot): readonly Edit[] | undefined {
  const item = itemAt(page, target);
  if (item === undefined) return undefined;
  if (item.before === undefined && item.after === undefined) return emptied(file, page, target, at);
  if (item.flow) {
    if (item.after !== undefined) return [{ start: item.start, end: item.after.start, newText: '' }];
    return item.before === undefined ? undefined : [{ start: item.before.end, end: item.end, newText: '' }];
  }
  if (!page.startsLine(item.start)) return undefined;
  return [linesOf(page, item)];
}

function linesOf(page: Page, item: Item): Edit {
  const start = page.withComments(item.start);
  const end = page.nextLine(item.end);
  const atEnd = end === page.text.length && !page.text.endsWith('\n') && start > 0;
  return { start: atEnd ? page.lineEnd(start - 1) : start, end, newText: '' };
}

function emptied(
  file: SyntaxFile,
  page: Page,
  { document, entry, parent }: Target,
  at: Spot,
): readonly Edit[] | undefined {
  if (parent === undefined) {
    const section = document.sections.find((each) => each.name === entry.path[0]);
    if (section === undefined) return undefined;
    const colon = page.text.indexOf(':', section.key.end) + 1;
    const end = endOfValue(page, section.value.start, Math.max(section.value.start, entry.piece.start + entry.end));
    return section.flow ? [{ ...section.value, newText: '[]' }] : [{ start: colon, end, newText: ' []' }];
  }
  const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
  if (holder?.key === undefined) return undefined;
  const base = entry.piece.start;
  const colon = page.text.indexOf(':', base + holder.key.end) + 1;
  const start = base + parent.start;
  return parent.flow
    ? [{ start, end: base + parent.end, newText: '[]' }]
    : [{ start: colon, end: endOfValue(page, start, base + parent.end), newText: ' []' }];
}

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
  if (goal.flow) {
    const removal = removeItem(file, page, gone, gone === source ? from : { piece: from.piece, path: [] });
    const text = page.text.slice(item.value, item.end);
    if (removal === undefined || !item.flow) return undefined;
    return [...removal, { start: goal.start, end: goal.start, newText: `${text}, ` }];
  }
  const indent = page.column(goal.start);
  const removal = removeItem(file, page, gone, gone === source ? from : { piece: from.piece, path: [] });
  const at = page.withComments(goal.start);
  if (removal === undefined) return undefined;
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
      const start = base + (node.items[index - 1]?.end ?? 0);
      const key = page.quotes(base + (list.key?.start ?? 0)) ? '"parallel"' : 'parallel';
      const newText = block.node.flow
        ? outer.flow
          ? `] }, { ${key}: [`
          : `] }${page.eol}${' '.repeat(page.column(outer.start))}- { ${key}: [`
        : `]${page.eol}${dash} [`;
      edits.push({ start, end: item.start, newText });
    }
  }
  return edits;
}
