import type { Ask } from '../../facts/ask';
import { recipients } from '../../facts/effects';
import { keyOfShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { maybeShared } from '../recipients';
import type { Fault, Rule } from '../rule';

export const shareNotShared: Rule<'unshare' | 'accept-share' | 'reject-share'> = {
  id: 'share-not-shared',
  severity: 'error',
  on: ['unshare', 'accept-share', 'reject-share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (visibility === undefined || visibility.value === (step.action === 'unshare' ? 'private' : 'shared')) continue;
      yield {
        at: ref.at,
        message:
          step.action === 'unshare'
            ? message('share-not-shared.foreign', { image: image.name })
            : message('share-not-shared.own', { image: image.name }),
        rests: step.action === 'unshare' ? { on: 'stated' } : undefined,
        because: [visibility.why],
      };
    }
    if (step.action === 'unshare') yield* strangers(step, facts);
  },
};

/** The recipients with whom an image is not shared, each once: images times recipients may be too many for anybody to read. */
function* strangers(step: Step<'unshare'>, facts: Ask): Iterable<Fault> {
  const images = facts.images(step).flatMap(({ image }) => {
    const { visibility } = image.facts;
    if (visibility.known && visibility.value !== 'private') return [];
    const shares = facts.of(image, 'shares');
    return shares === undefined ? [] : [{ image, shares }];
  });
  for (const share of facts.ran === undefined ? [] : recipients(step, facts.ran)) {
    const found = images.find(({ shares }) => !shares.value.has(keyOfShare(share)));
    if (found === undefined) continue;
    if (maybeShared(share, found.shares.value, found.image, facts)) {
      facts.unanswered.push({ known: false });
      continue;
    }
    yield {
      at: share.at,
      severity: 'warning',
      message: message('share-not-shared', { image: found.image.name, recipient: share.recipient }),
      rests: { on: 'implied', note: message('share-not-shared.implied') },
      because: [found.shares.why],
    };
  }
}
