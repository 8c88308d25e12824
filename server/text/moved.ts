import type { Edit } from './edit';
import { lowerBound } from './binary-search';
import type { Span } from './anchored-span';

/**
 * Returns a function that maps spans through edits; `undefined` if an edit replaces part of a span together with other text. Text
 * inserted directly before or after a span is not part of it. Offsets are UTF-16.
 */
export function movedBy(edits: readonly Edit[]): (span: Span) => Span | undefined {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const shifts = [0];
  for (const edit of ordered) shifts.push((shifts.at(-1) ?? 0) + growth(edit));
  return ({ start, end }) => {
    // An empty span stays before text inserted at its position.
    const first = lowerBound(ordered.length, (index) => {
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
