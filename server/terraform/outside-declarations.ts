import type { Finding } from '../engine/checker';
import type { Options } from '../engine/session';
import { IncludeMerger } from '../model/include';
import {
  noIncludes,
  perSectionThings,
  type AnyThing,
  type Included,
  type Manifest,
  type SectionMap,
  type Thing,
} from '../model/manifest';
import { declaredId } from '../model/section-fields';
import type { Section } from '../model/sections';
import { explanationOf } from '../rules/manifest/include-unusable';
import { nowhere } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';

type NamesOfBuckets = (name: string) => string;

interface Completed {
  readonly own: SectionMap;
  readonly others: readonly Manifest[];
  readonly all: SectionMap;
}

/**
 * Adds what manifests declare to the successive states of a configuration. A thing that both know, by its name or address, its ID, or
 * the object in its bucket, has the facts of both; those of the configuration win. What stays the same, stays the same object.
 */
export class OutsideDeclarations {
  private readonly merger = new IncludeMerger();
  private readonly sections = new Map<Section, Completed>();
  private readonly things = new WeakMap<AnyThing, { readonly by: AnyThing; readonly thing: AnyThing }>();

  merge(own: Manifest, included: Included): Manifest {
    const others = included.manifests.map(({ manifest }) => manifest);
    if (others.length === 0) return own;
    const things = perSectionThings((section) => this.completed(section, own, others));
    const merged = this.merger.merge({ ...own, ...things }, included);
    return { ...merged, twice: [] };
  }

  private completed(section: Section, own: Manifest, others: readonly Manifest[]): SectionMap {
    const before: SectionMap = own[section];
    const known = this.sections.get(section);
    if (known?.own === before && known.others.every((each, index) => each === others[index])) return known.all;
    const declared = new Map<string, AnyThing>();
    for (const other of others)
      for (const thing of (other[section] as SectionMap).values())
        for (const key of keysOf(section, thing, bucketsIn(other))) if (!declared.has(key)) declared.set(key, thing);
    const all = new Map<string, AnyThing>();
    for (const [name, thing] of before) {
      const by = keysOf(section, thing, bucketsIn(own)).flatMap((key) => declared.get(key) ?? [])[0];
      all.set(name, by === undefined ? thing : this.both(thing, by));
    }
    // References in a configuration name a bucket as OBS does.
    if (section === 'buckets')
      for (const [key, bucket] of declared)
        if (key.startsWith(named) && !all.has(key.slice(named.length))) all.set(key.slice(named.length), bucket);
    this.sections.set(section, { own: before, others, all });
    return all;
  }

  private both(thing: AnyThing, by: AnyThing): AnyThing {
    const known = this.things.get(thing);
    if (known?.by === by) return known.thing;
    const fields = { ...by.fields, ...defined(thing.fields) };
    const { defaults } = by;
    const both = { ...thing, fields, written: new Map([...by.written, ...thing.written]), defaults } as AnyThing;
    this.things.set(thing, { by, thing: both });
    return both;
  }
}

/** Before the name of a thing in what identifies it. */
const named = 'name ';

/** What identifies a thing: each of these texts alone. */
function keysOf(section: Section, { name, fields }: AnyThing, bucketOf: NamesOfBuckets): readonly string[] {
  const id = declaredId(section, fields);
  const keys = [named + name, ...(id === undefined ? [] : [`id ${id}`])];
  if (section === 'buckets') return [...keys, named + bucketOf(name)];
  const { bucket, object } = fields as Thing<'files'>['fields'];
  if (section !== 'files' || bucket === undefined || object === undefined) return keys;
  return [...keys, `object ${bucketOf(bucket.value)} ${object.value}`];
}

function bucketsIn({ buckets }: Manifest): NamesOfBuckets {
  return (name) => buckets.get(name)?.fields.name?.value ?? name;
}

function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What the manifests declare that the options name, and what is wrong with these files. */
export function declaredOutside({ declarations, includes }: Options): {
  readonly included: Included;
  readonly paths: ReadonlySet<string>;
  /** Findings at the top of a file. */
  readonly faults: (source: SourceFile) => readonly Finding[];
} {
  if (declarations === undefined || includes === undefined)
    return { included: noIncludes, paths: new Set(), faults: () => [] };
  const items = declarations.paths.map((path) => ({
    path: { value: path, at: nowhere },
    nodePath: { anchor: nowhere.anchor, path: [] },
  }));
  const {
    included: [included = noIncludes],
    paths,
  } = includes.closureOf(declarations.from, [{ includes: items }]);
  const faults = (source: SourceFile): readonly Finding[] =>
    included.inclusions.flatMap(({ path, fault }) =>
      fault === undefined
        ? []
        : {
            rule: 'include-unusable',
            severity: 'error',
            at: { anchor: { start: 0, source }, start: 0, end: 0 },
            message: explanationOf(path.value, fault),
            related: [],
            fixes: () => [],
          },
    );
  return { included, paths, faults };
}
