import { message } from '../../messages/message';
import { removeField, setField } from '../fixes';
import type { Rule, Fix } from '../rule';
import type { Step } from '../../model/manifest';

export const deleteNotOwner: Rule<'delete'> = {
  id: 'delete-not-owner',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market', 'shared'))
      yield {
        at: ref.at,
        message: message('delete-not-owner', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
        fixes: () => (value === 'shared' ? rejectInstead(step) : []),
      };
  },
};

function rejectInstead(step: Step<'delete'>): readonly Fix[] {
  const flag = step.written.has('delete_backup') ? [removeField(step, 'delete_backup')] : [];
  return [{ title: message('fix.reject-instead'), changes: [setField(step, 'action', 'reject-share'), ...flag] }];
}
