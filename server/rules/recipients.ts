import type { Ask } from '../facts/ask';
import { recipients } from '../facts/effects';
import type { Known } from '../facts/fact';
import { keyOfShare } from '../facts/shares';
import type { Image, KeyView } from '../facts/view';
import type { Leaf } from '../model/leaf';
import type { World } from '../facts/world';
import type { Manifest, Step, Thing } from '../model/manifest';
import { remembered } from '../text/remembered';

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

type Grants = NonNullable<Thing<'keys'>['fields']['grants']>['value'];

/** All grants of a key to one account. */
interface Granted {
  /** The first of them, and its place in the list. */
  readonly first: Grants[number]['value'];
  readonly index: number;
  /** The operations that they allow; absent where one does not name its operations, so that it may allow any. */
  operations?: Set<string>;
}

/** The grants of keys by account, for as long as the same accounts are declared. */
const granted = remembered((_: Manifest['accounts']) => new WeakMap<Grants, ReadonlyMap<string, Granted>>());

/** The grants of a key to an account. */
export function grantsTo(account: string, grants: Grants, { run }: Ask): Granted | undefined {
  const known = granted(run.things('accounts'));
  let byAccount = known.get(grants);
  if (byAccount === undefined) known.set(grants, (byAccount = byAccountOf(grants, run.world)));
  return byAccount.get(account);
}

function byAccountOf(grants: Grants, world: World): ReadonlyMap<string, Granted> {
  const byAccount = new Map<string, Granted>();
  for (const [index, { value }] of grants.entries()) {
    const account = value.account === undefined ? undefined : world.identity('accounts', value.account.value);
    if (account === undefined) continue;
    const own: Granted = byAccount.get(account) ?? { first: value, index, operations: new Set() };
    byAccount.set(account, own);
    if (value.operations === undefined) own.operations = undefined;
    for (const operation of value.operations?.value ?? []) own.operations?.add(operation.value);
  }
  return byAccount;
}

/** How many recipients an image has after a share, as far as they are certain; each counts once. */
export function recipientCounts(step: Step<'share'>, facts: Ask): (image: Image) => number {
  const added = new Set(facts.ran === undefined ? [] : recipients(step, facts.ran).map(keyOfShare));
  return ({ facts: { sure_shares } }) => {
    if (!sure_shares.known) return added.size;
    const before = sure_shares.value;
    return before.size + [...added].filter((key) => !before.has(key)).length;
  };
}
