import { message } from '../../messages/message';
import { fieldSpot, removeField } from '../repair';
import type { Rule } from '../rule';

export const deleteNotOwner: Rule<'delete'> = {
  id: 'delete-not-owner',
  severity: 'error',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (!(visibility !== undefined && visibility.value !== 'private')) continue;
      yield {
        at: ref.at,
        message: message('delete-not-owner', { image: image.name, kind: message(`because.${visibility.value}-image`) }),
        because: [visibility.why],
        fixes: () =>
          visibility.value === 'shared'
            ? [
                {
                  title: message('fix.reject-instead'),
                  changes: [
                    { do: 'set', at: fieldSpot(step, 'action'), value: 'reject-share' },
                    ...(step.given.has('delete_backup') ? [removeField(step, 'delete_backup')] : []),
                  ],
                },
              ]
            : [],
      };
    }
  },
};
