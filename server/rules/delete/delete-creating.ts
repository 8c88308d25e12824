import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteCreating: Rule<'delete'> = {
  id: 'delete-creating',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'status', 'queued', 'saving')) {
      const kind = context.of(image, 'kind');
      yield {
        at: ref.at,
        severity: kind === undefined || kind.value === 'full-ecs' ? 'warning' : 'error',
        message: message('delete-creating', { image: image.name, status: value }),
        reasons: [why],
      };
    }
  },
};
