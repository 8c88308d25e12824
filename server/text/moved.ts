import type { Edit } from './edit';
import { firstWhere } from './halving';
import type { Span } from './place';

/**
 * Tells where spans of a text are after edits; `undefined` where an edit replaces a part of the span and something else as well.
 * What is put in right before or after a span does not belong to it. Offsets are UTF-16.
 */
export function movedBy(edits: readonly Edit[]): (span: Span) => Span | undefined {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const shifts = [0];
  for (const edit of ordered) shifts.push((shifts.at(-1) ?? 0) + growth(edit));
  return ({ start, end }) => {
    // An empty span stays before what is put in at its place.
    const first = firstWhere(ordered.length, (index) => {
      const edit = ordered[index];
      return edit === undefined || edit.end > start || (start === end && edit.start === start);
    });
    const shift = shifts[first] ?? 0;
    let within = 0;
    for (let index = first; index < ordered.length; index++) {
      const edit = ordered[index];
      if (edit === undefined || edit.start >= end) break;
      if (edit.start < start || edit.end > end) return undefined;
      within += growth(edit);
    }
    return { start: start + shift, end: end + shift + within };
  };
}

function growth({ start, end, newText }: Edit): number {
  return newText.length - (end - start);
}
