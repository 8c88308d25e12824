import type { Instance } from '../../model/configuration';
import type { Key } from './address';
import type { JsonMap } from './json';
import type { ModuleInstance } from './modules';

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
  readonly module?: ModuleInstance;
  readonly instances: Planned[];
  /** Without deposed objects. */
  readonly byKey: Map<Key | undefined, Planned>;
}

export class Resources {
  readonly all: Resource[] = [];
  private readonly modules = new Map<string, Map<string, Resource>>();

  in(module: string, name: string): Resource | undefined {
    return this.modules.get(module)?.get(name);
  }

  of(module: string): Iterable<Resource> {
    return this.modules.get(module)?.values() ?? [];
  }

  add(resource: Omit<Resource, 'instances' | 'byKey'>): Resource {
    const added: Resource = { ...resource, instances: [], byKey: new Map() };
    this.all.push(added);
    const module = this.modules.get(added.moduleAddress);
    if (module === undefined) this.modules.set(added.moduleAddress, new Map([[added.name, added]]));
    else module.set(added.name, added);
    return added;
  }
}
