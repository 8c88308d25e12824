import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishFromBackup: Rule<'publish'> = {
  id: 'publish-from-backup',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'origin_type', 'backup'))
      yield { at: ref.at, message: message('publish-from-backup', { image: image.name }), reasons: [why] };
  },
};
