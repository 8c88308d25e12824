import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishShared: Rule<'publish'> = {
  id: 'publish-shared',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (visibility === undefined || visibility.value === 'private') continue;
      yield {
        at: ref.at,
        message:
          visibility.value === 'shared'
            ? message('publish-shared', { image: image.name })
            : message('publish-shared.foreign', {
                image: image.name,
                kind: message(`because.${visibility.value}-image`),
              }),
        because: [visibility.why],
      };
    }
  },
};
