import type { Argument, Instance } from '../../model/terraform/configuration';
import type { Action } from '../../model/actions';
import { regionOf, type Providers } from '../../model/terraform/providers';
import type { InstanceFinder } from '../../model/terraform/instance';
import { isUnsent, textOf } from '../../model/terraform/values';
import type { Section } from '../../model/sections';
import type { FieldNode, MapNode, Node } from '../../syntax/node';
import type { NodeWriter } from './nodes';

/** The instances and providers that the values of a configuration refer to. */
export interface Lookups {
  readonly finder: InstanceFinder;
  readonly providers: Providers;
}

/** The declaration of an instance. */
export interface Declaration {
  readonly section: Section;
  readonly name: string;
  readonly value: MapNode;
}

export type FieldNodes = Record<string, Node | FieldNode | undefined>;

/** An instance, with the writer of its nodes. */
export class InstanceWriter {
  constructor(
    readonly instance: Instance,
    readonly writer: NodeWriter,
    readonly lookups: Lookups,
  ) {}

  argument(name: string): Argument | undefined {
    const found = this.instance.arguments.values.get(name);
    return found === undefined || isUnsent(found.value) ? undefined : found;
  }

  /** An unchanged argument. */
  value(name: string): Node | undefined {
    return this.writer.written(this.argument(name));
  }

  /** Unchanged arguments as fields of the same names, without those that are absent. */
  fields(...names: readonly string[]): FieldNodes {
    return Object.fromEntries(
      names.flatMap((name) => {
        const argument = this.argument(name);
        return argument === undefined ? [] : [[name, this.writer.field(name, argument)]];
      }),
    );
  }

  /** A value derived from an argument that is a known string. */
  from(name: string, say: (text: string) => string | number | boolean | undefined): Node | undefined {
    const argument = this.argument(name);
    if (argument === undefined) return undefined;
    const text = textOf(argument.value);
    return this.writer.said(text === undefined ? undefined : say(text), argument.at);
  }

  reference(section: Section, name: string): Node | undefined {
    const argument = this.argument(name);
    return argument && this.named(section, argument);
  }

  named(section: Section, { value, at }: Argument): Node {
    return this.writer.said(this.lookups.finder.nameOf(section, value), at);
  }

  /** Whether it is a resource and not a data source, so absent arguments have their defaults. */
  get isManaged(): boolean {
    return this.instance.mode === 'managed';
  }

  get region(): Node | undefined {
    return this.writer.written(regionOf(this.instance));
  }

  get account(): Node | undefined {
    const account = this.lookups.providers.accountOf(this.instance);
    return account === undefined ? undefined : this.writer.scalar(account, this.instance.provider.at);
  }

  /** A step that the account of the instance performs in its region. */
  step(action: Action, fields: FieldNodes): MapNode {
    return this.writer.map({
      action: this.writer.scalar(action),
      account: this.account,
      region: this.region,
      ...fields,
    });
  }

  /** The step that updates the new image; `undefined` if it would set nothing. */
  update(set: FieldNodes): MapNode | undefined {
    if (Object.keys(set).length === 0) return undefined;
    return this.step('update', { image: this.writer.scalar(this.instance.address), set: this.writer.map(set) });
  }

  /** The step that changes the tags of the new image. */
  tag(tags: FieldNodes): MapNode {
    return this.step('tag', { image: this.writer.scalar(this.instance.address), tags: this.writer.map(tags) });
  }

  declare(section: Section, fields: FieldNodes, name = this.instance.address): readonly Declaration[] {
    return [{ section, name, value: this.writer.map(fields) }];
  }

  /** With the region and the account of the instance. */
  declareInRegion(section: Section, fields: FieldNodes, name?: string): readonly Declaration[] {
    return this.declare(section, { account: this.account, region: this.region, ...fields }, name);
  }
}
