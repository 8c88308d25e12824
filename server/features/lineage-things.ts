import { recipients } from '../facts/effects';
import type { Fact } from '../facts/fact';
import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import type { Image, ImageKind, Views } from '../facts/view';
import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Entry, SyntaxDocument } from '../syntax/node';
import { spanOf, type Piece, type Place, type Span } from '../text/place';
import { sizeInShort } from './known';
import { entriesByPiece } from './lineage-places';

/** What can be seen of a thing: an image, what images are made from, and where they go. */
export type ThingType = 'image' | 'file' | 'server' | 'disk' | 'backup' | 'bucket' | 'account' | 'market';

/** What is known of an image where it comes up: declared, or just made. */
interface ImageLook {
  readonly kind?: ImageKind;
  /** In GiB; only an upper bound where its own size is not known. */
  readonly size?: string;
  readonly region?: string;
  readonly encrypted?: boolean;
  /** Name of the key it is encrypted with. */
  readonly key?: string;
}

/** A thing of the lineage. Spans are UTF-16 offsets of the file. */
export interface LineageNode {
  readonly type: ThingType;
  /** Its name in the manifest; empty for the marketplace, of which there is one. */
  readonly name: string;
  /** How it comes to be there: `id` is declared nowhere and known by its id, `missing` leads nowhere. */
  readonly origin: 'declared' | 'made' | 'id' | 'missing';
  /** The smallest place that stands for it: where it is declared or made, else where it is first used. */
  readonly at: Span;
  /** All of its declaration; absent for what has none. */
  readonly whole?: Span;
  /** Index of its lane; absent for accounts and the marketplace, which have no region. */
  readonly lane?: number;
  /** Of an image. */
  readonly look?: ImageLook;
  /** Index of the step that makes it. */
  readonly madeBy?: number;
  /** Index of the step that deletes it. */
  readonly deletedBy?: number;
  /** Indices of the steps that change it and lead nowhere else, in their order: tags, updates, shares taken back, its deletion. */
  readonly changes: readonly number[];
}

/** A node while the plan is being gone through. */
export interface Thing extends Omit<LineageNode, 'changes' | 'deletedBy'> {
  readonly index: number;
  readonly changes: number[];
  deletedBy?: number;
}

type Seed = Pick<Thing, 'type' | 'name' | 'origin' | 'at'> & Partial<Pick<Thing, 'whole' | 'look' | 'madeBy'>>;

/** The things that a plan comes to, each once; what has no region of its own lies where it is used. */
export class Things {
  private readonly all: Thing[] = [];
  private readonly known = new Map<string, Thing>();
  private readonly byMaker = new Map<Step, Thing>();
  private readonly lanes = new Map<string | undefined, number>();
  private readonly links: { readonly from: number; readonly to: number }[] = [];
  /** The lane of the manifest's own region. */
  private readonly home: number;
  private readonly untraced: { readonly view: Views[Section]; readonly thing: Thing }[] = [];
  private readonly entries: ReadonlyMap<Piece, Entry>;

  constructor(
    private readonly run: Run,
    syntax: SyntaxDocument,
  ) {
    this.entries = entriesByPiece(syntax);
    this.home = this.lane(run.manifest.region?.value);
  }

  /** The image that a step makes. */
  made({ step }: Ran, image: Image, index: number, whole: Span): Thing {
    const look = lookOf(image);
    const at = spanOf(image.at ?? step.at);
    const seed: Seed = { type: 'image', name: image.name, origin: 'made', at, whole, look, madeBy: index };
    const thing = this.add(seed, this.lane(look.region));
    this.byMaker.set(step, thing);
    return thing;
  }

  /** An image that the manifest declares. */
  declaredImage(name: string): Thing | undefined {
    const image = this.run.world.find('images', name);
    return image === undefined ? undefined : this.imageOf(image);
  }

  private imageOf(image: Image): Thing {
    return this.once(`image ${image.name}`, () => {
      const look = lookOf(image);
      const lane = this.lane(look.region);
      const thing = this.add({ type: 'image', ...this.said(image), look }, lane);
      this.untraced.push({ view: image, thing });
      return thing;
    });
  }

  /** The image that a step points at: declared, made before, known by its id, or none. */
  image(ref: Leaf<string> | undefined): Thing | undefined {
    if (ref === undefined) return undefined;
    const { run } = this;
    const identity = run.world.identity('images', ref.value);
    if (identity === undefined) {
      const maker = run.makerOf(ref.value);
      const made = maker === undefined ? undefined : this.byMaker.get(maker);
      if (made !== undefined) return made;
    } else {
      const image = run.world.find('images', ref.value);
      if (image !== undefined) return image.at === undefined ? this.unnamed(image, ref) : this.imageOf(image);
    }
    return this.missing('image', ref, undefined);
  }

  private unnamed(image: Image, ref: Leaf<string>): Thing {
    return this.once(`image ${image.name}`, () =>
      this.add(
        { type: 'image', name: image.name, origin: 'id', at: spanOf(ref.at), look: lookOf(image) },
        this.lane(undefined),
      ),
    );
  }

  /** A thing of another section that a step points at. */
  thing(
    type: ThingType,
    section: Exclude<Section, 'images'>,
    ref: Leaf<string> | undefined,
    ran: Ran,
    near: number | undefined,
  ): Thing | undefined {
    if (ref === undefined) return undefined;
    const view = ran.find(section, ref);
    return view === undefined ? this.missing(type, ref, near) : this.thingOf(type, view, near, ref.at);
  }

  private thingOf(
    type: ThingType,
    view: Views[Exclude<Section, 'images'>],
    near: number | undefined,
    used?: Place,
  ): Thing {
    return this.once(`${type} ${view.name}`, () => {
      const lane = this.laneOf(view, near);
      const thing = this.add({ type, ...this.said(view, used) }, lane);
      this.untraced.push({ view, thing });
      return thing;
    });
  }

  /** Links a thing to what it comes from as its declaration tells. */
  private trace(view: Views[Section], thing: Thing): void {
    if (view.section === 'images' && view.facts.backup.known)
      this.link(this.thingOf('backup', view.facts.backup.value, thing.lane), thing);
    if (view.section === 'servers' && view.facts.from.known) {
      const { image } = view.facts.from.value;
      const from = image === undefined ? undefined : this.declaredImage(image.value);
      if (from !== undefined) this.link(from, thing);
    }
    if (view.section === 'backups' && view.facts.server.known) {
      const server = this.run.world.find('servers', view.facts.server.value);
      if (server !== undefined) this.link(this.thingOf('server', server, thing.lane), thing);
    }
  }

  /** The disk that an image is made of: of a declared server, or alone by its id. */
  disk(step: Step<'create-from-disk'>, ran: Ran, near: number | undefined): Thing | undefined {
    const { server, disk } = step;
    if (disk === undefined) return this.thing('server', 'servers', server, ran, near);
    const name = server === undefined ? disk.value : `${server.value} / ${disk.value}`;
    const declared = ran.disk(step);
    const origin = declared === undefined ? 'id' : 'declared';
    return this.once(`disk ${name}`, () => {
      const view = ran.find('servers', server);
      const lane = view === undefined ? near : this.laneOf(view, near);
      const at = spanOf(declared?.key ?? disk.at);
      const thing = this.add({ type: 'disk', name, origin, at }, lane ?? this.lane(undefined));
      if (view !== undefined) this.link(this.thingOf('server', view, thing.lane), thing);
      return thing;
    });
  }

  /** Those that an image is shared with. */
  recipients(step: Step<'share'>, ran: Ran): readonly Thing[] {
    return recipients(step, ran).map(({ recipient, at }) =>
      this.once(`account ${recipient}`, () => {
        const view = this.run.world.find('accounts', recipient);
        const said = view === undefined ? undefined : this.said(view, at);
        return this.add({ type: 'account', name: recipient, origin: 'id', at: spanOf(at), ...said });
      }),
    );
  }

  /** KooGallery, to which steps publish. */
  market(at: Place): Thing {
    return this.once('market', () => this.add({ type: 'market', name: '', origin: 'id', at: spanOf(at) }));
  }

  private missing(type: ThingType, ref: Leaf<string>, near: number | undefined): Thing {
    return this.once(`missing ${type} ${ref.value}`, () =>
      this.add({ type, name: ref.value, origin: 'missing', at: spanOf(ref.at) }, near ?? this.home),
    );
  }

  /** Where a thing is declared, or first used where it is not. */
  private said(view: Views[Section], used?: Place): Pick<Seed, 'name' | 'origin' | 'at' | 'whole'> {
    const { name, at } = view;
    const place = at ?? used;
    const entry = at === undefined ? undefined : this.entries.get(at.piece);
    const whole = entry === undefined ? undefined : { start: entry.piece.start, end: entry.piece.start + entry.end };
    return {
      name,
      origin: at === undefined ? 'id' : 'declared',
      at: place === undefined ? { start: 0, end: 0 } : spanOf(place),
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

  private lane(region: string | undefined): number {
    let lane = this.lanes.get(region);
    if (lane === undefined) this.lanes.set(region, (lane = this.lanes.size));
    return lane;
  }

  private laneOf(view: Views[Section], near: number | undefined): number {
    const region = 'region' in view.facts ? view.facts.region : undefined;
    return region?.known === true ? this.lane(region.value) : (near ?? this.lane(undefined));
  }

  /** All that was come to, with only the lanes that something lies in; what has no region comes last. */
  finished(): {
    readonly lanes: readonly (string | undefined)[];
    readonly nodes: readonly LineageNode[];
    readonly links: readonly { readonly from: number; readonly to: number }[];
  } {
    // What is traced may lead to more that is to be traced.
    for (const { view, thing } of this.untraced) this.trace(view, thing);
    const used = new Set(this.all.map((thing) => thing.lane));
    const lanes = [...this.lanes].filter(([, lane]) => used.has(lane));
    lanes.sort(([a], [b]) => Number(a === undefined) - Number(b === undefined));
    const places = new Map(lanes.map(([, lane], place) => [lane, place]));
    const nodes = this.all.map(({ index: _, lane, ...thing }) => ({
      ...thing,
      lane: lane === undefined ? undefined : places.get(lane),
    }));
    return { lanes: lanes.map(([region]) => region), nodes, links: this.links };
  }
}

function lookOf({ facts }: Image): ImageLook {
  const told = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);
  return {
    kind: told(facts.kind),
    size: sizeInShort(facts),
    region: told(facts.region),
    encrypted: told(facts.encrypted),
    key: told(facts.key)?.name,
  };
}
