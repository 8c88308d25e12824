import type { StepState } from '../facts/step-state';
import type { Evaluation } from '../facts/evaluation';
import { lowerBound } from '../text/binary-search';
import type { Anchor, Span } from '../text/anchored-span';

/** The index of the first step whose anchor starts at or after a file offset. Steps of a manifest are in the order of the text. */
export function firstStepFrom({ states }: Evaluation, offset: number): number {
  return lowerBound(states.length, (index) => (states[index]?.step.nodePath.anchor.start ?? Infinity) >= offset);
}

/** The steps that may overlap a span of the file, in the order of the text. Uses binary search. */
export function stepsIn(evaluation: Evaluation, span: Span): readonly StepState[] {
  const { states } = evaluation;
  const after = firstStepFrom(evaluation, span.start + 1);
  // The span may start inside the previous anchor.
  const from = firstStepFrom(evaluation, states[after - 1]?.step.nodePath.anchor.start ?? 0);
  return states.slice(from, firstStepFrom(evaluation, span.end + 1));
}

/** The steps that are written in a part of the file. */
export function stepsAt(evaluation: Evaluation, anchor: Anchor): readonly StepState[] {
  // The steps of a configuration are in the order of its graph, not in that of a text.
  const near =
    evaluation.manifest.configuration === undefined
      ? stepsIn(evaluation, { start: anchor.start, end: anchor.start })
      : evaluation.states;
  return near.filter(({ step }) => step.nodePath.anchor === anchor);
}
