import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishShared: Rule<'publish'> = {
  id: 'publish-shared',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
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
        reasons: [visibility.why],
      };
    }
  },
};
