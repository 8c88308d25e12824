import { message, type Message } from '../../messages/message';
import type { Checked } from '../../engine/session';
import type { Change } from '../../syntax/change';
import { meets, spanOf, touches, type Span } from '../../text/anchored-span';
import { chainsPerRegion } from './chains';
import { blockOf, chainOf, itemAt, itemsIn, type CheckedItem } from '../items';
import type { CodeActionOffer } from './code-action';
import { orderMatters } from './order';
import { provedEdits } from './proved-edits';

/** The maximum number of steps to put into one `parallel` block, because all pairs are compared. */
const TOGETHER_LIMIT = 50;

/** Code actions that reorder the steps touched by a span. */
export function rearrangements(checked: Checked, span: Span): readonly CodeActionOffer[] {
  const items = itemsIn(checked, span);
  const [first] = items;
  if (first === undefined || items.length > TOGETHER_LIMIT) return [];
  if (items.length > 1) return [...chained(checked, first, items), wrapped(checked, first, items)];
  const inOperations = (index: number): CheckedItem | undefined => itemAt(first.document, index);
  const next = inOperations(first.index + 1);
  const block = blockOf(first);
  if (block === undefined)
    return [
      ...moves(checked, first, inOperations),
      ...(next === undefined ? [] : [wrapped(checked, first, [first, next])]),
    ];
  const inner = touchedBy(span, block);
  const chain = inner && chainOf(inner);
  const step = chain && touchedBy(span, chain);
  const disabledBecause = whyNotApart(block);
  const at = first.nodePath;
  return [
    ...(chain !== undefined && step !== undefined && chain.length > 1
      ? moves(checked, step, (index) => chain[index])
      : inner === undefined
        ? moves(checked, first, inOperations)
        : moves(checked, inner, (index) => block[index], inAnyOrder)),
    ...(inner === undefined || inner.index === 0
      ? []
      : [
          rearranged(
            checked,
            first,
            message(inner.chain === undefined ? 'action.split' : 'action.split-chain'),
            { do: 'split', at, size: inner.index, once: true },
            disabledBecause,
          ),
        ]),
    rearranged(checked, first, message('action.unwrap'), { do: 'unwrap', at }, disabledBecause),
  ];
}

/** The item at the start of a span, or the only one that the span touches, such as that of a selected line. */
function touchedBy(span: Span, items: readonly CheckedItem[]): CheckedItem | undefined {
  const touched = items.filter(({ at }) => meets(spanOf(at), span));
  return touched.find(({ at }) => touches(spanOf(at), span.start)) ?? (touched.length === 1 ? touched[0] : undefined);
}

function rearranged(
  checked: Checked,
  { document }: CheckedItem,
  title: Message,
  change: Change,
  disabledBecause: Message | undefined,
): CodeActionOffer {
  const kind = change.do === 'swap' ? 'refactor.move' : 'refactor.rewrite';
  return { title, kind, disabledBecause, edits: () => provedEdits(checked, document.syntax, [change]) };
}

/** Moves of an item up and down among its siblings, which `siblingAt` gives by their indices. */
function moves(
  checked: Checked,
  item: CheckedItem,
  siblingAt: (index: number) => CheckedItem | undefined,
  whyNot = orderOf,
): readonly CodeActionOffer[] {
  const before = siblingAt(item.index - 1);
  const after = siblingAt(item.index + 1);
  const swap = (title: Message, one: CheckedItem, two: CheckedItem): CodeActionOffer =>
    rearranged(checked, one, title, { do: 'swap', at: one.nodePath, with: two.nodePath }, whyNot(one, two));
  return [
    ...(before === undefined ? [] : [swap(message('action.move-up'), before, item)]),
    ...(after === undefined ? [] : [swap(message('action.move-down'), item, after)]),
  ];
}

function orderOf(first: CheckedItem, second: CheckedItem): Message | undefined {
  if (first.steps.length === 0 || second.steps.length === 0) return message('order.unread');
  return orderMatters(first.document.evaluation, first.steps, second.steps);
}

/** The order within a block does not affect the result. */
function inAnyOrder(): undefined {
  return undefined;
}

function wrapped(checked: Checked, first: CheckedItem, items: readonly CheckedItem[]): CodeActionOffer {
  const change: Change = { do: 'wrap', from: first.nodePath, to: (items.at(-1) ?? first).nodePath };
  return rearranged(checked, first, message('action.wrap', { count: items.length }), change, whyNotTogether(items));
}

/** Groups steps into chains that run at the same time, one for each region that they copy to. */
function chained(checked: Checked, first: CheckedItem, items: readonly CheckedItem[]): readonly CodeActionOffer[] {
  const last = items.at(-1) ?? first;
  const found = chainsPerRegion(items);
  if (found === undefined || first.document !== last.document) return [];
  const chains = found.chains.map((chain) => chain.map(({ nodePath }) => nodePath));
  const change: Change = { do: 'chain', from: first.nodePath, to: last.nodePath, chains };
  return [rearranged(checked, first, message('action.chains'), change, found.disabledBecause)];
}

function whyNotTogether(items: readonly CheckedItem[]): Message | undefined {
  if (items.some((item) => blockOf(item) !== undefined)) return message('order.block');
  for (const [index, one] of items.entries()) {
    for (const two of items.slice(index + 1)) {
      const why = orderOf(one, two);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

/** All steps of a block see the state before it. They can only be separated if that makes no difference. */
function whyNotApart(block: readonly CheckedItem[]): Message | undefined {
  return block.some(({ steps }) => steps.length === 0) ? message('order.unread') : undefined;
}
