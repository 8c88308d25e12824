import { message } from '../messages/message';
import type { AnchoredSpan } from '../text/anchored-span';
import { projectIn, type ActingAccount } from './acting-account';
import type { Section } from '../model/sections';
import type { Entities, Image, Share, Shares } from './entity';
import { known, knownValue, unknown, type Fact } from './fact';
import { keyOfShare } from './shares';
import type { SymbolTable } from './symbol-table';

/**
 * An entity as an account sees it, which makes a difference for images only. A private image of another account is a shared image if it
 * was shared with this account, and not visible otherwise. What another account sees of an image that was shared with the owner of the
 * list is unknown.
 */
export function seenBy<E extends Entities[Section]>(
  entity: E | undefined,
  actor: ActingAccount | undefined,
  symbols: SymbolTable,
): E | undefined {
  return entity?.section !== 'images' || actor === undefined ? entity : (imageSeenBy(entity, actor, symbols) as E);
}

function imageSeenBy(image: Image, actor: ActingAccount, symbols: SymbolTable): Image {
  const { account, visibility } = image.facts;
  if (!account.known || account.value === actor.account) return image;
  if (knownValue(visibility) === 'public') return image;
  if (knownValue(visibility) === 'market') return withFacts(image, { own: unknown });
  if (!visibility.known || visibility.value === 'shared')
    return { ...withFacts(image, { visibility: unknown, accepted: unknown }), membership: unknown };
  const membership = membershipOf(image, actor, symbols);
  if (!membership.known) return { ...withFacts(image, { visibility: membership, accepted: membership }), membership };
  const { value: share, why } = membership;
  const shared: Fact<'shared'> = share === undefined ? unknown : { known: true, value: 'shared', why };
  return { ...withFacts(image, { visibility: shared, accepted: acceptedBy(share, image) }), membership };
}

function withFacts(image: Image, facts: Partial<Image['facts']>): Image {
  return { ...image, facts: { ...image.facts, ...facts } };
}

/** The share of a private image with an account; known to be absent if the image is certainly not shared with it. */
function membershipOf(image: Image, actor: ActingAccount, symbols: SymbolTable): Fact<Share | undefined> {
  const { shares, sure_shares } = image.facts;
  const keys = sharesWith(actor, image).map(keyOfShare);
  for (const list of [shares, sure_shares]) {
    if (!list.known) continue;
    const share = keys.map((key) => list.value.get(key)).find((each) => each !== undefined);
    if (share !== undefined)
      return known(share, message('because.shared-with', { image: image.name, account: actor.account }), share.at);
  }
  if (!shares.known) return shares;
  return mayInclude(shares.value, image, actor, symbols) ? unknown : { ...shares, value: undefined };
}

/** How an account can be named as the recipient of an image, first as a project. */
export function sharesWith(actor: ActingAccount, { facts }: Image): readonly Pick<Share, 'by' | 'recipient'>[] {
  const { account, domain_id: domain } = actor;
  const projects = [account, projectIn(actor, knownValue(facts.region)) ?? ''];
  const domains = [account, knownValue(domain)?.toLowerCase() ?? ''];
  return [
    ...projects.map((recipient) => ({ by: 'project' as const, recipient })),
    ...domains.map((recipient) => ({ by: 'domain' as const, recipient })),
  ].filter(({ recipient }) => recipient !== '');
}

/** Whether a share may include an account: with an organization, or with an ID that may be its own. */
function mayInclude(shares: Shares, { facts }: Image, actor: ActingAccount, symbols: SymbolTable): boolean {
  const project = projectIn(actor, knownValue(facts.region));
  const declared = symbols.things('accounts');
  for (const [, { by, recipient }] of shares) {
    if (by === 'organization') return true;
    if (declared.has(recipient)) continue;
    if (by === 'project' ? project === undefined && !actor.allProjects : !actor.domain_id.known) return true;
  }
  return false;
}

/** Whether the recipient accepted a share. Only shares with projects are accepted. */
function acceptedBy(share: Share | undefined, { name, nodePath }: Image): Fact<boolean> {
  if (share?.by !== 'project') return unknown;
  const { status, answered, at } = share;
  if (status === undefined)
    return { known: false, settle: { section: 'images', name, field: 'shared_with', nodePath } };
  if (status === 'pending') return known(false, message('because.not-answered', { image: name }), at);
  const note = status === 'accepted' ? message('because.accepted-here') : message('because.rejected-here');
  return known(status === 'accepted', note, answered ?? at);
}

/** The shares of an image after one account answers. An answer means that the image was shared. */
export function answered(
  shares: Shares,
  sure: boolean,
  image: Image,
  actor: ActingAccount,
  status: 'accepted' | 'rejected',
  at: AnchoredSpan,
): Shares {
  const ways = sharesWith(actor, image).filter(({ by }) => by === 'project');
  const [first] = ways;
  const share = ways.map((way) => shares.get(keyOfShare(way))).find((each) => each !== undefined);
  const answeredShare = share ?? (sure && first !== undefined ? { ...first, at } : undefined);
  if (answeredShare === undefined) return shares;
  return shares.with([[keyOfShare(answeredShare), { ...answeredShare, status, answered: at }]]);
}
