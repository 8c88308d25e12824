import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import type { Span } from '../text/place';

/** The steps of which a part may lie in a span of the file, in the order of the text. Found by halving. */
export function stepsIn({ ran }: Pick<Run, 'ran'>, span: Span): readonly Ran[] {
  const start = (index: number): number => ran[index]?.step.spot.piece.start ?? Infinity;
  const first = firstWhere(ran.length, (index) => start(index) > span.start);
  // The span may begin inside the piece before.
  const from = first === 0 ? 0 : firstWhere(first, (index) => start(index) >= start(first - 1));
  return ran.slice(
    from,
    firstWhere(ran.length, (index) => start(index) > span.end),
  );
}

/** The first index for which a test holds that holds for all behind it; the count where there is none. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
