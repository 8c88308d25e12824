import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const encryptFullEcsInherited: Rule<'create-full-ecs' | 'copy-in-region'> = {
  id: 'encrypt-full-ecs-inherited',
  severity: 'error',
  on: ['create-full-ecs', 'copy-in-region'],
  yieldsTo: ['copy-full-ecs-in-region'],
  *check(step, context) {
    const { key } = step;
    if (key === undefined || key.value === 'none') return;
    const kind = step.action === 'create-full-ecs' ? undefined : context.of(context.find('images', step.image), 'kind');
    if (step.action === 'copy-in-region' && kind?.value !== 'full-ecs') return;
    yield {
      at: key.key,
      message: message('encrypt-full-ecs-inherited'),
      reasons: [kind?.why],
      fixes: () => dropFields(step, 'key'),
    };
  },
};
