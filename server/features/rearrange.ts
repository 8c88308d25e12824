import { message, type Message } from '../messages/message';
import type { Checked } from '../service';
import type { Change } from '../syntax/change';
import { touches, type Span } from '../text/place';
import { atOnce } from '../text/slices';
import { blockOf, itemAt, itemsIn, spanOfItem, type Item } from './items';
import { provedEdits, type Draft, type Offer } from './offer';
import { orderMatters } from './order';

/** How many steps may be put into one `parallel` block at once: each is compared with each other. */
const TOGETHER_LIMIT = 50;

/** What can be done to the order of the steps that a span touches. */
export function rearrangements(checked: Checked, span: Span): readonly Offer[] {
  const items = itemsIn(checked, span);
  const [first] = items;
  if (first === undefined) return [];
  if (items.length > 1) return items.length > TOGETHER_LIMIT ? [] : [wrapped(checked, items)];
  const next = itemAt(first.document, first.index + 1);
  const block = blockOf(first);
  if (block === undefined)
    return [...moves(checked, first), ...(next === undefined ? [] : [wrapped(checked, [first, next])])];
  const inner = block.find((item) => touches(spanOfItem(item), span.start));
  const split = inner === undefined || inner.index === 0 ? [] : [splitBefore(checked, first, block, inner.index)];
  return [
    ...(inner === undefined ? moves(checked, first) : movesWithin(checked, block, inner)),
    ...split,
    unwrapped(checked, first, block),
  ];
}

/** The list that an item stands in. */
function listOf({ spot, entry }: Item, draft: Draft): unknown[] {
  const steps = draft['operations'] as unknown[];
  return spot.path.length === 0 ? steps : (steps[Number(entry.path[1])] as { parallel: unknown[] }).parallel;
}

function moves(checked: Checked, item: Item): readonly Offer[] {
  const before = itemAt(item.document, item.index - 1);
  const after = itemAt(item.document, item.index + 1);
  return [
    ...(before === undefined ? [] : [swapped(checked, message('action.move-up'), before, item, orderOf(before, item))]),
    ...(after === undefined ? [] : [swapped(checked, message('action.move-down'), item, after, orderOf(item, after))]),
  ];
}

/** The order inside a block means nothing to what is done. */
function movesWithin(checked: Checked, block: readonly Item[], item: Item): readonly Offer[] {
  const before = block[item.index - 1];
  const after = block[item.index + 1];
  return [
    ...(before === undefined ? [] : [swapped(checked, message('action.move-up'), before, item)]),
    ...(after === undefined ? [] : [swapped(checked, message('action.move-down'), item, after)]),
  ];
}

function orderOf(first: Item, second: Item): Message | undefined {
  if (first.steps.length === 0 || second.steps.length === 0) return message('order.unread');
  return orderMatters(first.document.run, first.steps, second.steps);
}

function swapped(checked: Checked, title: Message, first: Item, second: Item, refused?: Message): Offer {
  const change: Change = { do: 'swap', at: first.spot, with: second.spot };
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, first.document.syntax, [change], (draft) => {
      const list = listOf(first, draft);
      [list[first.index], list[second.index]] = [list[second.index], list[first.index]];
    });
  return { title, kind: 'refactor.move', refused, edits };
}

function wrapped(checked: Checked, items: readonly Item[]): Offer {
  const [first] = items;
  const last = items.at(-1);
  const refused = whyNotTogether(items);
  const title = message('action.wrap', { count: items.length });
  const edits = (): ReturnType<Offer['edits']> => {
    if (first === undefined || first.document !== last?.document) return atOnce(undefined);
    const change: Change = { do: 'wrap', from: first.spot, to: last.spot };
    return provedEdits(checked, first.document.syntax, [change], (draft) => {
      const list = listOf(first, draft);
      const parallel = list.slice(first.index, first.index + items.length);
      list.splice(first.index, items.length, { parallel });
    });
  };
  return { title, kind: 'refactor.rewrite', refused, edits };
}

function whyNotTogether(items: readonly Item[]): Message | undefined {
  if (items.some((item) => blockOf(item) !== undefined)) return message('order.block');
  for (const [index, one] of items.entries()) {
    for (const two of items.slice(index + 1)) {
      const why = orderOf(one, two);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

function splitBefore(checked: Checked, item: Item, block: readonly Item[], size: number): Offer {
  const change: Change = { do: 'split', at: item.spot, size, once: true };
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, item.document.syntax, [change], (draft) => {
      const list = listOf(item, draft);
      const { parallel } = list[item.index] as { parallel: unknown[] };
      list.splice(item.index, 1, { parallel: parallel.slice(0, size) }, { parallel: parallel.slice(size) });
    });
  return { title: message('action.split'), kind: 'refactor.rewrite', refused: whyNotApart(block), edits };
}

function unwrapped(checked: Checked, item: Item, block: readonly Item[]): Offer {
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, item.document.syntax, [{ do: 'unwrap', at: item.spot }], (draft) => {
      const list = listOf(item, draft);
      list.splice(item.index, 1, ...(list[item.index] as { parallel: unknown[] }).parallel);
    });
  return { title: message('action.unwrap'), kind: 'refactor.rewrite', refused: whyNotApart(block), edits };
}

/** Steps of a block all see what was before it: one after the other they must go on to mean the same. */
function whyNotApart(block: readonly Item[]): Message | undefined {
  return block.some(({ steps }) => steps.length === 0) ? message('order.unread') : undefined;
}
