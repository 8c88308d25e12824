import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFromBackup: Rule<'export'> = {
  id: 'export-from-backup',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const originType = context.of(image, 'origin_type');
      if (!(originType?.value === 'backup')) continue;
      yield {
        at: ref.at,
        message: message('export-from-backup', { image: image.name }),
        reasons: [originType.why],
      };
    }
  },
};
