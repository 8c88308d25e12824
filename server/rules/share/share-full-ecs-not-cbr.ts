import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsNotCbr: Rule<'share'> = {
  id: 'share-full-ecs-not-cbr',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      const region = context.of(image, 'region');
      if (region !== undefined && holds(limit('share-full-ecs-not-cbr').noneIn, region.value)) {
        yield {
          at: ref.at,
          message: message('share-full-ecs-not-cbr.region', { image: image.name, region: region.value }),
          evidence: { on: 'elsewhere', note: message('share-full-ecs-not-cbr.one-region') },
          reasons: [kind.why, region.why],
        };
        continue;
      }
      const backupService = context.of(image, 'backup_service');
      if (backupService?.value !== 'csbs') continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-not-cbr', { image: image.name }),
        reasons: [kind.why, backupService.why],
      };
    }
  },
};
