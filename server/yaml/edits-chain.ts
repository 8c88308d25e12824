import type { Edit } from '../text/edit';
import type { Change, NodePath } from '../syntax/change';
import type { Node } from '../syntax/node';
import { linesIn, STEP } from './edits-group';
import { ownFields, type EditedFile, type Member } from './edited-file';
import { scalarText } from './printer';

/** Groups a range of list items into the chains of a `parallel` block. */
export function chainItems(
  file: EditedFile,
  { from, to, chains }: Extract<Change, { do: 'chain' }>,
): readonly Edit[] | undefined {
  const first = file.item(from);
  const last = file.item(to);
  if (first === undefined || last === undefined) return undefined;
  const texts: string[] = [];
  for (const chain of chains) {
    const items = chain.flatMap((at) => file.item(at) ?? []);
    if (items.length < chain.length) return undefined;
    texts.push(first.flow ? flowChain(file, items) : blockChain(file, items));
  }
  if (first.flow) {
    const key = scalarText('parallel', file.quotes(first.start));
    return [{ start: first.start, end: last.end, newText: `{ ${key}: [${texts.join(', ')}] }` }];
  }
  const start = file.withComments(first.start);
  const head = `${' '.repeat(file.column(first.start))}- parallel:`;
  return [{ start, end: file.lineEnd(last.end), newText: [head, ...texts].join(file.eol) }];
}

function flowChain(file: EditedFile, items: readonly Member[]): string {
  const texts = items.map(({ start, end }) => file.text.slice(start, end));
  return items.length === 1 ? texts.join('') : `[${texts.join(', ')}]`;
}

/** The lines of a chain. The comments of its first step are above the chain. */
function blockChain(file: EditedFile, items: readonly Member[]): string {
  const written = items.flatMap(({ start, end }, index) => {
    const column = file.column(start);
    const pad = ' '.repeat(column + STEP);
    const inChain = items.length === 1 ? pad : `${pad}  `;
    const above = file.text.slice(file.withComments(start), file.lineStart(start)).split(/\r?\n/).slice(0, -1);
    const [dash = '', ...others] = file.text.slice(start, file.lineEnd(end)).split(/\r?\n/);
    return [
      ...above.map((line) => (index === 0 ? pad : inChain) + line.slice(column)),
      items.length > 1 && index === 0 ? `${pad}- ${dash}` : inChain + dash,
      ...others.map((line) => (line.trim() === '' ? line : inChain + line.slice(column))),
    ];
  });
  return written.join(file.eol);
}

/** Replaces a `parallel` block by its steps and those of its chains, one after the other. */
export function unwrapBlock(file: EditedFile, at: NodePath): readonly Edit[] | undefined {
  const block = file.target(at);
  const list = file.target({ ...at, path: [...at.path, 'parallel'] });
  const outer = file.item(at);
  if (block?.node.type !== 'map' || list?.node.type !== 'list' || outer === undefined) return undefined;
  if (block.node.aliased === true || list.node.aliased === true || ownFields(block.node).length !== 1) return undefined;
  const base = block.entry.anchor.start;
  const { items, flow } = list.node;
  if (flow) return unwrapFlow(file, outer, base, items.flatMap(stepsIn));
  const line = /^- +["']?parallel["']?[ \t]*:[ \t]*(#.*)?$/.exec(
    file.text.slice(outer.start, file.lineEnd(outer.start)),
  );
  if (line === null) return undefined;
  const edits: Edit[] = [
    line[1] === undefined
      ? { start: file.lineStart(outer.start), end: file.nextLine(outer.start), newText: '' }
      : { start: outer.start, end: file.lineEnd(outer.start), newText: line[1] },
  ];
  let from = file.nextLine(outer.start);
  for (const [index, node] of items.entries()) {
    const item = file.item({ ...at, path: [...at.path, 'parallel', index] });
    const own = item && unwrapItem(file, outer, item, base, node, from);
    if (item === undefined || own === undefined) return undefined;
    edits.push(...own);
    from = file.nextLine(item.end);
  }
  return edits;
}

function stepsIn(node: Node): readonly Node[] {
  return node.type === 'list' ? node.items : [node];
}

/** Moves the steps of an item of a block to the column of the block. `from` is the end of the previous item's last line. */
function unwrapItem(
  file: EditedFile,
  outer: Member,
  item: Member,
  base: number,
  node: Node,
  from: number,
): readonly Edit[] | undefined {
  const pad = ' '.repeat(file.column(outer.start));
  const shift = (start: number, end: number, by: number): readonly Edit[] =>
    start >= end
      ? []
      : linesIn(file, start, end).flatMap((line): Edit[] => {
          const own = /^ */.exec(file.text.slice(line, file.lineEnd(line)))?.[0].length ?? 0;
          return own === 0 || by <= 0 ? [] : [{ start: line, end: line + Math.min(own, by), newText: '' }];
        });
  const line = file.lineStart(item.start);
  const by = file.column(item.start) - pad.length;
  const above = shift(from, line, by);
  const end = file.lineEnd(item.end);
  const [first] = stepsIn(node);
  if (node.type !== 'list' || first === undefined)
    return node.type === 'list' ? undefined : [...above, ...shift(line, end, by)];
  if (node.flow) {
    if (/[#]/.test(file.text.slice(item.end, end))) return undefined;
    const texts = node.items.map((step) => `${pad}- ${file.text.slice(base + step.start, base + step.end)}`);
    return [...above, { start: line, end: item.end, newText: texts.join(file.eol) }];
  }
  const dash = file.dashBefore(base + first.start);
  if (dash === undefined || file.lineStart(dash) !== line) return undefined;
  const rest = file.nextLine(line);
  return [...above, { start: line, end: dash, newText: pad }, ...shift(rest, end, file.column(dash) - pad.length)];
}

/** Takes the steps out of a block on one line, or in JSON. */
function unwrapFlow(
  file: EditedFile,
  outer: Member,
  base: number,
  steps: readonly Node[],
): readonly Edit[] | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const head = file.text.slice(outer.start, base + first.start);
  const tail = file.text.slice(base + last.end, outer.end);
  const gaps = steps
    .slice(1)
    .map((step, index) => ({ start: base + (steps[index]?.end ?? 0), end: base + step.start }));
  const textOf = ({ start, end }: (typeof gaps)[number]): string => file.text.slice(start, end);
  // Only commas, brackets and white space may be between steps, because comments would lose their place.
  if (!gaps.every((gap) => /^[\s\]]*,[\s[]*$/.test(textOf(gap))) || (head + tail).includes('#')) return undefined;
  const between = `${file.eol}${' '.repeat(file.column(outer.start))}- `;
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
