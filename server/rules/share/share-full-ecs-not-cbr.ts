import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsNotCbr: Rule<'share'> = {
  id: 'share-full-ecs-not-cbr',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      const region = facts.of(image, 'region');
      if (region !== undefined && holds(limit('share-full-ecs-not-cbr').noneIn, region.value)) {
        yield {
          at: ref.at,
          message: message('share-full-ecs-not-cbr.region', { image: image.name, region: region.value }),
          rests: { on: 'elsewhere', note: message('share-full-ecs-not-cbr.one-region') },
          because: [kind.why, region.why],
        };
        continue;
      }
      const backupService = facts.of(image, 'backup_service');
      if (backupService?.value !== 'csbs') continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-not-cbr', { image: image.name }),
        because: [kind.why, backupService.why],
      };
    }
  },
};
