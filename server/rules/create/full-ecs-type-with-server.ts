import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const fullEcsTypeWithServer: Rule<'create-full-ecs'> = {
  id: 'full-ecs-type-with-server',
  severity: 'info',
  on: ['create-full-ecs'],
  *check(step) {
    if (step.server === undefined || step.whole_image_type === undefined) return;
    yield {
      at: step.whole_image_type.key,
      message: message('full-ecs-type-with-server'),
      fixes: () => dropFields(step, 'whole_image_type'),
    };
  },
};
