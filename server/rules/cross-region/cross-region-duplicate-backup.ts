import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import { removeStep } from '../repair';
import type { Rule } from '../rule';

export const crossRegionDuplicateBackup: Rule<'manifest'> = {
  id: 'cross-region-duplicate-backup',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const first = new Map<string, Place>();
    for (const ran of run.succeeding('copy-cross-region')) {
      const { step } = ran;
      if (step.image === undefined || step.target_region === undefined) continue;
      const image = ran.find('images', step.image);
      if (image?.facts.kind.known !== true || image.facts.kind.value !== 'full-ecs') continue;
      const target = step.target_region.value;
      const before = first.get(`${image.name} ${target}`);
      if (before === undefined) first.set(`${image.name} ${target}`, step.image.at);
      else {
        yield {
          at: step.image.at,
          message: message('cross-region-duplicate-backup', { image: image.name, target }),
          because: [{ note: message('because.copied-before', { image: image.name, target }), at: before, from: [] }],
          fixes: () => removeStep(step, run),
        };
      }
    }
  },
};
