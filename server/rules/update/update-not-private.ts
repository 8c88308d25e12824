import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const updateNotPrivate: Rule<'update'> = {
  id: 'update-not-private',
  severity: 'warning',
  on: ['update'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (visibility?.value !== 'public' && visibility?.value !== 'market') continue;
      if (visibility.value === 'market' && image.facts.own.known && image.facts.own.value) continue;
      yield {
        at: ref.at,
        message: message('update-not-private', {
          image: image.name,
          kind: message(`because.${visibility.value}-image`),
        }),
        reasons: [visibility.why],
      };
    }
  },
};
