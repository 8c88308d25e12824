import { message, type Message } from '../../messages/message';
import type { Checked } from '../../engine/session';
import type { Change } from '../../syntax/change';
import { spanOf, touches, type Span } from '../../text/anchored-span';
import { atOnce } from '../../text/cooperative';
import { chainsPerRegion } from './chains';
import { blockOf, chainOf, itemAt, itemsIn, type CheckedItem } from '../items';
import { provedEdits, type Draft, type CodeActionOffer } from './code-action';
import { orderMatters } from './order';

/** The maximum number of steps to put into one `parallel` block, because all pairs are compared. */
const TOGETHER_LIMIT = 50;

/** Code actions that reorder the steps touched by a span. */
export function rearrangements(checked: Checked, span: Span): readonly CodeActionOffer[] {
  const items = itemsIn(checked, span);
  const [first] = items;
  if (first === undefined) return [];
  if (items.length > TOGETHER_LIMIT) return [];
  if (items.length > 1) return [...chained(checked, items), wrapped(checked, items)];
  const next = itemAt(first.document, first.index + 1);
  const block = blockOf(first);
  if (block === undefined)
    return [...moves(checked, first), ...(next === undefined ? [] : [wrapped(checked, [first, next])])];
  const inner = touchedBy(span, block);
  const split = inner === undefined || inner.index === 0 ? [] : [splitBefore(checked, first, block, inner)];
  const chain = inner && chainOf(inner);
  const step = chain && touchedBy(span, chain);
  return [
    ...(chain !== undefined && step !== undefined && chain.length > 1
      ? moves(checked, step, chain)
      : inner === undefined
        ? moves(checked, first)
        : movesWithin(checked, block, inner)),
    ...split,
    unwrapped(checked, first, block),
  ];
}

/** The item at the start of a span, or the only one that the span touches, such as that of a selected line. */
function touchedBy(span: Span, items: readonly CheckedItem[]): CheckedItem | undefined {
  const touched = items.filter(({ at }) => spanOf(at).start <= span.end && span.start <= spanOf(at).end);
  return touched.find(({ at }) => touches(spanOf(at), span.start)) ?? (touched.length === 1 ? touched[0] : undefined);
}

/** The list that contains an item. */
function listOf({ nodePath: { path }, entry }: CheckedItem, draft: Draft): unknown[] {
  const steps = draft['operations'] as unknown[];
  if (path.length === 0) return steps;
  const { parallel } = steps[Number(entry.path[1])] as { parallel: unknown[] };
  return path.length === 2 ? parallel : (parallel[Number(path[1])] as unknown[]);
}

/** Moves of an item of `operations`, or of a chain. */
function moves(checked: Checked, item: CheckedItem, chain?: readonly CheckedItem[]): readonly CodeActionOffer[] {
  const at = (index: number): CheckedItem | undefined =>
    chain === undefined ? itemAt(item.document, index) : chain[index];
  const before = at(item.index - 1);
  const after = at(item.index + 1);
  return [
    ...(before === undefined ? [] : [swapped(checked, message('action.move-up'), before, item, orderOf(before, item))]),
    ...(after === undefined ? [] : [swapped(checked, message('action.move-down'), item, after, orderOf(item, after))]),
  ];
}

/** The order within a block does not affect the result. */
function movesWithin(checked: Checked, block: readonly CheckedItem[], item: CheckedItem): readonly CodeActionOffer[] {
  const before = block[item.index - 1];
  const after = block[item.index + 1];
  return [
    ...(before === undefined ? [] : [swapped(checked, message('action.move-up'), before, item)]),
    ...(after === undefined ? [] : [swapped(checked, message('action.move-down'), item, after)]),
  ];
}

function orderOf(first: CheckedItem, second: CheckedItem): Message | undefined {
  if (first.steps.length === 0 || second.steps.length === 0) return message('order.unread');
  return orderMatters(first.document.evaluation, first.steps, second.steps);
}

function swapped(
  checked: Checked,
  title: Message,
  first: CheckedItem,
  second: CheckedItem,
  refused?: Message,
): CodeActionOffer {
  const change: Change = { do: 'swap', at: first.nodePath, with: second.nodePath };
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, first.document.syntax, [change], (draft) => {
      const list = listOf(first, draft);
      [list[first.index], list[second.index]] = [list[second.index], list[first.index]];
    });
  return { title, kind: 'refactor.move', refused, edits };
}

function wrapped(checked: Checked, items: readonly CheckedItem[]): CodeActionOffer {
  const [first] = items;
  const last = items.at(-1);
  const refused = whyNotTogether(items);
  const title = message('action.wrap', { count: items.length });
  const edits = (): ReturnType<CodeActionOffer['edits']> => {
    if (first === undefined || first.document !== last?.document) return atOnce(undefined);
    const change: Change = { do: 'wrap', from: first.nodePath, to: last.nodePath };
    return provedEdits(checked, first.document.syntax, [change], (draft) => {
      const list = listOf(first, draft);
      const parallel = list.slice(first.index, first.index + items.length);
      list.splice(first.index, items.length, { parallel });
    });
  };
  return { title, kind: 'refactor.rewrite', refused, edits };
}

/** Groups steps into chains that run at the same time, one for each region that they copy to. */
function chained(checked: Checked, items: readonly CheckedItem[]): readonly CodeActionOffer[] {
  const [first] = items;
  const last = items.at(-1);
  const found = chainsPerRegion(items);
  if (found === undefined || first === undefined || first.document !== last?.document) return [];
  const chains = found.chains ?? [];
  const change: Change = {
    do: 'chain',
    from: first.nodePath,
    to: last.nodePath,
    chains: chains.map((chain) => chain.map(({ nodePath }) => nodePath)),
  };
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, first.document.syntax, [change], (draft) => {
      const list = listOf(first, draft);
      const parallel = chains.map((chain) => {
        const steps = chain.map(({ index }) => list[index]);
        return steps.length === 1 ? steps[0] : steps;
      });
      list.splice(first.index, items.length, { parallel });
    });
  return [{ title: message('action.chains'), kind: 'refactor.rewrite', refused: found.refused, edits }];
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

function splitBefore(
  checked: Checked,
  item: CheckedItem,
  block: readonly CheckedItem[],
  { index: size, chain }: CheckedItem,
): CodeActionOffer {
  const change: Change = { do: 'split', at: item.nodePath, size, once: true };
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, item.document.syntax, [change], (draft) => {
      const list = listOf(item, draft);
      const { parallel } = list[item.index] as { parallel: unknown[] };
      list.splice(item.index, 1, { parallel: parallel.slice(0, size) }, { parallel: parallel.slice(size) });
    });
  return {
    title: message(chain === undefined ? 'action.split' : 'action.split-chain'),
    kind: 'refactor.rewrite',
    refused: whyNotApart(block),
    edits,
  };
}

function unwrapped(checked: Checked, item: CheckedItem, block: readonly CheckedItem[]): CodeActionOffer {
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, item.document.syntax, [{ do: 'unwrap', at: item.nodePath }], (draft) => {
      const list = listOf(item, draft);
      list.splice(item.index, 1, ...(list[item.index] as { parallel: unknown[] }).parallel.flat());
    });
  return { title: message('action.unwrap'), kind: 'refactor.rewrite', refused: whyNotApart(block), edits };
}

/** All steps of a block see the state before it. They can only be separated if that makes no difference. */
function whyNotApart(block: readonly CheckedItem[]): Message | undefined {
  return block.some(({ steps }) => steps.length === 0) ? message('order.unread') : undefined;
}
