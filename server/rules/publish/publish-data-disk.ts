import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishDataDisk: Rule<'publish'> = {
  id: 'publish-data-disk',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'data'))
      yield { at: ref.at, message: message('publish-data-disk', { image: image.name }), reasons: [why] };
  },
};
