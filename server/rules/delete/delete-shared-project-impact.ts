import { firstShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteSharedProjectImpact: Rule<'delete'> = {
  id: 'delete-shared-project-impact',
  severity: 'info',
  on: ['delete'],
  yieldsTo: ['delete-shared-org'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const shares = context.of(image, 'sure_shares');
      const share = shares === undefined ? undefined : firstShare(shares.value, 'project');
      if (share === undefined) continue;
      yield {
        at: ref.at,
        message: message('delete-shared-project-impact', { image: image.name, recipient: share.recipient }),
        reasons: [{ explanation: message('because.shared-here', { name: image.name }), at: share.at }],
      };
    }
  },
};
