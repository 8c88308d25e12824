import { message, type Message } from '../messages/message';
import type { Field, Located } from '../model/located';
import { actions, changes, type ChangingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import { imageRefs } from '../model/references';
import type { AnchoredSpan } from '../text/anchored-span';
import type { ActingAccount } from './acting-account';
import { known, knownValue, map, unknown, type Fact } from './fact';
import { writtenTags } from './initial-facts';
import { answered } from './membership';
import type { StepScope } from './scope';
import type { SymbolTable } from './symbol-table';
import { keyed, keyOfShare } from './shares';
import type { Image, ImageFacts, Share, Shares } from './entity';

/** The changes of a step to an existing image. */
export type Effect = (image: Image) => Partial<ImageFacts>;

/** The maximum number of recipients of each kind that are checked. It exceeds the limit of a call and keeps checks fast. */
const RECIPIENTS_LIMIT = 1000;

/** An image, and the reference to it in a step. */
export interface ImageUse {
  readonly ref: Located<string>;
  readonly image: Image;
}

/** The images that a step refers to, without references that are not defined. */
export function imageUses(step: Step, find: (ref: Located<string>) => Image | undefined): readonly ImageUse[] {
  return imageRefs(step).flatMap((ref) => {
    const image = find(ref);
    return image === undefined ? [] : [{ ref, image }];
  });
}

/** The effect of a step on each image that it refers to; `undefined` if it does not change them. */
export function effectOf(step: Step, scope: StepScope): Effect | undefined {
  return changesImages(step) ? effectOfChange(step, scope) : undefined;
}

export function changesImages(step: Step): step is Step<ChangingAction> {
  return changes(step.action);
}

function effectOfChange(step: Step<ChangingAction>, scope: StepScope): Effect {
  switch (step.action) {
    case 'share': {
      const added = recipients(step, scope.symbols);
      return ({ name, facts }) => withUnread(step, addShares(facts, added, name, step.at));
    }
    case 'unshare': {
      const dropped = recipients(step, scope.symbols).map(keyOfShare);
      return ({ facts }) => withUnread(step, dropShares(facts, dropped, step.at));
    }
    case 'accept-share':
      return (image) => answer(image, 'accepted', scope.actor, step.at);
    case 'reject-share':
      return (image) => answer(image, 'rejected', scope.actor, step.at);
    case 'publish':
      return ({ name, facts }) =>
        knownValue(facts.market) === 'published'
          ? {}
          : { market: known('publishing', message('because.published-here', { name }), step.at) };
    case 'tag':
      return ({ name, facts }) => ({ tags: tagged(step, facts.tags, name) });
    case 'update':
      return () => updated(step);
  }
}

/** An answer to the share of a private image changes the share; that of an image in one's own list of shared ones, the image. */
function answer(
  image: Image,
  status: 'accepted' | 'rejected',
  actor: ActingAccount,
  at: AnchoredSpan,
): Partial<ImageFacts> {
  const note = status === 'accepted' ? message('because.accepted-here') : message('because.rejected-here');
  const { account, visibility } = image.facts;
  if (!account.known || account.value === actor.account) return { accepted: known(status === 'accepted', note, at) };
  if (!visibility.known || visibility.value !== 'private') return {};
  return changeShares(image.facts, note, at, (shares, sure) => answered(shares, sure, image, actor, status, at));
}

/** The recipients with whom a step starts or stops sharing, as named in the manifest. Several names of one account count once. */
export function recipients(step: Step<'share' | 'unshare'>, symbols: SymbolTable): readonly Share[] {
  const all = (leaves: Field<readonly Located<string>[]> | undefined, by: Share['by']): readonly Share[] =>
    (leaves?.value ?? [])
      .slice(0, RECIPIENTS_LIMIT)
      .map((leaf) => ({ recipient: recipientOf(leaf.value, by, symbols), by, at: leaf.at }));
  return [
    ...all(step.accounts, 'project'),
    ...all(step.projects, 'project'),
    ...all(step.domains, 'domain'),
    ...all(step.organizations, 'organization'),
  ];
}

/** The shares after a step with unreadable recipients: there may be others, or none of the previous ones. */
function withUnread(step: Step<'share' | 'unshare'>, after: Partial<ImageFacts>): Partial<ImageFacts> {
  const unread = actions[step.action].to.some((field) => step[field] === undefined && step.written.has(field));
  if (!unread) return after;
  return step.action === 'share' ? { ...after, shares: unknown } : { shares: unknown, sure_shares: unknown };
}

function recipientOf(ref: string, by: Share['by'], symbols: SymbolTable): string {
  if (by === 'organization') return ref;
  const account = by === 'project' ? symbols.project(ref)?.account : undefined;
  return account ?? symbols.canonicalName('accounts', ref);
}

function addShares(facts: ImageFacts, added: readonly Share[], name: string, at: AnchoredSpan): Partial<ImageFacts> {
  const note = message('because.shared-here', { name });
  return changeShares(facts, note, at, (shares) =>
    shares.with(keyed(added.map(unanswered)).filter(([key]) => !shares.has(key))),
  );
}

/** A share with a project waits for the answer of its recipient. */
function unanswered(share: Share): Share {
  return share.by === 'project' ? { ...share, status: 'pending' } : share;
}

function dropShares(facts: ImageFacts, dropped: readonly string[], at: AnchoredSpan): Partial<ImageFacts> {
  return changeShares(facts, message('because.unshared-here'), at, (shares) => shares.without(dropped));
}

function changeShares(
  { shares, sure_shares }: ImageFacts,
  note: Message,
  at: AnchoredSpan,
  change: (shares: Shares, sure: boolean) => Shares,
): Pick<ImageFacts, 'shares' | 'sure_shares'> {
  const changed = (before: Fact<Shares>, sure: boolean): Fact<Shares> =>
    before.known ? known(change(before.value, sure), note, at, [before.why]) : before;
  const after = changed(shares, false);
  return { shares: after, sure_shares: sure_shares === shares ? after : changed(sure_shares, !shares.known) };
}

/** Removals come first, then additions. */
function tagged(step: Step<'tag'>, tags: ImageFacts['tags'], name: string): ImageFacts['tags'] {
  const { add, remove } = step.tags?.value ?? {};
  return map(
    tags.known ? known(tags.value, message('because.tagged-here', { name }), step.at, [tags.why]) : tags,
    (before) =>
      before
        .without((remove?.value ?? []).map((tag) => tag.value))
        .with(add === undefined ? [] : writtenTags(add.value)),
  );
}

/** Attributes of an update that checks read. `null` removes an attribute, and its default is then unknown. */
function updated(step: Step<'update'>): Partial<ImageFacts> {
  const changed: Record<string, Fact<unknown>> = {};
  for (const [name, field] of step.set?.value ?? []) {
    const value = field.value;
    const fits =
      name === 'name'
        ? typeof value === 'string'
        : name === 'hw_firmware_type'
          ? value === 'bios' || value === 'uefi'
          : typeof value === 'number';
    if (!['name', 'min_ram', 'max_ram', 'hw_firmware_type'].includes(name)) continue;
    changed[name] = fits ? known(value, message('because.updated-here', { field: name }), field.at) : unknown;
  }
  return changed;
}
