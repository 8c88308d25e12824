import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishDataDisk: Rule<'publish'> = {
  id: 'publish-data-disk',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (!(kind?.value === 'data')) continue;
      yield {
        at: ref.at,
        message: message('publish-data-disk', { image: image.name }),
        because: [kind.why],
      };
    }
  },
};
