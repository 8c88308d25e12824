import type { Manifest, Thing } from '../model/manifest';
import { referencesOfThing } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import { remembered } from '../text/remembered';
import { changed, question, type Asked, type Question } from './asked';
import { imageOf, literalView, viewOf } from './declared';
import type { Lookup } from './disks';
import type { Subject } from './versions';
import type { Views } from './view';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const account = /^[0-9a-f]{32}$/i;

/** Whether a reference has the form of an id of that section, so that it may stand for something not declared. */
export function isIdOf(section: Section, ref: string): boolean {
  switch (section) {
    case 'accounts':
      return account.test(ref);
    case 'agencies':
      return ref !== '';
    case 'buckets':
    case 'files':
      return false;
    default:
      return uuid.test(ref);
  }
}

/**
 * What servers, backups and images say of themselves also follows from the keys of their disks, that of an image also from its
 * backup. An image follows from a backup that follows from a key: backups come before images.
 */
const followers: readonly (readonly ['servers' | 'backups' | 'images', ReadonlySet<Section>])[] = [
  ['servers', new Set<Section>(['keys'])],
  ['backups', new Set<Section>(['keys'])],
  ['images', new Set<Section>(['keys', 'backups'])],
];

/** Everything that a document declares, and how references find it: by name, then by declared id, then by the id itself. */
export class World implements Lookup {
  private byId = new Map<string, string>();
  private readonly subjects: Record<Section, Map<string, Subject>> = perSection(() => new Map<string, Subject>());
  private readonly byIdentity: Record<Section, Map<string, Subject>> = perSection(() => new Map<string, Subject>());
  private readonly sections: Record<Section, Question> = perSection(question);

  constructor(
    private manifest: Manifest,
    private readonly asked: Asked,
  ) {
    this.byId = idsOf(manifest);
  }

  /** Takes over a changed manifest; `false` where so much of it changed that a new world is needed. */
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
    this.manifest = manifest;
    for (const section of new Set(others.map((other) => other.section))) changed(this.sections[section]);
    for (const { section, name } of others) this.drop(section, name);
    this.dropFollowers(others);
    return true;
  }

  /** Forgets the views of things that follow from what changed. */
  private dropFollowers(others: readonly { readonly section: Section; readonly name: string }[]): void {
    const stale = new Set(others.map(({ section, name }) => `${section} ${name}`));
    const sections = others.map(({ section }) => section);
    for (const [section, sources] of followers) {
      if (!sections.some((each) => sources.has(each))) continue;
      for (const thing of this.manifest[section].values()) {
        const follows = referencesOfThing(section, thing).some(
          // A name that is no longer declared has no identity: it is looked for as it is written.
          ({ section: to, leaf: { value } }) =>
            sources.has(to) && stale.has(`${to} ${this.identity(to, value) ?? value}`),
        );
        if (!follows) continue;
        this.drop(section, thing.name);
        stale.add(`${section} ${thing.name}`);
      }
    }
  }

  private drop(section: Section, name: string): void {
    const subject = this.subjects[section].get(name);
    if (subject === undefined) return;
    changed(subject);
    subject.view = undefined;
    // The name may have begun to stand for something, or have ceased to.
    if (subject.identity !== this.identityOf(section, name)) {
      this.subjects[section].delete(name);
      this.byIdentity[section].delete(name);
    }
  }

  /** What a reference is about; notes that it was asked. */
  subject(section: Section, ref: string): Subject {
    const subjects = this.subjects[section];
    let subject = subjects.get(ref);
    if (subject === undefined) {
      const identity = this.identityOf(section, ref);
      const kept = this.byIdentity[section];
      subject = kept.get(identity ?? ref) ?? {
        ...question(),
        identity,
        view: undefined,
        before: question(),
        versions: [],
      };
      kept.set(identity ?? ref, subject);
      subjects.set(ref, subject);
    }
    this.asked.note(subject);
    return subject;
  }

  /** Forgets what nobody asks about any more: names that were typed letter by letter. */
  sweep(): void {
    for (const subjects of [...Object.values(this.subjects), ...Object.values(this.byIdentity)]) {
      for (const [ref, { askers, versions }] of subjects) {
        if (askers.size === 0 && versions.length === 0) subjects.delete(ref);
      }
    }
  }

  private identityOf(section: Section, ref: string): string | undefined {
    if (this.manifest[section].has(ref)) return ref;
    const id = ref.toLowerCase();
    const name = this.byId.get(`${section} ${id}`);
    if (name !== undefined) return name;
    if (!isIdOf(section, ref)) return undefined;
    return section === 'agencies' ? ref : id;
  }

  /** The name under which a reference is kept: two references to one thing have one identity. */
  identity(section: Section, ref: string): string | undefined {
    return this.subject(section, ref).identity;
  }

  /** What a reference stands for, as declared; `undefined` where it stands for nothing. */
  find<S extends Section>(section: S, ref: string): Views[S] | undefined {
    return this.viewOf(section, this.subject(section, ref));
  }

  /** The declared view of a subject. */
  viewOf<S extends Section>(section: S, subject: Subject): Views[S] | undefined {
    if (subject.identity === undefined) return undefined;
    subject.view ??= this.make(section, subject.identity);
    return subject.view as Views[S];
  }

  private make<S extends Section>(section: S, name: string): Views[S] {
    const thing = this.manifest[section].get(name);
    if (thing === undefined) return literalView(section, name);
    if (section === 'images') return imageOf(thing as Thing<'images'>, this.manifest, this) as Views[S];
    return viewOf(section as 'keys', thing as Thing<'keys'>, this.manifest, this) as Views[S];
  }

  /** Everything declared in a section, by name. */
  things<S extends Section>(section: S): Manifest[S] {
    this.asked.note(this.sections[section]);
    return this.manifest[section];
  }

  /** Another number whenever something else is declared in a section. */
  version(section: Section): number {
    return this.sections[section].version;
  }

  /** What is declared under a name. */
  thing<S extends Section>(section: S, name: string): Thing<S> | undefined {
    this.subject(section, name);
    return this.manifest[section].get(name) as Thing<S> | undefined;
  }

  /** The declared account that has a project of this id. */
  accountOfProject(project: string): string | undefined {
    return projectsOf(this.things('accounts')).get(project)?.account;
  }

  /** The region in which a declared account has a project of this id. */
  regionOfProject(project: string): string | undefined {
    return projectsOf(this.things('accounts')).get(project)?.region;
  }

  key(ref: string): Views['keys'] | undefined {
    return this.find('keys', ref);
  }

  backup(ref: string): Views['backups'] | undefined {
    return this.find('backups', ref);
  }
}

function perSection<T>(make: () => T): Record<Section, T> {
  return {
    keys: make(),
    buckets: make(),
    files: make(),
    servers: make(),
    vaults: make(),
    backups: make(),
    agencies: make(),
    accounts: make(),
    images: make(),
  };
}

/** The projects of the declared accounts by their ids; the first account of a project has it. */
const projectsOf = remembered((accounts: Manifest['accounts']) => {
  const projects = new Map<string, { readonly account: string; readonly region: string }>();
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
      const fields = thing.fields as { id?: { value: string }; domain_id?: { value: string } };
      const id = (section === 'accounts' ? fields.domain_id : fields.id)?.value.toLowerCase();
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

/** Whether what holds for the whole document is the same, places included. */
function sameTop(a: Manifest, b: Manifest): boolean {
  return (
    a.version === b.version &&
    a.region === b.region &&
    a.project_id === b.project_id &&
    a.domain_id === b.domain_id &&
    a.site === b.site
  );
}
