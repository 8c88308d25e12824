import type { StepState } from '../facts/step-state';
import type { Checked, CheckedDocument } from '../engine/session';
import { itemOf, operationsOf, stepItemAt, type Item } from '../model/items';
import type { Entry } from '../syntax/node';
import { meets, spanOf, type Span } from '../text/anchored-span';
import { stepsAt } from './steps-in';

/** An item of `operations`, of a `parallel` block in it, or of a chain in the block, with its steps. */
export interface CheckedItem extends Item {
  readonly document: CheckedDocument;
  /** The steps in it; none if it cannot be parsed. */
  readonly steps: readonly StepState[];
}

/** The items of `operations` that a span touches: of a manifest, where they have an order that can change. */
export function itemsIn(checked: Checked, span: Span): readonly CheckedItem[] {
  return operationsIn(checked, span).filter(({ entry }) => typeof entry.path[1] === 'number');
}

/** The items of `operations`, or the resources of a configuration, that a span touches. */
export function operationsIn(checked: Checked, span: Span): readonly CheckedItem[] {
  return checked.documents.flatMap((document) =>
    document.syntax.entries.flatMap((entry): readonly CheckedItem[] => {
      const [top, index] = entry.path;
      const { start } = entry.anchor;
      const isTouched = meets({ start, end: start + entry.end }, span);
      return top === 'operations' && index !== undefined && isTouched ? [checkedItem(document, entry)] : [];
    }),
  );
}

/** The item of `operations` at an index. */
export function itemAt(document: CheckedDocument, index: number): CheckedItem | undefined {
  const entry = document.syntax.entries.find(({ path }) => path[0] === 'operations' && path[1] === index);
  return entry === undefined ? undefined : checkedItem(document, entry);
}

function checkedItem(document: CheckedDocument, entry: Entry): CheckedItem {
  return { ...itemOf(entry), document, steps: stepsAt(document.evaluation, entry.anchor) };
}

/** The items of a `parallel` block; `undefined` if the item is not one. */
export function blockOf(item: CheckedItem): readonly CheckedItem[] | undefined {
  return item.block && within(item, item.block.items);
}

/** The items of a chain; `undefined` if the item is not one. */
export function chainOf(item: CheckedItem): readonly CheckedItem[] | undefined {
  return item.chain && within(item, item.chain);
}

function within({ document, steps }: CheckedItem, items: readonly Item[]): readonly CheckedItem[] {
  return items.map((item) => {
    const at = item.nodePath.path.length - 1;
    return { ...item, document, steps: steps.filter(({ step }) => step.nodePath.path[at] === item.index) };
  });
}

/** The span of each step in the file, in execution order. */
export function stepSpans({ evaluation, syntax }: CheckedDocument): readonly (Span | undefined)[] {
  const items = new Map(operationsOf(syntax).map((item) => [item.entry.anchor, item]));
  return evaluation.states.map(({ step: { nodePath } }) => {
    const item = items.get(nodePath.anchor);
    const own = item && stepItemAt(item, nodePath.path);
    return own && spanOf(own.at);
  });
}
