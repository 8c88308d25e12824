import type { Ask } from '../facts/ask';
import { recipients } from '../facts/effects';
import type { Known } from '../facts/fact';
import type { Image, KeyView, Share } from '../facts/view';
import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';

/** Someone a step shares with: the account's identity, where it is known which account it is. */
export interface Recipient {
  readonly leaf: Leaf<string>;
  readonly account?: string;
}

/** The accounts that a step shares with, by account, project or domain; organizations hold many and are not among them. */
export function recipientsOf(step: Step<'share' | 'unshare'>, facts: Ask): readonly Recipient[] {
  const { world } = facts.run;
  const named = [...(step.accounts?.value ?? []), ...(step.domains?.value ?? [])];
  return [
    ...named.map((leaf) => ({ leaf, account: world.identity('accounts', leaf.value) })),
    ...(step.projects?.value ?? []).map((leaf) => ({ leaf, account: world.accountOfProject(leaf.value) })),
  ];
}

/** The images of a share that are encrypted with a custom key. */
export function sharedKeys(
  step: Step<'share'>,
  facts: Ask,
): readonly { readonly ref: Leaf<string>; readonly image: Image; readonly key: Known<KeyView> }[] {
  return facts.images(step).flatMap(({ ref, image }) => {
    if (facts.of(image, 'encrypted')?.value !== true) return [];
    const key = facts.of(image, 'key');
    if (key === undefined || facts.of(key.value, 'default')?.value !== false) return [];
    return [{ ref, image, key }];
  });
}

/** How many recipients an image has after a share, as far as they are certain; each counts once. */
export function recipientCounts(step: Step<'share'>, facts: Ask): (image: Image) => number {
  const keyOf = ({ by, recipient }: Share): string => `${by} ${recipient}`;
  const added = facts.ran === undefined ? [] : recipients(step, facts.ran).map(keyOf);
  return ({ facts: { sure_shares: before } }) =>
    new Set([...(before.known ? before.value.map(keyOf) : []), ...added]).size;
}
