import { message } from '../../messages/message';
import { removeField, setField } from '../fixes';
import type { Rule } from '../rule';

export const deleteNotOwner: Rule<'delete'> = {
  id: 'delete-not-owner',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility !== undefined && visibility.value !== 'private')) continue;
      yield {
        at: ref.at,
        message: message('delete-not-owner', { image: image.name, kind: message(`because.${visibility.value}-image`) }),
        reasons: [visibility.why],
        fixes: () =>
          visibility.value === 'shared'
            ? [
                {
                  title: message('fix.reject-instead'),
                  changes: [
                    setField(step, 'action', 'reject-share'),
                    ...(step.written.has('delete_backup') ? [removeField(step, 'delete_backup')] : []),
                  ],
                },
              ]
            : [],
      };
    }
  },
};
