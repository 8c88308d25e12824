import { firstShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteSharedProjectImpact: Rule<'delete'> = {
  id: 'delete-shared-project-impact',
  severity: 'info',
  on: ['delete'],
  yieldsTo: ['delete-shared-org'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const shares = facts.of(image, 'sure_shares');
      const share = shares === undefined ? undefined : firstShare(shares.value, 'project');
      if (share === undefined) continue;
      yield {
        at: ref.at,
        message: message('delete-shared-project-impact', { image: image.name, recipient: share.recipient }),
        because: [{ note: message('because.shared-here', { name: image.name }), at: share.at, from: [] }],
      };
    }
  },
};
