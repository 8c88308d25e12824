import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFromBackup: Rule<'export'> = {
  id: 'export-from-backup',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'origin_type', 'backup'))
      yield { at: ref.at, message: message('export-from-backup', { image: image.name }), reasons: [why] };
  },
};
