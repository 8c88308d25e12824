import type { Checked } from '../engine/session';
import type { Path } from '../syntax/change';
import { entryIndexAt, nodeAt } from '../syntax/cursor';
import type { Node, SyntaxDocument } from '../syntax/node';
import { placeIn, spanOf, type Anchor, type AnchoredSpan, type Span } from '../text/anchored-span';

/** The value at a path of an anchor. Declarations from a merge key share its anchor, and with it the place of their values. */
export function nodeIn({ entries }: SyntaxDocument, anchor: Anchor, path: Path): Node | undefined {
  const last = entryIndexAt({ entries }, anchor.start);
  for (let index = last; entries[index]?.anchor === anchor; index--) {
    const entry = entries[index];
    const found = entry && nodeAt(entry.value, path)?.node;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value at a path of an anchor in any of the files. */
export function nodeInFiles({ files }: Checked, anchor: Anchor, path: Path): Node | undefined {
  const file = files.find(({ source }) => source === anchor.source);
  for (const document of file?.documents ?? []) {
    const found = nodeIn(document, anchor, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The part of a scalar to show, in the file that it is in. */
export function shownPlace(checked: Checked, place: AnchoredSpan): AnchoredSpan {
  const { source } = place.anchor;
  const text = checked.files.find((file) => file.source === source)?.text ?? '';
  return placeIn(source, shownOf({ text, options: checked.options }, spanOf(place)));
}

/** The part of a scalar to show: the characters of its value, or all of it if it spans several lines. */
export function shownOf({ text, options }: Pick<Checked, 'text' | 'options'>, span: Span): Span {
  return (
    options.frontend.letters(text, span) ?? {
      start: span.start,
      end: span.start + text.slice(span.start, span.end).trimEnd().length,
    }
  );
}
