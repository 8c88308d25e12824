import type { Actor, AnyThing, Included, Manifest, SectionMap, Twice } from './manifest';
import { noIncludes, perSectionThings } from './manifest';
import { memoize } from '../text/memoize';
import type { Section } from './sections';

type Defaults = NonNullable<AnyThing['defaults']>;

/** Adds the defaults at the top of a document to its declarations, for the files that include it. Works on successive versions. */
export class DefaultedThings {
  private defaults: Defaults = {};
  private withDefaults = adding(this.defaults);

  /** The manifest as others include it. Unchanged parts stay the same object. */
  of(manifest: Manifest): Manifest {
    const { account, region } = manifest.actor;
    if (this.defaults.region !== region || this.defaults.account !== account) {
      this.defaults = { account, region };
      this.withDefaults = adding(this.defaults);
    }
    return { ...manifest, ...perSectionThings((section) => this.withDefaults(manifest[section])) };
  }
}

/** Adds defaults to the declarations of a section, once to each of them. */
function adding(defaults: Defaults): (section: SectionMap) => SectionMap {
  const defaulted = memoize((thing: AnyThing): AnyThing => ({ ...thing, defaults }));
  return memoize((section: SectionMap) => new Map(Array.from(section, ([name, thing]) => [name, defaulted(thing)])));
}

/** A name that an earlier map declares as well, with the index of the map of the second declaration. */
interface Pair extends Omit<Twice, 'through'> {
  readonly from: number;
}

interface Merged {
  readonly of: readonly SectionMap[];
  readonly all: SectionMap;
  readonly twice: readonly Pair[];
}

/** Merges the declarations of a document and of what it includes. Sections stay the same object as long as nothing in them changes. */
export class IncludeMerger {
  private readonly sections = new Map<Section, Merged>();

  /** The manifest with all declarations. Those of the document itself come first and win. */
  merge(own: Manifest, included: Included): Manifest {
    if (included === noIncludes) return own;
    const twice: Twice[] = [];
    const things = perSectionThings((section) => {
      const others = included.manifests.filter(({ manifest }) => manifest[section].size > 0);
      const merged = this.section(section, [own[section], ...others.map(({ manifest }) => manifest[section])]);
      for (const { first, second, from } of merged.twice) {
        const through = others[from - 1]?.through;
        if (through !== undefined) twice.push({ first, second, through });
      }
      return merged.all;
    });
    return { ...own, ...things, actor: actorOf(own.actor, included), included, twice };
  }

  private section(section: Section, of: readonly SectionMap[]): Merged {
    const known = this.sections.get(section);
    if (known?.of.length === of.length && known.of.every((each, index) => each === of[index])) return known;
    const made = mergedOf(of);
    this.sections.set(section, made);
    return made;
  }
}

/** The fields at the top, and missing ones from the top of an included file about the same account. A project belongs to a region. */
function actorOf(own: Actor, { manifests }: Included): Actor {
  const others = manifests.flatMap(({ manifest: { actor } }) =>
    actor.account?.value === own.account?.value ? [actor] : [],
  );
  return others.reduce<Actor>((actor, { project_id, domain_id, site, quotas, region }) => {
    const inRegion = region?.value === own.region?.value ? project_id : undefined;
    return {
      ...actor,
      project_id: actor.project_id ?? inRegion,
      domain_id: actor.domain_id ?? domain_id,
      site: actor.site ?? site,
      quotas: { ...quotas, ...actor.quotas },
    };
  }, own);
}

function mergedOf(of: readonly SectionMap[]): Merged {
  const filled = of.filter(({ size }) => size > 0);
  const [only = of[0] ?? new Map<string, AnyThing>()] = filled;
  if (filled.length <= 1) return { of, all: only, twice: [] };
  const all = new Map<string, AnyThing>();
  const twice: Pair[] = [];
  for (const [from, map] of of.entries()) {
    for (const [name, second] of map) {
      const first = all.get(name);
      if (first === undefined) all.set(name, second);
      else twice.push({ first, second, from });
    }
  }
  return { of, all, twice };
}
