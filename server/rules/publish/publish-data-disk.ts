import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishDataDisk: Rule<'publish'> = {
  id: 'publish-data-disk',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (!(kind?.value === 'data')) continue;
      yield {
        at: ref.at,
        message: message('publish-data-disk', { image: image.name }),
        reasons: [kind.why],
      };
    }
  },
};
