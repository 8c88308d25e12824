import type { Anchor, AnchoredSpan, Span } from '../../text/anchored-span';

/** The result of an expression, as far as it is known before the run. `null` and an absent argument are the same. */
export type Value = KnownValue | TextValue | ListValue | ObjectValue | UnknownValue;

interface ValueBase {
  /** The attribute of a resource or data source that the value is: two values with the same one are equal, known or not. */
  readonly ref?: AttributeRef;
  /** The place of the value if it is not at its use: in the default of a variable, in a local value, or in an argument. */
  readonly origin?: AnchoredSpan;
  /** No part of the value may be shown. */
  readonly sensitive?: boolean;
}

export interface KnownValue extends ValueBase {
  readonly type: 'known';
  readonly value: string | number | boolean | null;
}

/** A string with at least one unknown part. */
interface TextValue extends ValueBase {
  readonly type: 'text';
  readonly parts: readonly (string | Value)[];
}

/** A list, a set or a tuple. */
interface ListValue extends ValueBase {
  readonly type: 'list';
  /** A set has each item once; strings and numbers are sorted. */
  readonly set?: true;
  readonly items: readonly Value[];
}

/** A map or an object. */
export interface ObjectValue extends ValueBase {
  readonly type: 'object';
  /** Sorted by name. */
  readonly fields: ReadonlyMap<string, Value>;
}

export interface UnknownValue extends ValueBase {
  readonly type: 'unknown';
  /**
   * The instances that the value may be about without being one of their attributes, such as all instances of a resource. It has
   * the value of one of them or is derived from them.
   */
  readonly about?: readonly Instance[];
  /** The input variable that has it, with the address of its module: `module.m.var.access_key`. */
  readonly variable?: string;
}

/** `huaweicloud_kms_key.images.id` is the attribute `id`. */
export interface AttributeRef {
  readonly instance: Instance;
  /**
   * The names and indices after the instance. For one that represents several, the key is the first: `[0, 'id']`. An instance as a
   * whole has an empty path.
   */
  readonly path: readonly (string | number)[];
}

export const unknownValue: UnknownValue = { type: 'unknown' };

/**
 * One instance of a resource or data source: of a block without `count` and `for_each` the only one. It comes from the configuration
 * or from a plan file.
 */
export interface Instance {
  /** `module.images["eu"].huaweicloud_images_image_copy.dr[0]` */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  /** `huaweicloud_images_image_copy` */
  readonly type: string;
  /** `dr` */
  readonly name: string;
  /** Of `count` or `for_each`. */
  readonly key?: string | number;
  /** The address of its module; empty for the root module. */
  readonly module: string;
  /** It represents an unknown number of instances, because its `count` or `for_each`, or that of its module, is unknown. */
  readonly several: boolean;
  readonly arguments: Arguments;
  readonly provider: ProviderConfiguration;
  /**
   * Its direct dependencies: what its arguments, `count`, `for_each`, `provider`, and `depends_on` refer to. If a plan destroys both,
   * it is destroyed before its dependencies.
   */
  readonly waitsFor: ReadonlySet<Instance>;
  /** It may have more dependencies because it uses local values, which a plan file does not define. */
  readonly waitsForMore?: boolean;
  /** Its place: its block, or its address in a plan file if only that is known. */
  readonly place?: InstancePlace;
  /**
   * What a plan does with it; absent without a plan, where everything in the configuration is created. The arguments of an instance that a
   * plan destroys are its previous attributes.
   */
  readonly change?: InstanceChange;
  readonly lifecycle: Lifecycle;
}

/** The block that an instance comes from. */
export interface InstancePlace {
  readonly anchor: Anchor;
  /** The type and the labels: `resource "huaweicloud_images_image_copy" "dr"`. */
  readonly head: Span;
  /** The whole block. */
  readonly block: Span;
  /** The name of `count` or `for_each`. */
  readonly repeat?: Span;
  /** The arguments that have the item at `count.index` of a list whose length is `count`. */
  readonly shifts?: ReadonlySet<string>;
  /** The block contains a syntax error. */
  readonly broken: boolean;
}

/** Arguments and nested blocks by name. */
export interface Arguments {
  /** The arguments that are written and not `null`. One that may be `null` has an unknown value. */
  readonly values: ReadonlyMap<string, Argument>;
  readonly blocks: ReadonlyMap<string, readonly NestedBlock[]>;
}

export interface Argument {
  readonly value: Value;
  /** The name; absent if only a plan file is known. */
  readonly key?: AnchoredSpan;
  /** The expression. */
  readonly at?: AnchoredSpan;
}

export interface NestedBlock extends Arguments {
  /** Its type; absent if only a plan file is known. */
  readonly at?: AnchoredSpan;
  /** It represents an unknown number of blocks: a `dynamic` block over an unknown collection. */
  readonly several: boolean;
}

export interface Lifecycle {
  readonly createBeforeDestroy: boolean;
  /** Arguments whose changes are ignored; `all` for all of them. */
  readonly ignoreChanges: ReadonlySet<string> | 'all';
}

/** A `provider` block: an account and a region. */
export interface ProviderConfiguration {
  /** `huaweicloud`, `huaweicloud.accepter`, `module.m:huaweicloud`; unique in the configuration. */
  readonly key: string;
  /** Absent arguments come from the environment, so they are unknown. */
  readonly arguments: Arguments;
  /** Its block; absent if none is written. */
  readonly at?: AnchoredSpan;
}

/** What a plan does with an instance. */
export interface InstanceChange {
  readonly actions: readonly PlannedAction[];
  /** The arguments and attributes before; absent if it is created. */
  readonly before?: ReadonlyMap<string, Value>;
  /** The arguments that force the replacement. */
  readonly replacedBy: readonly string[];
  /** It is imported by an `import` block. */
  readonly imports: boolean;
  /** It is the old object that a replacement with `create_before_destroy` destroys later. */
  readonly deposed: boolean;
}

export type PlannedAction = 'create' | 'update' | 'delete' | 'read' | 'no-op' | 'forget';

/** A configuration or a plan, evaluated. */
export interface Configuration {
  /** In an order in which each instance comes after its dependencies; independent ones are in the order of the text. */
  readonly instances: readonly Instance[];
  /** Undeclared references, cycles of local values, and the like. */
  readonly problems: readonly ConfigurationProblem[];
  /** It exceeds a limit of the evaluation, so some values are unknown that Terraform computes. */
  readonly exceeds?: boolean;
}

export interface ConfigurationProblem {
  readonly what: 'undeclared' | 'cycle' | 'module-missing' | 'module-outside' | 'module-cycle';
  readonly name: string;
  /** What may be meant, nearest first. */
  readonly near?: readonly string[];
  readonly at: AnchoredSpan;
}
