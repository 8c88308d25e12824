import type { Manifest, Thing } from '../model/manifest';
import type { Section } from '../model/sections';
import { imageOf, literalView, viewOf, type Lookup } from './declared';
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

type Store = { readonly [S in Section]: Map<string, Views[S]> };

/** Everything that a document declares, and how references find it: by name, then by declared id, then by the id itself. */
export class World implements Lookup {
  private readonly views: Store;
  private readonly byId = new Map<string, string>();

  constructor(private readonly manifest: Manifest) {
    this.views = {
      keys: new Map(),
      buckets: new Map(),
      files: new Map(),
      servers: new Map(),
      vaults: new Map(),
      backups: new Map(),
      agencies: new Map(),
      accounts: new Map(),
      images: new Map(),
    };
    for (const section of Object.keys(this.views) as Section[]) this.indexIds(section);
  }

  private indexIds(section: Section): void {
    for (const thing of this.manifest[section].values()) {
      const fields = thing.fields as { id?: { value: string }; domain_id?: { value: string } };
      const id = (section === 'accounts' ? fields.domain_id : fields.id)?.value.toLowerCase();
      if (id !== undefined && !this.byId.has(`${section} ${id}`)) this.byId.set(`${section} ${id}`, thing.name);
    }
  }

  /** The name under which a reference is kept: two references to one thing have one identity. */
  identity(section: Section, ref: string): string | undefined {
    if (this.manifest[section].has(ref)) return ref;
    const id = ref.toLowerCase();
    const name = this.byId.get(`${section} ${id}`);
    if (name !== undefined) return name;
    if (!isIdOf(section, ref)) return undefined;
    return section === 'agencies' ? ref : id;
  }

  /** What a reference stands for, as declared; `undefined` where it stands for nothing. */
  find<S extends Section>(section: S, ref: string): Views[S] | undefined {
    const name = this.identity(section, ref);
    if (name === undefined) return undefined;
    const store: Map<string, Views[S]> = this.views[section];
    const found = store.get(name);
    if (found !== undefined) return found;
    const made = this.make(section, name);
    store.set(name, made);
    return made;
  }

  private make<S extends Section>(section: S, name: string): Views[S] {
    const thing = this.manifest[section].get(name);
    if (thing === undefined) return literalView(section, name);
    if (section === 'images') return imageOf(thing as Thing<'images'>, this.manifest, this) as Views[S];
    return viewOf(section as 'keys', thing as Thing<'keys'>, this.manifest) as Views[S];
  }

  /** The declared account that has a project of this id. */
  accountOfProject(project: string): string | undefined {
    for (const { name, fields } of this.manifest.accounts.values()) {
      for (const { value } of fields.projects?.value.values() ?? []) if (value === project) return name;
    }
    return undefined;
  }

  /** The region in which a declared account has a project of this id. */
  regionOfProject(project: string): string | undefined {
    for (const { fields } of this.manifest.accounts.values()) {
      for (const [region, { value }] of fields.projects?.value ?? []) if (value === project) return region;
    }
    return undefined;
  }

  key(ref: string): Views['keys'] | undefined {
    return this.find('keys', ref);
  }

  backup(ref: string): Views['backups'] | undefined {
    return this.find('backups', ref);
  }
}
