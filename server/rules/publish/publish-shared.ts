import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishShared: Rule<'publish'> = {
  id: 'publish-shared',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market', 'shared'))
      yield {
        at: ref.at,
        message:
          value === 'shared'
            ? message('publish-shared', { image: image.name })
            : message('publish-shared.foreign', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
      };
  },
};
