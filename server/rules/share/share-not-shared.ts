import type { CheckContext } from '../../facts/check-context';
import { recipients } from '../../facts/effects';
import type { Image } from '../../facts/entity';
import { type Reason, knownValue } from '../../facts/fact';
import { keyOfShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Located } from '../../model/located';
import type { Step } from '../../model/manifest';
import { accessFixes, laterShare } from '../access';
import { accountName, acts } from '../account-name';
import { maybeShared } from '../recipients';
import type { Report, Rule } from '../rule';

export const shareNotShared: Rule<'unshare' | 'accept-share' | 'reject-share'> = {
  id: 'share-not-shared',
  severity: 'error',
  on: ['unshare', 'accept-share', 'reject-share'],
  yieldsTo: ['tf-order-missing'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const { membership } = image;
      if (membership?.known === true && membership.value === undefined) {
        if (step.action !== 'unshare') yield notShared(step, ref, image, membership.why, context);
        continue;
      }
      const visibility = context.of(image, 'visibility');
      if (visibility === undefined || visibility.value === (step.action === 'unshare' ? 'private' : 'shared')) continue;
      yield {
        at: ref.at,
        message:
          step.action === 'unshare'
            ? message('share-not-shared.foreign', { image: image.name })
            : message('share-not-shared.own', { image: image.name }),
        evidence: step.action === 'unshare' ? { on: 'stated' } : undefined,
        reasons: [visibility.why],
      };
    }
    if (step.action === 'unshare') yield* strangers(step, context);
  },
};

/** The image of another account that is not shared with the account that answers, at least not before this step. */
function notShared(
  step: Step<'accept-share' | 'reject-share'>,
  ref: Located<string>,
  image: Image,
  why: Reason,
  context: CheckContext,
): Report {
  const later = laterShare(image, context);
  const args = { image: image.name, account: accountName(context.actor.account) };
  const together = later !== undefined && context.evaluation.order.mayRunTogether(later.step, step);
  return {
    at: ref.at,
    message:
      later === undefined
        ? message('share-not-shared.with', args)
        : together
          ? message('share-not-shared.together', args)
          : message('share-not-shared.later', args),
    evidence: { on: 'stated' },
    reasons: [
      later && { explanation: message('because.shared-here', { name: image.name }), at: later.step.at },
      why,
      acts(step),
    ],
    fixes: () => accessFixes(step, ref, image, context),
  };
}

/** The recipients that an image is not shared with, each once. One finding per image and recipient could be too many to read. */
function* strangers(step: Step<'unshare'>, context: CheckContext): Iterable<Report> {
  const images = context.images(step).flatMap(({ image }) => {
    if ((knownValue(image.facts.visibility) ?? 'private') !== 'private') return [];
    const shares = context.of(image, 'shares');
    return shares === undefined ? [] : [{ image, shares }];
  });
  for (const share of recipients(step, context.evaluation.symbols)) {
    const found = images.find(({ shares }) => !shares.value.has(keyOfShare(share)));
    if (found === undefined) continue;
    if (maybeShared(share, found.shares.value, found.image, context)) {
      context.cannotTell();
      continue;
    }
    yield {
      at: share.at,
      severity: 'warning',
      message: message('share-not-shared', { image: found.image.name, recipient: share.recipient }),
      evidence: { on: 'implied', note: message('share-not-shared.implied') },
      reasons: [found.shares.why],
    };
  }
}
