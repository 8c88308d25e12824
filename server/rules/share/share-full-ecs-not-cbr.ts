import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsNotCbr: Rule<'share'> = {
  id: 'share-full-ecs-not-cbr',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs')) {
      const region = context.of(image, 'region');
      if (region !== undefined && holds(limit('share-full-ecs-not-cbr').noneIn, region.value)) {
        yield {
          at: ref.at,
          message: message('share-full-ecs-not-cbr.region', { image: image.name, region: region.value }),
          evidence: { on: 'elsewhere', note: message('share-full-ecs-not-cbr.one-region') },
          reasons: [why, region.why],
        };
        continue;
      }
      const backupService = context.of(image, 'backup_service');
      if (backupService?.value !== 'csbs') continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-not-cbr', { image: image.name }),
        reasons: [why, backupService.why],
      };
    }
  },
};
