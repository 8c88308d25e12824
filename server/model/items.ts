import type { NodePath, Path } from '../syntax/change';
import type { Entry, Node, SyntaxDocument } from '../syntax/node';
import type { AnchoredSpan, Span } from '../text/anchored-span';

/** An item of `operations`, of a `parallel` block in it, or of a chain in the block. */
export interface Item {
  readonly entry: Entry;
  readonly node: Node;
  readonly nodePath: NodePath;
  /** Its index among its siblings. */
  readonly index: number;
  /** Its text, with the dash if it is an item of `operations`. */
  readonly at: AnchoredSpan;
  /** The `parallel` key and the items of a block; absent if the item is not a block with a list. */
  readonly block?: { readonly key: Span; readonly items: readonly Item[] };
  /** The items of a chain: an item of a block that is a list. */
  readonly chain?: readonly Item[];
}

/** The items of `operations` in a document. */
export function operationsOf({ entries }: SyntaxDocument): readonly Item[] {
  return entries.flatMap((entry) => (entry.path[0] === 'operations' && entry.path.length === 2 ? [itemOf(entry)] : []));
}

/** The item that an entry of `operations` is. */
export function itemOf(entry: Entry): Item {
  return itemAt(entry, entry.value, { start: 0, end: entry.end }, Number(entry.path[1]), []);
}

/** The items that can be steps: the item itself, or those of its block and of the chains in it. */
export function stepItemsOf(item: Item): readonly Item[] {
  return (item.block?.items ?? [item]).flatMap((each) => each.chain ?? [each]);
}

/** The item that a step is, by the path of the step from the value of its entry. */
export function stepItemAt(item: Item, [, index, inChain]: Path): Item | undefined {
  const own = index === undefined ? item : item.block?.items[Number(index)];
  return inChain === undefined ? own : own?.chain?.[Number(inChain)];
}

/** Whether an item has a `parallel` field, with a list or not. */
export function isBlock({ node }: Item): boolean {
  return node.type === 'map' && node.fields.has('parallel');
}

function itemAt(entry: Entry, node: Node, { start, end }: Span, index: number, path: Path): Item {
  const { anchor } = entry;
  const item = { entry, node, nodePath: { anchor, path }, index, at: { anchor, start, end } };
  const parallel = node.type === 'map' ? node.fields.get('parallel') : undefined;
  if (parallel?.value.type !== 'list') return item;
  const items = parallel.value.items.map((inner, at): Item => {
    const own = itemAt(entry, inner, inner, at, [...path, 'parallel', at]);
    if (inner.type !== 'list') return own;
    return {
      ...own,
      chain: inner.items.map((step, nth) => itemAt(entry, step, step, nth, [...own.nodePath.path, nth])),
    };
  });
  return { ...item, block: { key: parallel.key, items } };
}
