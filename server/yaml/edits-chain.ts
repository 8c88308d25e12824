import type { Edit } from '../text/edit';
import type { Change, NodePath } from '../syntax/change';
import type { Node, SyntaxFile } from '../syntax/node';
import { targetAt } from '../syntax/target';
import { dashBefore, type Item } from './edits-list';
import { itemOf, linesIn, STEP } from './edits-group';
import { ownFields, type LineMap } from './edit-target';

/** Groups a range of list items into the chains of a `parallel` block. */
export function chainItems(
  file: SyntaxFile,
  lines: LineMap,
  { from, to, chains }: Extract<Change, { do: 'chain' }>,
): readonly Edit[] | undefined {
  const first = itemOf(file, lines, from);
  const last = itemOf(file, lines, to);
  if (first === undefined || last === undefined) return undefined;
  const texts: string[] = [];
  for (const chain of chains) {
    const items = chain.flatMap((at) => itemOf(file, lines, at) ?? []);
    if (items.length < chain.length) return undefined;
    texts.push(first.flow ? flowChain(lines, items) : blockChain(lines, items));
  }
  if (first.flow) {
    const key = /^\{\s*"/.test(lines.text.slice(first.start, first.start + 40)) ? '"parallel"' : 'parallel';
    return [{ start: first.start, end: last.end, newText: `{ ${key}: [${texts.join(', ')}] }` }];
  }
  const start = lines.withComments(first.start);
  const head = `${' '.repeat(lines.column(first.start))}- parallel:`;
  return [{ start, end: lines.lineEnd(last.end), newText: [head, ...texts].join(lines.eol) }];
}

function flowChain(lines: LineMap, items: readonly Item[]): string {
  const texts = items.map(({ start, end }) => lines.text.slice(start, end));
  return items.length === 1 ? texts.join('') : `[${texts.join(', ')}]`;
}

/** The lines of a chain. The comments of its first step are above the chain. */
function blockChain(lines: LineMap, items: readonly Item[]): string {
  const written = items.flatMap(({ start, end }, index) => {
    const column = lines.column(start);
    const pad = ' '.repeat(column + STEP);
    const inChain = items.length === 1 ? pad : `${pad}  `;
    const above = lines.text.slice(lines.withComments(start), lines.lineStart(start)).split(/\r?\n/).slice(0, -1);
    const [dash = '', ...others] = lines.text.slice(start, lines.lineEnd(end)).split(/\r?\n/);
    return [
      ...above.map((line) => (index === 0 ? pad : inChain) + line.slice(column)),
      items.length > 1 && index === 0 ? `${pad}- ${dash}` : inChain + dash,
      ...others.map((line) => (line.trim() === '' ? line : inChain + line.slice(column))),
    ];
  });
  return written.join(lines.eol);
}

/** Replaces a `parallel` block by its steps and those of its chains, one after the other. */
export function unwrapBlock(file: SyntaxFile, lines: LineMap, at: NodePath): readonly Edit[] | undefined {
  const block = targetAt(file, at);
  const list = targetAt(file, { anchor: at.anchor, path: [...at.path, 'parallel'] });
  const outer = itemOf(file, lines, at);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined) return undefined;
  if (block.node.aliased === true || list.node.aliased === true || ownFields(block.node).length !== 1) return undefined;
  const base = block.entry.anchor.start;
  const { items, flow } = list.node;
  if (flow) return unwrapFlow(lines, outer, base, items.flatMap(stepsIn));
  const line = /^- +["']?parallel["']?[ \t]*:[ \t]*(#.*)?$/.exec(
    lines.text.slice(outer.start, lines.lineEnd(outer.start)),
  );
  if (line === null) return undefined;
  const edits: Edit[] = [
    line[1] === undefined
      ? { start: lines.lineStart(outer.start), end: lines.nextLine(outer.start), newText: '' }
      : { start: outer.start, end: lines.lineEnd(outer.start), newText: line[1] },
  ];
  let from = lines.nextLine(outer.start);
  for (const [index, node] of items.entries()) {
    const item = itemOf(file, lines, { anchor: at.anchor, path: [...at.path, 'parallel', index] });
    const own = item && unwrapItem(lines, outer, item, base, node, from);
    if (item === undefined || own === undefined) return undefined;
    edits.push(...own);
    from = lines.nextLine(item.end);
  }
  return edits;
}

function stepsIn(node: Node): readonly Node[] {
  return node.type === 'list' ? node.items : [node];
}

/** Moves the steps of an item of a block to the column of the block. `from` is the end of the previous item's last line. */
function unwrapItem(
  lines: LineMap,
  outer: Item,
  item: Item,
  base: number,
  node: Node,
  from: number,
): readonly Edit[] | undefined {
  const pad = ' '.repeat(lines.column(outer.start));
  const shift = (start: number, end: number, by: number): readonly Edit[] =>
    start >= end
      ? []
      : linesIn(lines, start, end).flatMap((line): Edit[] => {
          const own = /^ */.exec(lines.text.slice(line, lines.lineEnd(line)))?.[0].length ?? 0;
          return own === 0 || by <= 0 ? [] : [{ start: line, end: line + Math.min(own, by), newText: '' }];
        });
  const line = lines.lineStart(item.start);
  const by = lines.column(item.start) - pad.length;
  const above = shift(from, line, by);
  const end = lines.lineEnd(item.end);
  const [first] = stepsIn(node);
  if (node.type !== 'list' || first === undefined)
    return node.type === 'list' ? undefined : [...above, ...shift(line, end, by)];
  if (node.flow) {
    if (/[#]/.test(lines.text.slice(item.end, end))) return undefined;
    const texts = node.items.map((step) => `${pad}- ${lines.text.slice(base + step.start, base + step.end)}`);
    return [...above, { start: line, end: item.end, newText: texts.join(lines.eol) }];
  }
  const dash = dashBefore(lines, base + first.start);
  if (dash === undefined || lines.lineStart(dash) !== line) return undefined;
  const rest = lines.nextLine(line);
  return [...above, { start: line, end: dash, newText: pad }, ...shift(rest, end, lines.column(dash) - pad.length)];
}

/** The same for a block on one line, or in JSON. */
function unwrapFlow(lines: LineMap, outer: Item, base: number, steps: readonly Node[]): readonly Edit[] | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const head = lines.text.slice(outer.start, base + first.start);
  const tail = lines.text.slice(base + last.end, outer.end);
  const gaps = steps
    .slice(1)
    .map((step, index) => ({ start: base + (steps[index]?.end ?? 0), end: base + step.start }));
  const textOf = ({ start, end }: (typeof gaps)[number]): string => lines.text.slice(start, end);
  // Only commas, brackets and white space may be between steps, because comments would lose their place.
  if (!gaps.every((gap) => /^[\s\]]*,[\s[]*$/.test(textOf(gap))) || (head + tail).includes('#')) return undefined;
  const between = `${lines.eol}${' '.repeat(lines.column(outer.start))}- `;
  return [
    { start: outer.start, end: base + first.start, newText: outer.flow ? '' : '- ' },
    ...gaps.flatMap((gap): Edit[] => {
      const bare = textOf(gap).replace(/[[\]]/g, '');
      const newText = outer.flow ? bare : between;
      return newText === textOf(gap) ? [] : [{ ...gap, newText }];
    }),
    { start: base + last.end, end: outer.end, newText: '' },
  ];
}
