import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishShared: Rule<'publish'> = {
  id: 'publish-shared',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (!(visibility?.value === 'shared')) continue;
      yield {
        at: ref.at,
        message: message('publish-shared', { image: image.name }),
        because: [visibility.why],
      };
    }
  },
};
