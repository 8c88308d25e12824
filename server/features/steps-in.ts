import type { StepState } from '../facts/step-state';
import type { PlanEvaluation } from '../facts/evaluator';
import { lowerBound } from '../text/binary-search';
import type { Span } from '../text/anchored-span';

/** The steps that may overlap a span of the file, in the order of the text. Uses binary search. */
export function stepsIn({ states: ran }: Pick<PlanEvaluation, 'states'>, span: Span): readonly StepState[] {
  const start = (index: number): number => ran[index]?.step.nodePath.anchor.start ?? Infinity;
  const first = lowerBound(ran.length, (index) => start(index) > span.start);
  // The span may start inside the previous anchor.
  const from = first === 0 ? 0 : lowerBound(first, (index) => start(index) >= start(first - 1));
  return ran.slice(
    from,
    lowerBound(ran.length, (index) => start(index) > span.end),
  );
}
