import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import { firstWhere } from '../text/halving';
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
