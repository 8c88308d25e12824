import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../fixes';
import type { Rule } from '../rule';

export const exportNotOwner: Rule<'export' | 'update'> = {
  id: 'export-not-owner',
  severity: 'error',
  on: ['export', 'update'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility?.value === 'shared')) continue;
      yield {
        at: ref.at,
        message: message('export-not-owner', { image: image.name }),
        reasons: [visibility.why],
        fixes: () =>
          mayCopyInRegion(image, limit('copy-shared-kind-size').value)
            ? [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), context)]
            : [],
      };
    }
  },
};
