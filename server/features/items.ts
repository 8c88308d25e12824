import type { Ran } from '../facts/ran';
import type { Checked, CheckedDocument } from '../service';
import type { Spot } from '../syntax/change';
import type { Entry, Node } from '../syntax/node';
import { spanOf, type Span } from '../text/place';
import { stepsIn } from './steps';

/** An item of `operations`, or of the `parallel` block of one. */
export interface Item {
  readonly document: CheckedDocument;
  readonly entry: Entry;
  readonly spot: Spot;
  readonly node: Node;
  /** Its index among its siblings. */
  readonly index: number;
  /** The steps in it: none where it cannot be read. */
  readonly steps: readonly Ran[];
}

/** The items of `operations` that a span touches. */
export function itemsIn(checked: Checked, span: Span): readonly Item[] {
  return checked.documents.flatMap((document) =>
    document.syntax.entries.flatMap((entry): readonly Item[] => {
      const [top, index] = entry.path;
      const { start } = entry.piece;
      if (top !== 'operations' || typeof index !== 'number' || start > span.end || start + entry.end < span.start)
        return [];
      return [itemOf(document, entry, index)];
    }),
  );
}

/** The item of `operations` with an index. */
export function itemAt(document: CheckedDocument, index: number): Item | undefined {
  const entry = document.syntax.entries.find(({ path }) => path[0] === 'operations' && path[1] === index);
  return entry === undefined ? undefined : itemOf(document, entry, index);
}

function itemOf(document: CheckedDocument, entry: Entry, index: number): Item {
  const { piece, value } = entry;
  const steps = stepsIn(document.run, { start: piece.start, end: piece.start }).filter(
    ({ step }) => step.spot.piece === piece,
  );
  return { document, entry, spot: { piece, path: [] }, node: value, index, steps };
}

/** The items of the `parallel` block that an item is; `undefined` where it is none. */
export function blockOf({ document, entry, spot, node, steps }: Item): readonly Item[] | undefined {
  const list = node.type === 'map' ? node.fields.get('parallel')?.value : undefined;
  if (list?.type !== 'list') return undefined;
  return list.items.map((item, index) => ({
    document,
    entry,
    spot: { piece: spot.piece, path: [...spot.path, 'parallel', index] },
    node: item,
    index,
    steps: steps.filter(({ step }) => step.spot.path[1] === index),
  }));
}

/** Where an item's text lies in the file. */
export function spanOfItem({ entry, node }: Item): Span {
  return spanOf({ piece: entry.piece, start: node.start, end: node.end });
}

/** Where the text of each step lies in the file, in the order of the run. */
export function stepSpans({ run, syntax }: CheckedDocument): readonly (Span | undefined)[] {
  const entries = new Map(syntax.entries.map((entry) => [entry.piece, entry]));
  return run.ran.map(({ step: { spot } }) => {
    const entry = entries.get(spot.piece);
    const [block, index] = spot.path;
    const whole = entry?.value;
    const list = block === undefined || whole?.type !== 'map' ? undefined : whole.fields.get(String(block))?.value;
    const node = list?.type === 'list' ? list.items[Number(index)] : whole;
    return node === undefined ? undefined : spanOf({ piece: spot.piece, start: node.start, end: node.end });
  });
}
