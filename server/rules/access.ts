import type { CheckContext } from '../facts/check-context';
import type { Image } from '../facts/entity';
import { recipients } from '../facts/effects';
import { sharesWith } from '../facts/membership';
import { keyOfShare } from '../facts/shares';
import type { StepState } from '../facts/step-state';
import { message } from '../messages/message';
import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import { imageRefs } from '../model/references';
import { insertBefore, insertBeforeAs, moveBefore } from './order-fixes';
import type { Fix } from './rule';

/** A step that shares an image with the account that acts, and that has not ended when the step starts. */
export function laterShare(image: Image, context: CheckContext): StepState | undefined {
  const { evaluation, state, actor } = context;
  const { symbols } = evaluation;
  if (state === undefined) return undefined;
  const wanted = new Set(sharesWith(actor, image).map(keyOfShare));
  return evaluation
    .statesOf('share')
    .find(
      (other) =>
        !evaluation.happensBefore(other, state) &&
        imageRefs(other.step).some(({ value }) => symbols.canonicalName('images', value) === image.name) &&
        recipients(other.step, symbols).some((share) => wanted.has(keyOfShare(share))),
    );
}

/** Gives the account that acts access to an image of another account: a share, and before a copy an acceptance as well. */
export function accessFixes(step: Step, ref: Located<string>, image: Image, context: CheckContext): readonly Fix[] {
  const copies = step.action === 'copy-in-region';
  if (!copies && step.action !== 'accept-share' && step.action !== 'reject-share') return [];
  const { actor, evaluation } = context;
  const later = laterShare(image, context);
  const accepted = copies ? [insertBefore(step, { action: 'accept-share', image: ref.value })] : [];
  if (later !== undefined) {
    const title = message('fix.move-share', { image: image.name });
    return [{ title, changes: [moveBefore(step, later.step), ...accepted] }];
  }
  const project = sharesWith(actor, image).find(({ by }) => by === 'project')?.recipient;
  if (project === undefined || !image.facts.account.known) return [];
  const named = evaluation.things('accounts').has(project);
  const share = { action: 'share', image: ref.value, [named ? 'accounts' : 'projects']: [project] };
  const title = copies
    ? message('fix.share-and-accept', { image: image.name, account: project })
    : message('fix.share-first', { image: image.name, account: project });
  return [{ title, changes: [insertBeforeAs(image.facts.account.value, step, share, context), ...accepted] }];
}
