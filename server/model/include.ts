import type { Actor, Included, Manifest, Thing, Things, Twice } from './manifest';
import { noIncludes } from './manifest';
import { perSection, sectionNames, type Section } from './sections';

type AnyThing = Thing<Section>;
type SectionMap = ReadonlyMap<string, AnyThing>;

/** Adds the defaults at the top of a document to its declarations, for the files that include it. Works on successive versions. */
export class DefaultedThings {
  private readonly sections = new Map<Section, { readonly of: SectionMap; readonly all: SectionMap }>();
  private things = new WeakMap<AnyThing, AnyThing>();
  private defaults: NonNullable<AnyThing['defaults']> = {};

  /** The manifest as others include it. Unchanged parts stay the same object. */
  of(manifest: Manifest): Manifest {
    const { account, region } = manifest.actor;
    if (this.defaults.region !== region || this.defaults.account !== account) {
      this.defaults = { account, region };
      this.things = new WeakMap();
      this.sections.clear();
    }
    const { defaults } = this;
    const sections = perSection((section): SectionMap => {
      const own: SectionMap = manifest[section];
      const known = this.sections.get(section);
      if (known?.of === own) return known.all;
      const all = new Map<string, AnyThing>();
      for (const [name, thing] of own) {
        let defaulted = this.things.get(thing);
        if (defaulted === undefined) this.things.set(thing, (defaulted = { ...thing, defaults }));
        all.set(name, defaulted);
      }
      this.sections.set(section, { of: own, all });
      return all;
    });
    return { ...manifest, ...(sections as unknown as Things) };
  }
}

interface Merged {
  readonly of: readonly SectionMap[];
  readonly all: SectionMap;
  readonly twice: readonly Omit<Twice, 'through'>[];
  /** The place of the map in `of` that the second declaration of each pair is from. */
  readonly from: readonly number[];
}

/** Merges the declarations of a document and of what it includes. Sections stay the same object as long as nothing in them changes. */
export class IncludeMerger {
  private readonly sections = new Map<Section, Merged>();

  /** The manifest with all declarations. Those of the document itself come first and win. */
  merge(own: Manifest, included: Included): Manifest {
    if (included === noIncludes) return own;
    const twice: Twice[] = [];
    const merged: Record<string, unknown> = {};
    for (const section of sectionNames) {
      const others = included.manifests.filter(({ manifest }) => manifest[section].size > 0);
      const maps = [own[section], ...others.map(({ manifest }): SectionMap => manifest[section])];
      const found = this.section(section, maps);
      merged[section] = found.all;
      found.twice.forEach((pair, index) => {
        const through = others[(found.from[index] ?? 0) - 1]?.through;
        if (through !== undefined) twice.push({ ...pair, through });
      });
    }
    return { ...own, ...(merged as unknown as Things), actor: actorOf(own.actor, included), included, twice };
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
  if (filled.length <= 1) return { of, all: only, twice: [], from: [] };
  const all = new Map<string, AnyThing>();
  const twice: Omit<Twice, 'through'>[] = [];
  const from: number[] = [];
  of.forEach((map, index) => {
    for (const [name, second] of map) {
      const first = all.get(name);
      if (first === undefined) all.set(name, second);
      else {
        twice.push({ first, second });
        from.push(index);
      }
    }
  });
  return { of, all, twice, from };
}
