import type { Ask } from '../../facts/ask';
import { recipients } from '../../facts/effects';
import { keyOfShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import type { Fault, Rule } from '../rule';

export const shareNotShared: Rule<'unshare' | 'accept-share' | 'reject-share'> = {
  id: 'share-not-shared',
  severity: 'error',
  on: ['unshare', 'accept-share', 'reject-share'],
  *check(step, facts) {
    if (step.action === 'unshare') {
      yield* strangers(step, facts);
      return;
    }
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (visibility === undefined || visibility.value === 'shared') continue;
      yield {
        at: ref.at,
        message: message('share-not-shared.own', { image: image.name }),
        because: [visibility.why],
      };
    }
  },
};

/** The recipients with whom an image is not shared, each once: images times recipients may be too many for anybody to read. */
function* strangers(step: Step<'unshare'>, facts: Ask): Iterable<Fault> {
  const images = facts.images(step).flatMap(({ image }) => {
    const shares = facts.of(image, 'shares');
    return shares === undefined ? [] : [{ image, shares }];
  });
  for (const share of facts.ran === undefined ? [] : recipients(step, facts.ran)) {
    const found = images.find(({ shares }) => !shares.value.has(keyOfShare(share)));
    if (found === undefined) continue;
    yield {
      at: share.at,
      message: message('share-not-shared', { image: found.image.name, recipient: share.recipient }),
      because: [found.shares.why],
    };
  }
}
