import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFromBackup: Rule<'export'> = {
  id: 'export-from-backup',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const originType = facts.of(image, 'origin_type');
      if (!(originType?.value === 'backup')) continue;
      yield {
        at: ref.at,
        message: message('export-from-backup', { image: image.name }),
        because: [originType.why],
      };
    }
  },
};
