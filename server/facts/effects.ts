import { message } from '../messages/message';
import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';
import type { Place } from '../text/place';
import { known, map, unknown, type Fact } from './fact';
import type { Scene } from './scene';
import type { Image, ImageFacts, Share } from './view';

/** What a step changes of an image that exists already. */
export type Effect = (image: Image) => Partial<ImageFacts>;

/**
 * How many images of one step are looked at, and how many recipients of one image are kept in mind: far more than a call takes,
 * and few enough that images times recipients stay cheap.
 */
const IMAGES_LIMIT = 100;
const SHARES_LIMIT = 1000;

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
      const dropped = new Set(recipients(step, scene).map(keyOf));
      return ({ facts }) => dropShares(facts, dropped, step.at);
    }
    case 'accept-share':
      return () => ({ accepted: known(true, message('because.accepted-here'), step.at) });
    case 'reject-share':
      return () => ({ accepted: known(false, message('because.rejected-here'), step.at) });
    case 'publish':
      return ({ name }) => ({ market: known('publishing', message('because.published-here', { name }), step.at) });
    case 'tag':
      return ({ name, facts }) => ({ tags: tagged(step, facts.tags, name) });
    case 'update':
      return () => updated(step);
    default:
      return undefined;
  }
}

/** Everyone a step shares with or withdraws from, in the words of the manifest; several ways to name an account are one. */
export function recipients(step: Step<'share' | 'unshare'>, scene: Scene): readonly Share[] {
  const all = (leaves: { readonly value: readonly Leaf<string>[] } | undefined, by: Share['by']): Share[] =>
    (leaves?.value ?? [])
      .slice(0, SHARES_LIMIT)
      .map((leaf) => ({ recipient: recipientOf(leaf.value, by, scene), by, at: leaf.at }));
  return [
    ...all(step.accounts, 'project'),
    ...all(step.projects, 'project'),
    ...all(step.domains, 'domain'),
    ...all(step.organizations, 'organization'),
  ];
}

function recipientOf(ref: string, by: Share['by'], scene: Scene): string {
  if (by === 'organization') return ref;
  const account = by === 'project' ? scene.world.accountOfProject(ref) : undefined;
  return account ?? scene.world.identity('accounts', ref) ?? ref;
}

/** Shares with the same recipient, in the same way, are one. */
function keyOf({ by, recipient }: Share): string {
  return `${by} ${recipient}`;
}

function addShares(facts: ImageFacts, added: readonly Share[], name: string, at: Place): Partial<ImageFacts> {
  const add = (shares: Fact<readonly Share[]>): Fact<readonly Share[]> => {
    if (!shares.known || shares.value.length >= SHARES_LIMIT) return shares;
    const old = new Set(shares.value.map(keyOf));
    const fresh = added.filter((share) => !old.has(keyOf(share)));
    return known([...shares.value, ...fresh], message('because.shared-here', { name }), at, [shares.why]);
  };
  return { shares: add(facts.shares), sure_shares: add(facts.sure_shares) };
}

function dropShares(facts: ImageFacts, dropped: ReadonlySet<string>, at: Place): Partial<ImageFacts> {
  const drop = (shares: Fact<readonly Share[]>): Fact<readonly Share[]> =>
    shares.known
      ? known(
          shares.value.filter((share) => !dropped.has(keyOf(share))),
          message('because.unshared-here'),
          at,
          [shares.why],
        )
      : shares;
  return { shares: drop(facts.shares), sure_shares: drop(facts.sure_shares) };
}

/** Removals come first, then additions. */
function tagged(step: Step<'tag'>, tags: ImageFacts['tags'], name: string): ImageFacts['tags'] {
  return map(
    tags.known ? known(tags.value, message('because.tagged-here', { name }), step.at, [tags.why]) : tags,
    (before) => {
      const after = new Map(before);
      for (const tag of step.tags?.value.remove?.value ?? []) after.delete(tag.value);
      for (const [tag, field] of step.tags?.value.add?.value ?? []) after.set(tag, String(field.value ?? ''));
      return after;
    },
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
