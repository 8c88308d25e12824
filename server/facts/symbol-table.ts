import type { Field } from '../model/located';
import type { Manifest, Thing } from '../model/manifest';
import { referencesOfThing } from '../model/references';
import { declaredId, identifierOf, isIdOf } from '../model/section-fields';
import { perSection, sectionNames, type Section } from '../model/sections';
import { memoize } from '../text/memoize';
import { actingAccount, type ActingAccount } from './acting-account';
import { invalidate, newQuery, type DependencyTracker, type Query } from './dependency-tracker';
import { declaredImage, undeclaredEntity, declaredEntity } from './declared';
import type { Lookup } from './disks';
import { AccountRegions } from './account-region';
import type { Binding } from './versions';
import type { Entities } from './entity';

/**
 * The facts of an entity also depend on its account. Those of servers, backups, and images depend on the keys of their
 * disks, those of an image also on its backup.
 * Backups come before images, so that a changed key reaches an image through its backup.
 */
const followers: readonly (readonly [Section, ReadonlySet<Section>])[] = [
  ['keys', new Set<Section>(['accounts'])],
  ['buckets', new Set<Section>(['accounts'])],
  ['vaults', new Set<Section>(['accounts'])],
  ['agencies', new Set<Section>(['accounts'])],
  ['servers', new Set<Section>(['accounts', 'keys'])],
  ['backups', new Set<Section>(['accounts', 'keys'])],
  ['images', new Set<Section>(['accounts', 'keys', 'backups'])],
];

/** All declarations of a document. References are resolved by name, then by declared ID, then as an ID. */
export class SymbolTable implements Lookup {
  /** The account of the manifest: its name in `accounts`, or empty if it has none. */
  readonly ownAccount: string;
  readonly accountRegions = new AccountRegions();
  private byId = new Map<string, string>();
  private readonly byReference: Record<Section, Map<string, Binding>> = perSection(() => new Map<string, Binding>());
  private readonly byIdentity: Record<Section, Map<string, Binding>> = perSection(() => new Map<string, Binding>());
  private readonly sections: Record<Section, Query> = perSection(newQuery);
  /** By account: most steps have the same one, so they share it. */
  private readonly actors = new Map<string, { readonly declared: object | undefined; readonly actor: ActingAccount }>();

  constructor(
    private manifest: Manifest,
    private readonly dependencies: DependencyTracker,
  ) {
    this.byId = idsOf(manifest);
    this.ownAccount = this.ownAccountIn(manifest);
  }

  /** Updates the table to a changed manifest; `false` if the change affects the whole document and a new table is needed. */
  update(manifest: Manifest): boolean {
    const before = this.manifest;
    if (!sameTop(before, manifest)) return false;
    const others: { readonly section: Section; readonly name: string }[] = [];
    for (const section of sectionNames) {
      const old = before[section];
      const things = manifest[section];
      if (old === things) continue;
      for (const [name, thing] of things) if (old.get(name) !== thing) others.push({ section, name });
      for (const name of old.keys()) if (!things.has(name)) others.push({ section, name });
    }
    if (others.length > 0 && !sameIds(this.byId, idsOf(manifest))) return false;
    if (this.ownAccountIn(manifest) !== this.ownAccount) return false;
    this.manifest = manifest;
    for (const section of new Set(others.map((other) => other.section))) invalidate(this.sections[section]);
    for (const { section, name } of others) this.drop(section, name);
    this.dropFollowers(others);
    return true;
  }

  /** The declared account that the top of the manifest names, or that has its IDs. */
  private ownAccountIn({ actor: { account, domain_id, project_id }, accounts }: Manifest): string {
    if (account !== undefined) return this.byId.get(`accounts ${account.value.toLowerCase()}`) ?? account.value;
    const domain = domain_id === undefined ? undefined : this.byId.get(`accounts ${domain_id.value.toLowerCase()}`);
    return domain ?? (project_id === undefined ? undefined : projectsOf(accounts).get(project_id.value)?.account) ?? '';
  }

  /** Removes the entities that depend on a change. */
  private dropFollowers(others: readonly { readonly section: Section; readonly name: string }[]): void {
    const stale = new Set(others.map(({ section, name }) => `${section} ${name}`));
    const sections = others.map(({ section }) => section);
    for (const [section, sources] of followers) {
      if (!sections.some((each) => sources.has(each))) continue;
      for (const thing of this.manifest[section].values()) {
        const follows = referencesOfThing(section, thing).some(
          // A name that is no longer declared has no identity, so it is looked up by its text.
          ({ section: to, leaf: { value } }) => sources.has(to) && stale.has(`${to} ${this.canonicalName(to, value)}`),
        );
        if (!follows) continue;
        this.drop(section, thing.name);
        stale.add(`${section} ${thing.name}`);
      }
    }
  }

  private drop(section: Section, name: string): void {
    const binding = this.byReference[section].get(name);
    if (binding === undefined) return;
    invalidate(binding);
    binding.entity = undefined;
    // The name may be defined now, or no longer.
    if (binding.identity !== this.identityOf(section, name)) {
      this.byReference[section].delete(name);
      this.byIdentity[section].delete(name);
    }
  }

  /** The binding of a reference; records the read. */
  binding(section: Section, ref: string): Binding {
    const byReference = this.byReference[section];
    let binding = byReference.get(ref);
    if (binding === undefined) {
      const identity = this.identityOf(section, ref);
      const bindings = this.byIdentity[section];
      binding = bindings.get(identity ?? ref) ?? {
        ...newQuery(),
        identity,
        entity: undefined,
        before: newQuery(),
        versions: [],
      };
      bindings.set(identity ?? ref, binding);
      byReference.set(ref, binding);
    }
    this.dependencies.recordRead(binding);
    return binding;
  }

  /** Removes bindings without readers, such as names that were typed letter by letter. */
  sweep(): void {
    for (const bindings of [...Object.values(this.byReference), ...Object.values(this.byIdentity)]) {
      for (const [ref, { dependents: readers, versions }] of bindings) {
        if (readers.size === 0 && versions.length === 0) bindings.delete(ref);
      }
    }
  }

  private identityOf(section: Section, ref: string): string | undefined {
    if (this.manifest[section].has(ref)) return ref;
    const id = ref.toLowerCase();
    const name = this.byId.get(`${section} ${id}`);
    if (name !== undefined) return name;
    if (!isIdOf(section, ref)) return undefined;
    return identifierOf(section)?.field === undefined ? ref : id;
  }

  /** The key of a reference in the table. All references to one entity have the same key. */
  resolveName(section: Section, ref: string): string | undefined {
    return this.binding(section, ref).identity;
  }

  /** The name that all references to one entity share; the reference itself if it is not defined. */
  canonicalName(section: Section, ref: string): string {
    return this.resolveName(section, ref) ?? ref;
  }

  /** The declared entity of a reference; `undefined` if it is not defined. */
  find<S extends Section>(section: S, ref: string): Entities[S] | undefined {
    return this.entityOf(section, this.binding(section, ref));
  }

  /** The declared entity of a binding. */
  entityOf<S extends Section>(section: S, binding: Binding): Entities[S] | undefined {
    if (binding.identity === undefined) return undefined;
    binding.entity ??= this.make(section, binding.identity);
    return binding.entity as Entities[S];
  }

  private make<S extends Section>(section: S, name: string): Entities[S] {
    const thing = this.manifest[section].get(name);
    if (thing === undefined) return undeclaredEntity(section, name);
    if (section === 'images') return declaredImage(thing as Thing<'images'>, this.manifest, this) as Entities[S];
    return declaredEntity(section as 'keys', thing as Thing<'keys'>, this.manifest, this) as Entities[S];
  }

  /** Everything declared in a section, by name. */
  things<S extends Section>(section: S): Manifest[S] {
    this.dependencies.recordRead(this.sections[section]);
    return this.manifest[section];
  }

  /** A number that changes whenever the declarations of a section change. */
  version(section: Section): number {
    return this.sections[section].version;
  }

  /** The declaration with a name. */
  thing<S extends Section>(section: S, name: string): Thing<S> | undefined {
    this.binding(section, name);
    return this.manifest[section].get(name) as Thing<S> | undefined;
  }

  /** The declared account that has the project with an ID, and the region of the project. */
  project(id: string): Project | undefined {
    return projectsOf(this.things('accounts')).get(id);
  }

  account(named: Pick<Field<string>, 'value'> | undefined, region?: Field<string>): ActingAccount {
    const account = named === undefined ? this.ownAccount : this.canonicalName('accounts', named.value);
    const declared = account === '' ? undefined : this.thing('accounts', account)?.fields;
    const actor = (): ActingAccount =>
      actingAccount(account, account === this.ownAccount, declared, this.manifest.actor, region);
    if (region !== undefined) return actor();
    let known = this.actors.get(account);
    if (known === undefined || known.declared !== declared)
      this.actors.set(account, (known = { declared, actor: actor() }));
    return known.actor;
  }
}

interface Project {
  readonly account: string;
  readonly region: string;
}

/** The projects of the declared accounts by ID; the first account wins. */
const projectsOf = memoize((accounts: Manifest['accounts']) => {
  const projects = new Map<string, Project>();
  for (const { name, fields } of accounts.values()) {
    for (const [region, { value }] of fields.projects?.value ?? [])
      if (!projects.has(value)) projects.set(value, { account: name, region });
  }
  return projects;
});

function idsOf(manifest: Manifest): Map<string, string> {
  const ids = new Map<string, string>();
  for (const section of sectionNames) {
    for (const thing of manifest[section].values()) {
      const id = declaredId(section, thing.fields);
      if (id !== undefined && !ids.has(`${section} ${id}`)) ids.set(`${section} ${id}`, thing.name);
    }
  }
  return ids;
}

function sameIds(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, name] of a) if (b.get(id) !== name) return false;
  return true;
}

/** Whether everything that applies to the whole document is the same, including positions. */
function sameTop(a: Manifest, b: Manifest): boolean {
  return (
    a.version === b.version &&
    a.order === b.order &&
    a.actor.account === b.actor.account &&
    a.actor.region === b.actor.region &&
    a.actor.project_id === b.actor.project_id &&
    a.actor.domain_id === b.actor.domain_id &&
    a.actor.site === b.actor.site &&
    a.actor.quotas?.images === b.actor.quotas?.images &&
    a.actor.quotas?.tags === b.actor.quotas?.tags
  );
}
