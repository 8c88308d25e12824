import { recipients } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareNotShared: Rule<'unshare' | 'accept-share' | 'reject-share'> = {
  id: 'share-not-shared',
  severity: 'error',
  on: ['unshare', 'accept-share', 'reject-share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      if (step.action !== 'unshare') {
        const visibility = facts.of(image, 'visibility');
        if (visibility === undefined || visibility.value === 'shared') continue;
        yield {
          at: ref.at,
          message: message('share-not-shared.own', { image: image.name }),
          because: [visibility.why],
        };
        continue;
      }
      const shares = facts.of(image, 'shares');
      if (shares === undefined || facts.ran === undefined) continue;
      for (const { recipient, by, at } of recipients(step, facts.ran)) {
        if (shares.value.some((share) => share.recipient === recipient && share.by === by)) continue;
        yield { at, message: message('share-not-shared', { image: image.name, recipient }), because: [shares.why] };
      }
    }
  },
};
