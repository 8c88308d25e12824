import type { Site } from '../catalog/regions';
import type { Message } from '../messages/message';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import type { Action, ActionFields } from './actions';
import type { Fields } from './decoders';
import type { Declared, Field, Located, SourceMap } from './located';
import type { quotas, SectionFields } from './section-fields';
import { perSection, type Section } from './sections';
import type { Configuration } from './terraform/configuration';

/** Consecutive steps of the list, some of which may run at the same time. All of them end before the next step of the list starts. */
export interface Stage {
  /** Absent if they are all steps of the manifest. */
  readonly steps?: readonly Step[];
}

/** The steps of a `parallel` block. */
export interface ParallelBlock extends Required<Stage> {
  /** The step that is the block. */
  readonly nodePath: NodePath;
  /** Its `parallel` key. */
  readonly at: AnchoredSpan;
}

/** Steps of a block that run one after the other: the steps of an item that is a list. */
export interface Chain {
  /** The item. */
  readonly nodePath: NodePath;
  readonly steps: readonly Step[];
}

/** The account and region at the top of the manifest. */
export interface Actor {
  /** The name of the account in `accounts`. */
  readonly account?: Field<string>;
  readonly region?: Field<string>;
  readonly project_id?: Field<string>;
  readonly domain_id?: Field<string>;
  readonly site?: Field<Site>;
  readonly quotas?: Fields<typeof quotas>;
}

interface StepBase<A extends Action> extends SourceMap {
  readonly action: A;
  readonly block?: ParallelBlock;
  /** Absent if the step is an item of its block. */
  readonly chain?: Chain;
}

/** A step of `operations`: its action and the fields of that action. */
export type Step<A extends Action = Action> = { [K in A]: StepBase<K> & ActionFields<K> }[A];

export type Thing<S extends Section> = Declared<SectionFields<S>, S>;
export type Things = { readonly [S in Section]: ReadonlyMap<string, Thing<S>> };
export type AnyThing = Thing<Section>;
/** The declarations of one section by name. */
export type SectionMap = ReadonlyMap<string, AnyThing>;

/** The declarations of all sections. `declared` must return those of the section, which its type cannot say. */
export function perSectionThings(declared: (section: Section) => SectionMap): Things {
  return perSection(declared) as unknown as Things;
}

/**
 * The partial order in which steps run. The list of steps is a linear extension of it: each step comes after those that must end
 * before it starts.
 */
export interface Order {
  /** Each stage consists of chains that are listed one after the other, and no step of one chain waits for a step of another one. */
  readonly inChains: boolean;
  /** The stage of a step; `undefined` if the step runs alone. */
  stageOf(step: Step): Stage | undefined;
  /** Whether neither of two steps waits for the other. */
  mayRunTogether(a: Step, b: Step): boolean;
  /** The number of given steps of one stage that can run at the same time. */
  mostTogether(steps: readonly Step[]): number;
  /** The reason why some steps of one stage run at the same time, such as the `parallel` key; `undefined` if none is written. */
  causeOf(steps: readonly Step[]): AnchoredSpan | undefined;
}

/** One document: its declarations and its steps, in order. Positions are relative to their anchors. */
export interface Manifest extends Things {
  readonly source: SourceFile;
  /** The files of its own text. Declarations in other files are checked with them. */
  readonly sources: ReadonlySet<SourceFile>;
  readonly span: Span;
  readonly version?: Field<string>;
  readonly actor: Actor;
  /** In document order. Steps of a `parallel` block and of its chains are consecutive. */
  readonly steps: readonly Step[];
  readonly order: Order;
  /** The items of `include`. */
  readonly includes: readonly Include[];
  /** The resolved includes. The declarations of the files are also in the sections. */
  readonly included: Included;
  readonly twice: readonly Twice[];
  /** The Terraform configuration that it was made from, if any. */
  readonly configuration?: Configuration;
}

/** An item of `include`: the path of a file whose declarations apply here too. */
export interface Include {
  readonly path: Located<string>;
  readonly nodePath: NodePath;
}

/** Why the declarations of a file do not apply. */
export type IncludeFault =
  /** The path is absolute, a URL, or outside of the folder that files are read from. */
  | { readonly why: 'outside' }
  | { readonly why: 'missing' }
  | { readonly why: 'unreadable'; readonly reason: string | Message }
  | { readonly why: 'not-a-manifest' }
  /** The file includes the including one, directly or through others. */
  | { readonly why: 'cycle' };

/** An item of `include` with its error. */
export interface Inclusion extends Include {
  /** The path of the file; absent if no such file may be read. */
  readonly file?: string;
  readonly fault?: IncludeFault;
}

/** The includes of a document. */
export interface Included {
  /** By item of `include`. */
  readonly inclusions: readonly Inclusion[];
  /** Every document of every included file once, with the item of `include` that it comes through. */
  readonly manifests: readonly { readonly manifest: Manifest; readonly through: Include }[];
  /** All declarations are known: every file could be read, and those that it includes, too. */
  readonly complete: boolean;
}

/** A name that two files declare. */
export interface Twice {
  readonly first: Thing<Section>;
  readonly second: Thing<Section>;
  /** The item of `include` that the second one comes through. */
  readonly through: Include;
}

export const noIncludes: Included = { inclusions: [], manifests: [], complete: true };
