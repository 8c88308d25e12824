import { recipients } from '../../facts/effects';
import type { StepState } from '../../facts/step-state';
import type { PlanEvaluation } from '../../facts/evaluator';
import type { Image, Entities } from '../../facts/entity';
import type { Located } from '../../model/located';
import type { Step } from '../../model/manifest';
import type { Reference } from '../../model/references';
import { singular, type Section } from '../../model/sections';
import type { Entry, SyntaxDocument } from '../../syntax/node';
import type { SourceFile } from '../../text/source-file';
import { placeIn, spanOf, type Anchor, type AnchoredSpan, type Span } from '../../text/anchored-span';
import { Lanes, type Lane } from './lanes';
import { lookOf, type ImageLook } from './lineage-look';

/** The sections, besides images, of sources and of the buckets that exports write to. */
type Visible = 'files' | 'servers' | 'backups' | 'buckets';

/** The type of an entity: an image, the source of one, or a destination. */
export type ThingType = (typeof singular)[Visible | 'images' | 'accounts'] | 'disk' | 'market';

/** An entity of the lineage. Spans are UTF-16 offsets in `source`. */
export interface LineageNode {
  readonly type: ThingType;
  /** Its name in the manifest; empty for KooGallery, of which there is one. */
  readonly name: string;
  /** Where it comes from. `id`: undeclared, known by its ID; `missing`: undefined. */
  readonly origin: 'declared' | 'made' | 'id' | 'missing';
  /** The file that it is shown in. */
  readonly source: SourceFile;
  /** The smallest span for it: its declaration, the step that creates it, or its first use. */
  readonly at: Span;
  /** The span of the whole declaration, if there is one. */
  readonly whole?: Span;
  /** Index of its lane; absent for accounts and KooGallery, which have no region. */
  readonly lane?: number;
  /** For an image. */
  readonly look?: ImageLook;
  /** Index of the step that creates it. */
  readonly createdBy?: number;
  /** Index of the step that deletes it. */
  readonly deletedBy?: number;
  /** Indices of the steps that only change it, in order: tags, updates, unshares, its deletion. */
  readonly changes: readonly number[];
}

/** A node under construction. */
export interface Thing extends Omit<LineageNode, 'changes' | 'deletedBy'> {
  readonly index: number;
  readonly changes: number[];
  deletedBy?: number;
}

type Place = Pick<Thing, 'source' | 'at'>;
type Seed = Pick<Thing, 'type' | 'name' | 'origin'> & Place & Partial<Pick<Thing, 'whole' | 'look' | 'createdBy'>>;

/** Collects the entities of a plan, each once. An entity without a region is placed where it is used. */
export class Things {
  private readonly all: Thing[] = [];
  private readonly known = new Map<string, Thing>();
  private readonly byMaker = new Map<Step, Thing>();
  private readonly lanes = new Lanes();
  private readonly links: { readonly from: number; readonly to: number }[] = [];
  /** The lane of the manifest's own region. */
  private readonly home: number;
  private readonly untraced: { readonly view: Entities[Section]; readonly thing: Thing }[] = [];
  private readonly entries: ReadonlyMap<Anchor, Entry>;

  constructor(
    private readonly evaluation: PlanEvaluation,
    syntax: SyntaxDocument,
  ) {
    this.entries = new Map(syntax.entries.map((entry) => [entry.anchor, entry]));
    this.home = this.lanes.of(evaluation.manifest.actor.region?.value);
  }

  /** The image that a step creates. */
  made({ step }: StepState, image: Image, index: number, whole: Span): Thing {
    const look = lookOf(image);
    const place = placeOf(image.at ?? step.at);
    const seed: Seed = { type: 'image', name: image.name, origin: 'made', ...place, whole, look, createdBy: index };
    const thing = this.add(seed, this.lanes.of(look.region, this.otherAccount(image)));
    this.byMaker.set(step, thing);
    return thing;
  }

  /** A declared image. */
  declaredImage(name: string): Thing | undefined {
    const image = this.evaluation.symbols.find('images', name);
    return image === undefined ? undefined : this.imageOf(image);
  }

  private imageOf(image: Image): Thing {
    return this.once(`image ${image.name}`, () => {
      const look = lookOf(image);
      const lane = this.lanes.of(look.region, this.otherAccount(image));
      const thing = this.add({ type: 'image', ...this.describe(image), look }, lane);
      this.untraced.push({ view: image, thing });
      return thing;
    });
  }

  /** The image that a step refers to: declared, created before, known by its ID, or undefined. */
  image(ref: Located<string> | undefined): Thing | undefined {
    if (ref === undefined) return undefined;
    const { evaluation } = this;
    const identity = evaluation.symbols.resolveName('images', ref.value);
    if (identity === undefined) {
      const maker = evaluation.producerOf(ref.value);
      const producer = maker === undefined ? undefined : this.byMaker.get(maker);
      if (producer !== undefined) return producer;
    } else {
      const image = evaluation.symbols.find('images', ref.value);
      if (image !== undefined) return image.at === undefined ? this.unnamed(image, ref) : this.imageOf(image);
    }
    return this.missing('image', ref, undefined);
  }

  private unnamed(image: Image, ref: Located<string>): Thing {
    return this.once(`image ${image.name}`, () =>
      this.add(
        { type: 'image', name: image.name, origin: 'id', ...placeOf(ref.at), look: lookOf(image) },
        this.lanes.of(undefined),
      ),
    );
  }

  /** The source of a step. */
  source({ section, leaf }: Reference, state: StepState, near: number | undefined): Thing | undefined {
    if (section === 'images') return this.image(leaf);
    return section === 'files' || section === 'servers' || section === 'backups'
      ? this.thing(section, leaf, state, near)
      : undefined;
  }

  /** An entity of another section that a step refers to. */
  thing(
    section: Visible,
    ref: Located<string> | undefined,
    state: StepState,
    near: number | undefined,
  ): Thing | undefined {
    if (ref === undefined) return undefined;
    const entity = state.find(section, ref);
    return entity === undefined ? this.missing(singular[section], ref, near) : this.thingOf(entity, near, ref.at);
  }

  private thingOf(entity: Entities[Visible], near: number | undefined, used?: AnchoredSpan): Thing {
    const type = singular[entity.section];
    return this.once(`${type} ${entity.name}`, () => {
      const lane = this.laneOf(entity, near);
      const thing = this.add({ type, ...this.describe(entity, used) }, lane);
      this.untraced.push({ view: entity, thing });
      return thing;
    });
  }

  /** Links an entity to the sources in its declaration. */
  private trace(entity: Entities[Section], thing: Thing): void {
    if (entity.section === 'images' && entity.facts.backup.known)
      this.link(this.thingOf(entity.facts.backup.value, thing.lane), thing);
    if (entity.section === 'servers' && entity.facts.from.known) {
      const { image } = entity.facts.from.value;
      const from = image === undefined ? undefined : this.declaredImage(image.value);
      if (from !== undefined) this.link(from, thing);
    }
    if (entity.section === 'backups' && entity.facts.server.known) {
      const server = this.evaluation.symbols.find('servers', entity.facts.server.value);
      if (server !== undefined) this.link(this.thingOf(server, thing.lane), thing);
    }
  }

  /** The disk that an image is created from: of a declared server, or known by its ID only. */
  disk(step: Step<'create-from-disk'>, state: StepState, near: number | undefined): Thing | undefined {
    const { server, disk } = step;
    if (disk === undefined) return this.thing('servers', server, state, near);
    const name = server === undefined ? disk.value : `${server.value} / ${disk.value}`;
    const declared = state.disk(step);
    const origin = declared === undefined ? 'id' : 'declared';
    return this.once(`disk ${name}`, () => {
      const view = state.find('servers', server);
      const lane = view === undefined ? near : this.laneOf(view, near);
      const key = declared?.key;
      const place = placeOf(key ?? disk.at);
      const thing = this.add({ type: 'disk', name, origin, ...place }, lane ?? this.lanes.of(undefined));
      if (view !== undefined) this.link(this.thingOf(view, thing.lane), thing);
      return thing;
    });
  }

  /** The recipients of an image. */
  recipients(step: Step<'share'>, state: StepState): readonly Thing[] {
    return recipients(step, state).map(({ recipient, at }) =>
      this.once(`account ${recipient}`, () => {
        const view = this.evaluation.symbols.find('accounts', recipient);
        const described = view === undefined ? undefined : this.describe(view, at);
        return this.add({ type: 'account', name: recipient, origin: 'id', ...placeOf(at), ...described });
      }),
    );
  }

  /** KooGallery, where steps publish images. */
  market(at: AnchoredSpan): Thing {
    return this.once('market', () => this.add({ type: 'market', name: '', origin: 'id', ...placeOf(at) }));
  }

  private missing(type: ThingType, ref: Located<string>, near: number | undefined): Thing {
    return this.once(`missing ${type} ${ref.value}`, () =>
      this.add({ type, name: ref.value, origin: 'missing', ...placeOf(ref.at) }, near ?? this.home),
    );
  }

  /** The declaration of an entity, or its first use. */
  private describe(
    entity: Entities[Section],
    used?: AnchoredSpan,
  ): Pick<Seed, 'name' | 'origin' | 'source' | 'at' | 'whole'> {
    const { name, at } = entity;
    const entry = at === undefined ? undefined : this.entries.get(at.anchor);
    const whole = entry === undefined ? undefined : { start: entry.anchor.start, end: entry.anchor.start + entry.end };
    return {
      name,
      origin: at === undefined ? 'id' : 'declared',
      ...placeOf(at ?? used ?? placeIn(this.evaluation.manifest.source, { start: 0, end: 0 })),
      whole,
    };
  }

  private once(key: string, make: () => Thing): Thing {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const thing = make();
    this.known.set(key, thing);
    return thing;
  }

  private add(seed: Seed, lane?: number): Thing {
    const thing: Thing = { ...seed, lane, index: this.all.length, changes: [] };
    this.all.push(thing);
    return thing;
  }

  private link(from: Thing, to: Thing): void {
    this.links.push({ from: from.index, to: to.index });
  }

  private laneOf(entity: Entities[Section], near: number | undefined): number {
    const region = 'region' in entity.facts ? entity.facts.region : undefined;
    return region?.known === true
      ? this.lanes.of(region.value, this.otherAccount(entity))
      : (near ?? this.lanes.of(undefined));
  }

  /** The account that has an entity, if that is not your own. */
  private otherAccount({ facts }: Entities[Section]): string | undefined {
    const account = 'account' in facts ? facts.account : undefined;
    return account?.known === true && account.value !== this.evaluation.symbols.ownAccount ? account.value : undefined;
  }

  /** All entities, and the lanes that contain any. */
  finished(): {
    readonly lanes: readonly Lane[];
    readonly nodes: readonly LineageNode[];
    readonly links: readonly { readonly from: number; readonly to: number }[];
  } {
    // Tracing an entity may add more entities to trace.
    for (const { view: entity, thing } of this.untraced) this.trace(entity, thing);
    const { lanes, places } = this.lanes.finished(new Set(this.all.map((thing) => thing.lane)));
    const nodes = this.all.map(({ index: _, lane, ...thing }) => ({
      ...thing,
      lane: lane === undefined ? undefined : places.get(lane),
    }));
    return { lanes, nodes, links: this.links };
  }
}

function placeOf(at: AnchoredSpan): Place {
  return { source: at.anchor.source, at: spanOf(at) };
}
