import type { CheckContext } from '../facts/check-context';
import { recipients, type ImageUse } from '../facts/effects';
import { type Known, knownValue } from '../facts/fact';
import { Entries } from '../facts/entries';
import { keyed, keyOfShare } from '../facts/shares';
import type { Image, KeyEntity, Share, Shares } from '../facts/entity';
import type { SymbolTable } from '../facts/symbol-table';
import type { Located } from '../model/located';
import type { Manifest, Step, Thing } from '../model/manifest';
import type { AnchoredSpan } from '../text/anchored-span';
import { memoize } from '../text/memoize';

/** A recipient of a step, with its account if that is known. */
export interface Recipient {
  readonly leaf: Located<string>;
  readonly account?: string;
}

/** A recipient that is the account or project that performs the step, with the place that says so. */
interface OwnRecipient {
  readonly leaf: Located<string>;
  readonly what: 'project' | 'account';
  readonly own: AnchoredSpan | undefined;
}

/** The recipients of a step that are the account that performs it, or its project in the region of an image. */
export function ownRecipients(step: Step<'share' | 'unshare'>, context: CheckContext): readonly OwnRecipient[] {
  const { account, projects, domain_id: domain } = context.actor;
  const { symbols } = context.evaluation;
  const regions = new Set(context.images(step).map(({ image }) => knownValue(image.facts.region)));
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const project = (id: string): AnchoredSpan | undefined => projects.find((each) => same(each.id.value, id))?.id.at;
  const isNamed = !context.actor.own || context.manifest.actor.account !== undefined;
  const itself = (ref: string): AnchoredSpan | undefined =>
    isNamed && symbols.canonicalName('accounts', ref) === account ? symbols.thing('accounts', account)?.at : undefined;
  /** An account is equivalent to its project in the image's region. */
  const projectOf = (ref: string): AnchoredSpan | undefined => {
    const declared = symbols.thing('accounts', symbols.canonicalName('accounts', ref))?.fields.projects?.value;
    const ids = [...regions].flatMap((region) => declared?.get(region ?? '')?.value ?? []);
    return (declared?.size ?? 0) === 0 ? itself(ref) : ids.map(project).find((at) => at !== undefined);
  };
  const domainOf = (ref: string): AnchoredSpan | undefined => {
    const declared = symbols.thing('accounts', symbols.canonicalName('accounts', ref))?.fields.domain_id?.value;
    return domain.known && same(declared ?? ref, domain.value) ? domain.why.at : itself(ref);
  };
  const those = (
    leaves: readonly Located<string>[] | undefined,
    what: OwnRecipient['what'],
    placeOf: (ref: string) => AnchoredSpan | undefined,
  ): readonly OwnRecipient[] =>
    (leaves ?? []).flatMap((leaf) => {
      const own = placeOf(leaf.value);
      return own === undefined ? [] : [{ leaf, what, own }];
    });
  return [
    ...those(step.projects?.value, 'project', project),
    ...those(step.accounts?.value, 'project', projectOf),
    ...those(step.domains?.value, 'account', domainOf),
  ];
}

/**
 * The accounts that a step shares with, identified by account, project or domain. Excludes the account that performs the step,
 * which `share-self` covers. The account of an organization is unknown because it has many.
 */
export function recipientsOf(step: Step<'share' | 'unshare'>, context: CheckContext): readonly Recipient[] {
  const { symbols } = context.evaluation;
  const own = new Set(ownRecipients(step, context).map(({ leaf }) => leaf));
  const named = [...(step.accounts?.value ?? []), ...(step.domains?.value ?? [])];
  return [
    ...named.map((leaf) => ({ leaf, account: symbols.resolveName('accounts', leaf.value) })),
    ...(step.projects?.value ?? []).map((leaf) => ({ leaf, account: symbols.project(leaf.value)?.account })),
    ...(step.organizations?.value ?? []).map((leaf) => ({ leaf })),
  ].filter(({ leaf }) => !own.has(leaf));
}

/** The images of a share that are encrypted with a custom key. */
export function sharedKeys(
  step: Step<'share'>,
  context: CheckContext,
): readonly { readonly ref: Located<string>; readonly image: Image; readonly key: Known<KeyEntity> }[] {
  return [...context.imagesWith(step, 'encrypted', true)].flatMap(({ ref, image }) => {
    const key = context.of(image, 'key');
    if (key === undefined || context.of(key.value, 'default')?.value !== false) return [];
    return [{ ref, image, key }];
  });
}

type Grants = NonNullable<Thing<'keys'>['fields']['grants']>['value'];

/** All grants of a key to one account. */
interface Granted {
  /** The first grant and its index in the list. */
  readonly first: Grants[number]['value'];
  readonly index: number;
  /** The operations that the grants allow; absent if a grant does not list any and so may allow all. */
  operations?: Set<string>;
}

/** The grants of keys by account, cached per `accounts` section. */
const granted = memoize((_: Manifest['accounts']) => new WeakMap<Grants, ReadonlyMap<string, Granted>>());

/** The grants of a key to an account. */
export function grantsTo(account: string, grants: Grants, { evaluation }: CheckContext): Granted | undefined {
  const known = granted(evaluation.things('accounts'));
  let byAccount = known.get(grants);
  if (byAccount === undefined) known.set(grants, (byAccount = byAccountOf(grants, evaluation.symbols)));
  return byAccount.get(account);
}

function byAccountOf(grants: Grants, symbols: SymbolTable): ReadonlyMap<string, Granted> {
  const byAccount = new Map<string, Granted>();
  for (const [index, { value }] of grants.entries()) {
    const account = value.account === undefined ? undefined : symbols.resolveName('accounts', value.account.value);
    if (account === undefined) continue;
    const own: Granted = byAccount.get(account) ?? { first: value, index, operations: new Set() };
    byAccount.set(account, own);
    if (value.operations === undefined) own.operations = undefined;
    for (const operation of value.operations?.value ?? []) own.operations?.add(operation.value);
  }
  return byAccount;
}

/**
 * The declared accounts that may have a project in a region that is not declared.
 */
const openAccounts = memoize((accounts: Manifest['accounts']) => {
  const byRegion = new Map<string | undefined, readonly string[]>();
  return (region: string | undefined): readonly string[] => {
    let open = byRegion.get(region);
    if (open === undefined) {
      open = [...accounts.values()].flatMap(({ name, fields }) => (isProjectKnown(fields, region) ? [] : [name]));
      byRegion.set(region, open);
    }
    return open;
  };
});

/**
 * The shares of an image that may refer to the same recipient in another way: by an undeclared project ID, or by an account that
 * may own it.
 */
function doubtful(
  shares: Shares,
  image: Image,
  { evaluation }: CheckContext,
): { readonly accounts: number; readonly ids: () => number } {
  const declared = evaluation.things('accounts');
  const open = openAccounts(declared)(knownValue(image.facts.region));
  return {
    accounts: open.filter((name) => shares.has(keyOfShare({ by: 'project', recipient: name }))).length,
    ids: () => [...shares].filter(([, { by, recipient }]) => by === 'project' && !declared.has(recipient)).length,
  };
}

/** Whether an image that is not shared with a recipient as named may be shared with it under another name. */
export function maybeShared(one: Share, shares: Shares, image: Image, context: CheckContext): boolean {
  if (one.by !== 'project') return false;
  const { accounts, ids } = doubtful(shares, image, context);
  const declared = context.evaluation.things('accounts').get(one.recipient);
  if (declared === undefined) return accounts > 0;
  return !isProjectKnown(declared.fields, knownValue(image.facts.region)) && ids() > 0;
}

/** Whether the project of an account in a region is declared, or the account certainly has none there. */
function isProjectKnown({ projects, all_projects }: Thing<'accounts'>['fields'], region: string | undefined): boolean {
  return all_projects?.value === true || (region !== undefined && projects?.value.has(region) === true);
}

/**
 * The images that have more than `most` distinct, certain recipients after a share, with their number. If an earlier step exceeded
 * `most`, that step has the finding, and this one adds no recipients because it fails.
 */
export function* sharedTooOften(
  step: Step<'share'>,
  most: number,
  context: CheckContext,
): Iterable<ImageUse & { readonly count: number }> {
  const { symbols } = context.evaluation;
  const added = keyed(recipients(step, symbols));
  for (const { ref, image } of context.images(step)) {
    const old = knownValue(image.facts.sure_shares) ?? Entries.of<Share>();
    const declared = old.size > most ? knownValue(symbols.find('images', image.name)?.facts.sure_shares) : old;
    if (old.size > most && (declared?.size ?? 0) <= most) continue;
    const all = old.size + new Set(added.flatMap(([key]) => (old.has(key) ? [] : [key]))).size;
    if (all <= most) continue;
    const { accounts, ids } = doubtful(old.with(added), image, context);
    const count = accounts === 0 ? all : all - Math.min(accounts, ids());
    if (count > most) yield { ref, image, count };
  }
}
