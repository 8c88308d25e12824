import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { copyOwn } from '../copy-fixes';

export const exportNotOwner: Rule<'export' | 'update'> = {
  id: 'export-not-owner',
  severity: 'error',
  on: ['export', 'update'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared'))
      yield {
        at: ref.at,
        message: message('export-not-owner', { image: image.name }),
        reasons: [why],
        fixes: () => copyOwn(step, ref, image, context),
      };
  },
};
