import type { Instance } from '../../model/terraform/configuration';
import type { Key } from './address';
import type { JsonMap } from './json';
import type { PlanModule } from './modules';

type Draft = { -readonly [Name in keyof Instance]: Instance[Name] };

/** An instance of a plan with its data in the plan file. */
export interface Planned {
  readonly instance: Draft;
  readonly resource: Resource;
  /** The address without the key of a deposed object. */
  readonly address: string;
  /** It exists after the plan is applied, or it is a data source. */
  readonly remains: boolean;
  /** Attributes with marks: after the plan is applied, or before if nothing remains. */
  readonly attributes: Marked;
  readonly before?: Marked;
  /** It is only in the state, because the plan does not mention it. */
  readonly isUnplanned?: boolean;
  /** The provider in the plan, the only one that is known of a resource that is no longer in the configuration. */
  readonly providerName?: string;
  /** The addresses of dependencies in the state. */
  dependsOn: readonly unknown[];
}

/** A value of a plan file with the marks that have its shape. */
export interface Marked {
  readonly value: unknown;
  /** Parts that are known after the apply. */
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
}

/** The instances of one resource or data source in one instance of its module. */
export interface Resource {
  /** `data.huaweicloud_kms_key.k` */
  readonly name: string;
  readonly moduleAddress: string;
  /** Absent if the configuration no longer contains it. */
  readonly configuration?: JsonMap;
  readonly module?: PlanModule;
  readonly instances: Planned[];
  /** Without deposed objects. */
  readonly byKey: Map<Key | undefined, Planned>;
}
