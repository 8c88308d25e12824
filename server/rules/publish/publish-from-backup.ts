import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishFromBackup: Rule<'publish'> = {
  id: 'publish-from-backup',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const originType = context.of(image, 'origin_type');
      if (!(originType?.value === 'backup')) continue;
      yield {
        at: ref.at,
        message: message('publish-from-backup', { image: image.name }),
        reasons: [originType.why],
      };
    }
  },
};
