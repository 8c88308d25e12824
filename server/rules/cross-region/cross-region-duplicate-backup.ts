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
    for (const { step, images } of evaluation.succeeding('copy-cross-region')) {
      const [source] = images;
      if (source === undefined || step.target_region === undefined) continue;
      const { image, ref } = source;
      if (!image.facts.kind.known || image.facts.kind.value !== 'full-ecs') continue;
      const target = step.target_region.value;
      const before = first.get(`${image.name} ${target}`);
      if (before === undefined) first.set(`${image.name} ${target}`, ref.at);
      else {
        yield {
          at: ref.at,
          message: message('cross-region-duplicate-backup', { image: image.name, target }),
          reasons: [{ explanation: message('because.copied-before', { image: image.name, target }), at: before }],
          fixes: () => removeStep(step, evaluation),
        };
      }
    }
  },
};
