import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const publishSize: Rule<'publish'> = {
  id: 'publish-size',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs', 'publish-data-disk'],
  *check(step, context) {
    const { value: most } = limit('publish-size');
    yield* tooLarge(step, most, context, (args, sure) =>
      sure ? message('publish-size', { ...args, limit: most }) : message('publish-size.disk', { ...args, limit: most }),
    );
  },
};
