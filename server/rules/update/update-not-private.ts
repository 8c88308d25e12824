import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const updateNotPrivate: Rule<'update'> = {
  id: 'update-not-private',
  severity: 'warning',
  on: ['update'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market')) {
      if (value === 'market' && knownValue(image.facts.own) === true) continue;
      yield {
        at: ref.at,
        message: message('update-not-private', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
      };
    }
  },
};
