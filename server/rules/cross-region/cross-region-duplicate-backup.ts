import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import { removeStep } from '../order-fixes';
import type { Rule } from '../rule';

export const crossRegionDuplicateBackup: Rule<'manifest'> = {
  id: 'cross-region-duplicate-backup',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const first = new Map<string, AnchoredSpan>();
    for (const state of evaluation.succeeding('copy-cross-region')) {
      const { step } = state;
      if (step.image === undefined || step.target_region === undefined) continue;
      const image = state.find('images', step.image);
      if (image?.facts.kind.known !== true || image.facts.kind.value !== 'full-ecs') continue;
      const target = step.target_region.value;
      const before = first.get(`${image.name} ${target}`);
      if (before === undefined) first.set(`${image.name} ${target}`, step.image.at);
      else {
        yield {
          at: step.image.at,
          message: message('cross-region-duplicate-backup', { image: image.name, target }),
          reasons: [{ explanation: message('because.copied-before', { image: image.name, target }), at: before }],
          fixes: () => removeStep(step, evaluation),
        };
      }
    }
  },
};
