import { message, type Message } from '../messages/message';
import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';
import type { Place } from '../text/place';
import { known, map, unknown, type Fact } from './fact';
import { writtenTags } from './fresh';
import type { Scene } from './scene';
import { keyed, keyOfShare } from './shares';
import type { Image, ImageFacts, Share, Shares } from './view';

/** What a step changes of an image that exists already. */
export type Effect = (image: Image) => Partial<ImageFacts>;

/**
 * How many images of one step are checked, and how many recipients of each kind: far more than a call takes, and few enough that
 * images times recipients stay cheap.
 */
const IMAGES_LIMIT = 100;
const RECIPIENTS_LIMIT = 1000;

/** The images a step points at. */
export function imageRefs(step: Step): readonly Leaf<string>[] {
  const one = 'image' in step && step.image !== undefined ? [step.image] : [];
  const many = 'images' in step && step.images !== undefined ? step.images.value : [];
  return [...one, ...many.slice(0, IMAGES_LIMIT)];
}

/** An image, and where a step points at it. */
export interface Pointed {
  readonly ref: Leaf<string>;
  readonly image: Image;
}

/** The images that a step points at, as far as its references lead to one. */
export function pointed(step: Step, find: (ref: Leaf<string>) => Image | undefined): readonly Pointed[] {
  return imageRefs(step).flatMap((ref) => {
    const image = find(ref);
    return image === undefined ? [] : [{ ref, image }];
  });
}

/** The effect of a step on each image it points at; `undefined` where it leaves them as they are. */
export function effectOf(step: Step, scene: Scene): Effect | undefined {
  switch (step.action) {
    case 'share': {
      const added = recipients(step, scene);
      return ({ name, facts }) => addShares(facts, added, name, step.at);
    }
    case 'unshare': {
      const dropped = recipients(step, scene).map(keyOfShare);
      return ({ facts }) => dropShares(facts, dropped, step.at);
    }
    case 'accept-share':
      return () => ({ accepted: known(true, message('because.accepted-here'), step.at) });
    case 'reject-share':
      return () => ({ accepted: known(false, message('because.rejected-here'), step.at) });
    case 'publish':
      return ({ name, facts }) =>
        facts.market.known && facts.market.value === 'published'
          ? {}
          : { market: known('publishing', message('because.published-here', { name }), step.at) };
    case 'tag':
      return ({ name, facts }) => ({ tags: tagged(step, facts.tags, name) });
    case 'update':
      return () => updated(step);
    default:
      return undefined;
  }
}

/** Everyone a step shares with or withdraws from, in the words of the manifest; several ways to name an account are one. */
export function recipients(step: Step<'share' | 'unshare'>, scene: Pick<Scene, 'world'>): readonly Share[] {
  const all = (leaves: { readonly value: readonly Leaf<string>[] } | undefined, by: Share['by']): Share[] =>
    (leaves?.value ?? [])
      .slice(0, RECIPIENTS_LIMIT)
      .map((leaf) => ({ recipient: recipientOf(leaf.value, by, scene), by, at: leaf.at }));
  return [
    ...all(step.accounts, 'project'),
    ...all(step.projects, 'project'),
    ...all(step.domains, 'domain'),
    ...all(step.organizations, 'organization'),
  ];
}

function recipientOf(ref: string, by: Share['by'], scene: Pick<Scene, 'world'>): string {
  if (by === 'organization') return ref;
  const account = by === 'project' ? scene.world.accountOfProject(ref) : undefined;
  return account ?? scene.world.identity('accounts', ref) ?? ref;
}

function addShares(facts: ImageFacts, added: readonly Share[], name: string, at: Place): Partial<ImageFacts> {
  const note = message('because.shared-here', { name });
  return changeShares(facts, note, at, (shares) => shares.with(keyed(added).filter(([key]) => !shares.has(key))));
}

function dropShares(facts: ImageFacts, dropped: readonly string[], at: Place): Partial<ImageFacts> {
  return changeShares(facts, message('because.unshared-here'), at, (shares) => shares.without(dropped));
}

function changeShares(
  { shares, sure_shares }: ImageFacts,
  note: Message,
  at: Place,
  change: (shares: Shares) => Shares,
): Pick<ImageFacts, 'shares' | 'sure_shares'> {
  const changed = (before: Fact<Shares>): Fact<Shares> =>
    before.known ? known(change(before.value), note, at, [before.why]) : before;
  const after = changed(shares);
  return { shares: after, sure_shares: sure_shares === shares ? after : changed(sure_shares) };
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

/** Attributes of an update that checks ask about. `null` removes an attribute: its default is then not known here. */
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
