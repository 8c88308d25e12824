import type { Edit } from '../text/edit';
import type { Spot } from './change';
import { itemAt, type Item } from './edits-list';
import type { SyntaxFile } from './node';
import { ownFields, targetAt, type Page } from './target';

function itemOf(file: SyntaxFile, page: Page, at: Spot): Item | undefined {
  const target = targetAt(file, at);
  const item = target === undefined ? undefined : itemAt(page, target);
  return item === undefined || item.flow || page.startsLine(item.start) ? item : undefined;
}

/** An item's own text: in a block list its lines, with the comments right above it. */
function textOf(page: Page, { flow, start, end }: Item): { readonly start: number; readonly end: number } {
  return flow ? { start, end } : { start: page.withComments(start), end: page.lineEnd(end) };
}

/** Lets two items of one list trade places, each with its comments. */
export function swapItems(file: SyntaxFile, page: Page, at: Spot, other: Spot): readonly Edit[] | undefined {
  const items = [itemOf(file, page, at), itemOf(file, page, other)] as const;
  if (items[0] === undefined || items[1] === undefined) return undefined;
  const [one, two] = [textOf(page, items[0]), textOf(page, items[1])];
  return [
    { ...one, newText: page.text.slice(two.start, two.end) },
    { ...two, newText: page.text.slice(one.start, one.end) },
  ];
}

/** How much deeper the steps of a block stand than the block. */
const STEP = 4;

/** Puts the items of a list from one to another into a `parallel` block. */
export function wrapItems(file: SyntaxFile, page: Page, from: Spot, to: Spot): readonly Edit[] | undefined {
  const first = itemOf(file, page, from);
  const last = itemOf(file, page, to);
  if (first === undefined || last === undefined) return undefined;
  if (first.flow) {
    const key = page.text.slice(first.start, first.start + 40).search(/^\{\s*"/) === 0 ? '"parallel"' : 'parallel';
    return [
      { start: first.start, end: first.start, newText: `{ ${key}: [` },
      { start: last.end, end: last.end, newText: '] }' },
    ];
  }
  const { start } = textOf(page, first);
  const { end } = textOf(page, last);
  const head = `${' '.repeat(page.column(first.start))}- parallel:${page.eol}`;
  const pad = ' '.repeat(STEP);
  const edits = linesIn(page, start, end)
    .filter((line) => page.text.slice(line, page.lineEnd(line)).trim() !== '')
    .map((line): Edit => ({ start: line, end: line, newText: line === start ? head + pad : pad }));
  return edits;
}

function linesIn(page: Page, start: number, end: number): readonly number[] {
  const lines: number[] = [];
  for (let line = start; line < end || line === start; line = page.nextLine(line)) {
    lines.push(line);
    if (page.nextLine(line) <= line || page.nextLine(line) >= page.text.length) break;
  }
  return lines;
}

/** Takes the steps of a `parallel` block out of it, one after the other. */
export function unwrapBlock(file: SyntaxFile, page: Page, at: Spot): readonly Edit[] | undefined {
  const block = targetAt(file, at);
  const list = targetAt(file, { piece: at.piece, path: [...at.path, 'parallel'] });
  const outer = itemOf(file, page, at);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined) return undefined;
  if (block.node.borrowed === true || list.node.borrowed === true || ownFields(block.node).length !== 1)
    return undefined;
  const base = block.entry.piece.start;
  const { items } = list.node;
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const head = page.text.slice(outer.start, base + first.start);
  const tail = page.text.slice(base + last.end, outer.end);
  if (list.node.flow) {
    // What stands between steps must be commas and space alone: comments would lose their place.
    const gaps = items
      .slice(1)
      .map((item, index) => ({ start: base + (items[index]?.end ?? 0), end: base + item.start }));
    const bare = gaps.every((gap) => /^\s*,\s*$/.test(page.text.slice(gap.start, gap.end)));
    if (!bare || (head + tail).includes('#')) return undefined;
    const dash = outer.flow ? '' : '- ';
    const between = outer.flow ? undefined : `${page.eol}${' '.repeat(page.column(outer.start))}- `;
    return [
      { start: outer.start, end: base + first.start, newText: dash },
      ...(between === undefined ? [] : gaps.map((gap) => ({ ...gap, newText: between }))),
      { start: base + last.end, end: outer.end, newText: '' },
    ];
  }
  const line = /^- +["']?parallel["']?[ \t]*:[ \t]*(#.*)?$/.exec(
    page.text.slice(outer.start, page.lineEnd(outer.start)),
  );
  const inner = itemOf(file, page, { piece: at.piece, path: [...at.path, 'parallel', 0] });
  if (line === null || inner === undefined) return undefined;
  const by = page.column(inner.start) - page.column(outer.start);
  const removed: Edit =
    line[1] === undefined
      ? { start: page.lineStart(outer.start), end: page.nextLine(outer.start), newText: '' }
      : { start: outer.start, end: page.lineEnd(outer.start), newText: line[1] };
  const moved = linesIn(page, page.nextLine(outer.start), page.lineEnd(outer.end)).flatMap((start): Edit[] => {
    const own = /^ */.exec(page.text.slice(start, page.lineEnd(start)))?.[0].length ?? 0;
    return own === 0 ? [] : [{ start, end: start + Math.min(own, by), newText: '' }];
  });
  return by <= 0 ? [removed] : [removed, ...moved];
}
