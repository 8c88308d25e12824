import { recipients } from '../../facts/effects';
import type { StepState } from '../../facts/step-state';
import type { Evaluation } from '../../facts/evaluation';
import type { Image, ImageKind, Entities } from '../../facts/entity';
import type { Fact } from '../../facts/fact';
import type { Located } from '../../model/located';
import type { Step } from '../../model/manifest';
import type { Reference } from '../../model/references';
import { singular, type Section } from '../../model/sections';
import type { Entry, SyntaxDocument } from '../../syntax/node';
import type { SourceFile } from '../../text/source-file';
import { sizeInShort } from '../hover/entity-markdown';
import { placeIn, spanOf, type Anchor, type AnchoredSpan, type Span } from '../../text/anchored-span';

/** The sections, besides images, of sources and of the buckets that exports write to. */
type Visible = 'files' | 'servers' | 'backups' | 'buckets';

/** The facts of an image when it first exists. */
interface ImageLook {
  readonly kind?: ImageKind;
  /** In GiB; an upper bound if its own size is unknown. */
  readonly size?: string;
  readonly encrypted?: boolean;
  /** The name of its encryption key. */
  readonly key?: string;
}

/** The type of a node: an image, the source of one, or a destination. */
export type NodeType = (typeof singular)[Visible | 'images' | 'accounts'] | 'disk' | 'market';

/** A node of the lineage. Spans are UTF-16 offsets in `source`. */
export interface LineageNode {
  readonly type: NodeType;
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
}

/** A part of the picture: what an account has in a region. */
export interface Lane {
  /** The ID of the region; absent if it is unknown. */
  readonly region?: string;
  /** The account, if it is not your own. */
  readonly account?: string;
}

/** A node under construction. */
export interface NodeDraft extends Omit<LineageNode, 'lane' | 'deletedBy'> {
  readonly index: number;
  readonly lane?: Lane;
  deletedBy?: number;
}

type NodePlace = Pick<NodeDraft, 'source' | 'at'>;
type Seed = Omit<NodeDraft, 'index' | 'lane' | 'deletedBy'>;

/** Collects the nodes of a lineage, each once. A node without a region is placed where it is used. */
export class LineageNodes {
  private readonly all: NodeDraft[] = [];
  private readonly known = new Map<string, NodeDraft>();
  private readonly byProducer = new Map<Step, NodeDraft>();
  private readonly lanes = new Map<string, Lane>();
  private readonly links: { readonly from: number; readonly to: number }[] = [];
  /** The lane of the manifest's own region. */
  private readonly home: Lane;
  private readonly untraced: { readonly entity: Entities[Section]; readonly node: NodeDraft }[] = [];
  private readonly entries: ReadonlyMap<Anchor, Entry>;

  constructor(
    private readonly evaluation: Evaluation,
    syntax: SyntaxDocument,
  ) {
    this.entries = new Map(syntax.entries.map((entry) => [entry.anchor, entry]));
    this.home = this.lane(evaluation.manifest.actor.region?.value);
  }

  /** The image that a step creates. */
  made({ step }: StepState, image: Image, index: number, whole: Span): NodeDraft {
    const place = placeOf(image.at ?? step.at);
    const node = this.add(
      { type: 'image', name: image.name, origin: 'made', ...place, whole, look: lookOf(image), createdBy: index },
      this.laneOf(image),
    );
    this.byProducer.set(step, node);
    return node;
  }

  /** A declared image. */
  declaredImage(name: string): NodeDraft | undefined {
    const image = this.evaluation.symbols.find('images', name);
    return image === undefined ? undefined : this.entity(image);
  }

  /** The image that a step refers to: declared, created before, known by its ID, or undefined. */
  image(ref: Located<string> | undefined): NodeDraft | undefined {
    if (ref === undefined) return undefined;
    const { symbols } = this.evaluation;
    const isDefined = symbols.resolveName('images', ref.value) !== undefined;
    const producer = isDefined ? undefined : this.evaluation.producerOf(ref.value);
    const image = isDefined ? symbols.find('images', ref.value) : undefined;
    return (
      (producer && this.byProducer.get(producer)) ??
      (image === undefined ? this.missing('image', ref) : this.entity(image, undefined, ref.at))
    );
  }

  /** The source of a step. */
  source({ section, leaf }: Reference, state: StepState, near: Lane | undefined): NodeDraft | undefined {
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
    near: Lane | undefined,
  ): NodeDraft | undefined {
    if (ref === undefined) return undefined;
    const entity = state.find(section, ref);
    return entity === undefined ? this.missing(singular[section], ref, near) : this.entity(entity, near, ref.at);
  }

  private entity(entity: Entities[Visible | 'images'], near?: Lane, used?: AnchoredSpan): NodeDraft {
    const type = singular[entity.section];
    return this.once(`${type} ${entity.name}`, () => {
      const look = entity.section === 'images' ? lookOf(entity) : undefined;
      const node = this.add({ type, ...this.declarationOrUse(entity, used), look }, this.laneOf(entity, near));
      this.untraced.push({ entity, node });
      return node;
    });
  }

  /** Links an entity to the sources in its declaration. */
  private trace(entity: Entities[Section], node: NodeDraft): void {
    if (entity.section === 'images' && entity.facts.backup.known)
      this.link(this.entity(entity.facts.backup.value, node.lane), node);
    if (entity.section === 'servers' && entity.facts.from.known) {
      const { image } = entity.facts.from.value;
      const from = image === undefined ? undefined : this.declaredImage(image.value);
      if (from !== undefined) this.link(from, node);
    }
    if (entity.section === 'backups' && entity.facts.server.known) {
      const server = this.evaluation.symbols.find('servers', entity.facts.server.value);
      if (server !== undefined) this.link(this.entity(server, node.lane), node);
    }
  }

  /** The disk that an image is created from: of a declared server, or known by its ID only. */
  disk(step: Step<'create-from-disk'>, state: StepState, near: Lane | undefined): NodeDraft | undefined {
    const { server, disk } = step;
    if (disk === undefined) return this.thing('servers', server, state, near);
    const name = server === undefined ? disk.value : `${server.value} / ${disk.value}`;
    const declared = state.disk(step);
    return this.once(`disk ${name}`, () => {
      const owner = state.find('servers', server);
      const lane = owner === undefined ? (near ?? this.lane()) : this.laneOf(owner, near);
      const origin = declared === undefined ? 'id' : 'declared';
      const node = this.add({ type: 'disk', name, origin, ...placeOf(declared?.key ?? disk.at) }, lane);
      if (owner !== undefined) this.link(this.entity(owner, node.lane), node);
      return node;
    });
  }

  /** The recipients of an image. */
  recipients(step: Step<'share'>, state: StepState): readonly NodeDraft[] {
    return recipients(step, state.symbols).map(({ recipient, at }) =>
      this.once(`account ${recipient}`, () => {
        const view = this.evaluation.symbols.find('accounts', recipient);
        const described = view === undefined ? undefined : this.declarationOrUse(view, at);
        return this.add({ type: 'account', name: recipient, origin: 'id', ...placeOf(at), ...described });
      }),
    );
  }

  /** KooGallery, where steps publish images. */
  market(at: AnchoredSpan): NodeDraft {
    return this.once('market', () => this.add({ type: 'market', name: '', origin: 'id', ...placeOf(at) }));
  }

  private missing(type: NodeType, ref: Located<string>, near?: Lane): NodeDraft {
    return this.once(`missing ${type} ${ref.value}`, () =>
      this.add({ type, name: ref.value, origin: 'missing', ...placeOf(ref.at) }, near ?? this.home),
    );
  }

  /** The declaration of an entity, or its first use. */
  private declarationOrUse(
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

  private once(key: string, make: () => NodeDraft): NodeDraft {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const node = make();
    this.known.set(key, node);
    return node;
  }

  private add(seed: Seed, lane?: Lane): NodeDraft {
    const node: NodeDraft = { ...seed, lane, index: this.all.length };
    this.all.push(node);
    return node;
  }

  private link(from: NodeDraft, to: NodeDraft): void {
    this.links.push({ from: from.index, to: to.index });
  }

  private lane(region?: string, account?: string): Lane {
    const key = JSON.stringify([region, account]);
    const lane = this.lanes.get(key) ?? { region, account };
    this.lanes.set(key, lane);
    return lane;
  }

  private laneOf(entity: Entities[Section], near?: Lane): Lane {
    const region = 'region' in entity.facts ? entity.facts.region : undefined;
    const account = this.otherAccount(entity);
    return region?.known === true ? this.lane(region.value, account) : (near ?? this.lane(undefined, account));
  }

  /** The account that has an entity, if that is not your own. */
  private otherAccount({ facts }: Entities[Section]): string | undefined {
    const account = 'account' in facts ? facts.account : undefined;
    return account?.known === true && account.value !== this.evaluation.symbols.ownAccount ? account.value : undefined;
  }

  /**
   * All entities, and the lanes that contain any: your own first, then those of each other account. Lanes without a region come
   * last.
   */
  finished(): {
    readonly lanes: readonly Lane[];
    readonly nodes: readonly LineageNode[];
    readonly links: readonly { readonly from: number; readonly to: number }[];
  } {
    // Tracing an entity may add more entities to trace.
    for (const { entity, node } of this.untraced) this.trace(entity, node);
    const all = [...this.lanes.values()];
    const accounts = [...new Set([undefined, ...all.map(({ account }) => account)])];
    const rank = ({ region, account }: Lane): number =>
      region === undefined ? accounts.length : accounts.indexOf(account);
    const used = new Set(this.all.map(({ lane }) => lane));
    const lanes = all.filter((lane) => used.has(lane)).sort((a, b) => rank(a) - rank(b));
    const nodes = this.all.map(({ index: _, lane, ...thing }) => ({ ...thing, lane: lane && lanes.indexOf(lane) }));
    return { lanes, nodes, links: this.links };
  }
}

function placeOf(at: AnchoredSpan): NodePlace {
  return { source: at.anchor.source, at: spanOf(at) };
}

/** What a picture shows of an image. */
function lookOf({ facts }: Image): ImageLook {
  const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);
  return {
    kind: valueOf(facts.kind),
    size: sizeInShort(facts),
    encrypted: valueOf(facts.encrypted),
    key: valueOf(facts.key)?.name,
  };
}
