import type { Ask } from '../facts/ask';
import { recipients } from '../facts/effects';
import type { Known } from '../facts/fact';
import { Entries } from '../facts/entries';
import { keyed, keyOfShare } from '../facts/shares';
import type { Image, KeyView, Share, Shares } from '../facts/view';
import type { World } from '../facts/world';
import type { Field, Leaf } from '../model/leaf';
import type { Manifest, Step, Thing } from '../model/manifest';
import { remembered } from '../text/remembered';

/** Someone a step shares with: the account's identity, where it is known which account it is. */
export interface Recipient {
  readonly leaf: Leaf<string>;
  readonly account?: string;
}

/** The recipients that are the manifest's own account or project, each with the field of the manifest that says so. */
export function ownRecipients(
  step: Step<'share' | 'unshare'>,
  facts: Ask,
): readonly { readonly leaf: Leaf<string>; readonly what: 'project' | 'account'; readonly own: Field<string> }[] {
  const { project_id: project, domain_id: domain } = facts.manifest;
  if (project === undefined && domain === undefined) return [];
  const { world } = facts.run;
  const regions = new Set(
    facts.images(step).map(({ image }) => (image.facts.region.known ? image.facts.region.value : undefined)),
  );
  /** An account stands for its project in the region of the image. */
  const projectsOf = (account: string): readonly string[] => {
    const projects = world.thing('accounts', account)?.fields.projects?.value;
    return projects === undefined ? [] : [...regions].flatMap((region) => projects.get(region ?? '')?.value ?? []);
  };
  const domainOf = (account: string): string => world.thing('accounts', account)?.fields.domain_id?.value ?? account;
  const byProject = (leaf: Leaf<string>) =>
    project === undefined ? [] : [{ leaf, what: 'project' as const, own: project }];
  const byDomain = (leaf: Leaf<string>) =>
    domain === undefined ? [] : [{ leaf, what: 'account' as const, own: domain }];
  const same = (a: string, b: Field<string> | undefined): boolean => a.toLowerCase() === b?.value.toLowerCase();
  return [
    ...(step.projects?.value ?? []).filter(({ value }) => same(value, project)).flatMap(byProject),
    ...(step.accounts?.value ?? [])
      .filter(({ value }) => projectsOf(value).some((each) => same(each, project)))
      .flatMap(byProject),
    ...(step.domains?.value ?? []).filter(({ value }) => same(domainOf(value), domain)).flatMap(byDomain),
  ];
}

/**
 * The accounts that a step shares with, by account, project or domain, without the own one, of which `share-self` speaks. An
 * organization is a recipient of which no account is known: it has many.
 */
export function recipientsOf(step: Step<'share' | 'unshare'>, facts: Ask): readonly Recipient[] {
  const { world } = facts.run;
  const own = new Set(ownRecipients(step, facts).map(({ leaf }) => leaf));
  const named = [...(step.accounts?.value ?? []), ...(step.domains?.value ?? [])];
  return [
    ...named.map((leaf) => ({ leaf, account: world.identity('accounts', leaf.value) })),
    ...(step.projects?.value ?? []).map((leaf) => ({ leaf, account: world.accountOfProject(leaf.value) })),
    ...(step.organizations?.value ?? []).map((leaf) => ({ leaf })),
  ].filter(({ leaf }) => !own.has(leaf));
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

/**
 * The declared accounts of which no project in a region is declared: they may have one all the same, since not all projects of an
 * account need be declared.
 */
const openAccounts = remembered((accounts: Manifest['accounts']) => {
  const byRegion = new Map<string | undefined, readonly string[]>();
  return (region: string | undefined): readonly string[] => {
    let open = byRegion.get(region);
    if (open === undefined) {
      open = [...accounts.values()].flatMap(({ name, fields }) =>
        region !== undefined && fields.projects?.value.has(region) === true ? [] : [name],
      );
      byRegion.set(region, open);
    }
    return open;
  };
});

/** What shares of an image may be the same under another name: a project id that nobody declares, and an account that may have it. */
function doubtful(
  shares: Shares,
  image: Image,
  { run }: Ask,
): { readonly accounts: number; readonly ids: () => number } {
  const declared = run.things('accounts');
  const { region } = image.facts;
  const open = openAccounts(declared)(region.known ? region.value : undefined);
  return {
    accounts: open.filter((name) => shares.has(keyOfShare({ by: 'project', recipient: name }))).length,
    ids: () => [...shares].filter(([, { by, recipient }]) => by === 'project' && !declared.has(recipient)).length,
  };
}

/** Whether an image that is not shared with a recipient by that name may be shared with it by another. */
export function maybeShared(one: Share, shares: Shares, image: Image, facts: Ask): boolean {
  if (one.by !== 'project') return false;
  const { accounts, ids } = doubtful(shares, image, facts);
  const declared = facts.run.things('accounts').get(one.recipient);
  if (declared === undefined) return accounts > 0;
  const { region } = image.facts;
  return !(region.known && declared.fields.projects?.value.has(region.value) === true) && ids() > 0;
}

/**
 * How many recipients an image has after a share, as far as they are certain; each counts once. `undefined` where it had more
 * than `most` through an earlier step, which has its own finding and, as it fails, adds nobody.
 */
export function recipientCounts(step: Step<'share'>, most: number, facts: Ask): (image: Image) => number | undefined {
  const added = facts.ran === undefined ? [] : keyed(recipients(step, facts.ran));
  return (image) => {
    const { sure_shares: before } = image.facts;
    const old = before.known ? before.value : undefined;
    if (old !== undefined && old.size > most) {
      const declared = facts.run.world.find('images', image.name)?.facts.sure_shares;
      if (declared?.known !== true || declared.value.size <= most) return undefined;
    }
    const count = (old?.size ?? 0) + new Set(added.flatMap(([key]) => (old?.has(key) === true ? [] : [key]))).size;
    if (count <= most) return count;
    const all = (old ?? Entries.of<Share>()).with(added);
    const { accounts, ids } = doubtful(all, image, facts);
    return accounts === 0 ? count : count - Math.min(accounts, ids());
  };
}
