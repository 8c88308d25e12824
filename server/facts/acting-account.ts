import { sitesOf, type Site } from '../catalog/regions';
import { message } from '../messages/message';
import type { Field } from '../model/located';
import type { Manifest, Thing } from '../model/manifest';
import { isIdOf } from '../model/section-fields';
import { declaredFact } from './declared-fact';
import { givenInStep } from './initial-facts';
import { known, unknown, type Fact, type Known } from './fact';

/** A project of an account. */
interface Project {
  readonly region: string | undefined;
  readonly id: Field<string>;
}

/** The account that performs a step or has a resource, and its region. */
export interface ActingAccount {
  /** Its name in `accounts`, or the ID in the manifest. Empty for your own account if it has no name in `accounts`. */
  readonly account: string;
  /** It is the account of the manifest. */
  readonly own: boolean;
  /** Its region: that of its declaration, otherwise that of the manifest. */
  readonly region: Fact<string>;
  /** The region in the declaration of another account. */
  readonly home: Field<string> | undefined;
  readonly domain_id: Fact<string>;
  readonly site: Fact<Site>;
  /** Its known projects, at most one for each region. */
  readonly projects: readonly Project[];
  /** It has no projects except the declared ones. */
  readonly allProjects: boolean;
  readonly quotas: Quotas;
}

/** The declared quotas of an account; `undefined` if the limit in the IMS documentation applies. */
interface Quotas {
  readonly images?: Known<number>;
  readonly tags?: Known<number>;
}

/**
 * An account with what its declaration and the top of the manifest say about it. Its region is its own, otherwise that of the
 * manifest. Its site is its own, otherwise the only one of its region. The IDs, the site, and the quotas at the top of a manifest are
 * those of the manifest's account alone.
 */
export function actingAccount(
  account: string,
  own: boolean,
  declared: Thing<'accounts'>['fields'] | undefined,
  top: Manifest['actor'],
  /** The region in the step itself. */
  here?: Field<string>,
): ActingAccount {
  const home = own ? undefined : declared?.region;
  const region = here === undefined ? regionOf(home, account, top.region) : givenInStep(here, 'region');
  // An account can have several projects in a region, so the IDs alone do not say that a declared project is the one that acts.
  const projects = new Map(own && top.account === undefined ? undefined : declared?.projects?.value);
  if (own && top.project_id !== undefined) projects.set(top.region?.value ?? '', top.project_id);
  return {
    account,
    own,
    region,
    home,
    site: siteOf(own ? top.site : undefined, declared?.site, account, region),
    domain_id: domainOf(own ? top.domain_id : undefined, declared?.domain_id, account),
    projects: [...projects].map(([place, id]) => ({ region: place, id })),
    allProjects: declared?.all_projects?.value === true,
    quotas: quotasOf({ ...declared?.quotas?.value, ...(own ? top.quotas : undefined) }),
  };
}

/** The ID of an account's project in a region. */
export function projectIn({ projects }: ActingAccount, region: string | undefined): string | undefined {
  return projects.find((project) => project.region === region)?.id.value;
}

function regionOf(given: Field<string> | undefined, account: string, top: Field<string> | undefined): Fact<string> {
  if (given !== undefined)
    return known(given.value, message('because.account-region', { account, region: given.value }), given.at);
  return top === undefined
    ? unknown
    : known(top.value, message('because.manifest-region', { region: top.value }), top.at);
}

function quotasOf(declared: NonNullable<Manifest['actor']['quotas']>): Quotas {
  const quotas = Object.entries(declared).map(([field, { value, at }]) => {
    const note = message('because.quota', { field, value });
    return [field, known(value, note, at)] as const;
  });
  return Object.fromEntries(quotas);
}

function domainOf(top: Field<string> | undefined, declared: Field<string> | undefined, account: string): Fact<string> {
  if (top !== undefined) return known(top.value, message('because.own-account'), top.at);
  if (declared !== undefined) return declaredFact(declared, { section: 'accounts', name: account, field: 'domain_id' });
  return isIdOf('accounts', account) ? known(account, message('because.not-declared', { name: account })) : unknown;
}

/** The declared site, or the only one that has the region. */
function siteOf(
  top: Field<Site> | undefined,
  declared: Field<Site> | undefined,
  account: string,
  region: Fact<string>,
): Fact<Site> {
  if (top !== undefined) return known(top.value, message('because.site', { site: top.value }), top.at);
  if (declared !== undefined) return declaredFact(declared, { section: 'accounts', name: account, field: 'site' });
  const [only, ...others] = region.known ? (sitesOf(region.value) ?? []) : [];
  if (!region.known || only === undefined || others.length > 0) return unknown;
  return known(only, message('because.site-of-region', { region: region.value, site: only }), region.why.at);
}
