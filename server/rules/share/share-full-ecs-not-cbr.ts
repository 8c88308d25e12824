import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsNotCbr: Rule<'share'> = {
  id: 'share-full-ecs-not-cbr',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      const backupService = facts.of(image, 'backup_service');
      if (!(kind?.value === 'full-ecs' && backupService?.value === 'csbs')) continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-not-cbr', { image: image.name }),
        because: [kind.why, backupService.why],
      };
    }
  },
};
