import type { Argument, Instance } from '../../model/configuration';
import { regionOf } from '../../model/terraform/providers';
import { isUnsent, textOf } from '../../model/terraform/values';
import type { Section } from '../../model/sections';
import type { MapNode, Node } from '../../syntax/node';
import type { NodeWriter } from './nodes';
import type { Scope } from './steps';

/** The declaration of an instance. */
export interface Declaration {
  readonly section: Section;
  readonly name: string;
  readonly value: MapNode;
}

export type Fields = Record<string, Node | undefined>;
/** An instance, with the writer of its nodes. */
export class Described {
  constructor(
    readonly instance: Instance,
    readonly writer: NodeWriter,
    readonly scope: Scope,
  ) {}

  argument(name: string): Argument | undefined {
    const found = this.instance.arguments.values.get(name);
    return found === undefined || isUnsent(found.value) ? undefined : found;
  }

  /** An unchanged argument. */
  value(name: string): Node | undefined {
    const argument = this.argument(name);
    return argument && this.writer.value(argument.value, argument.at);
  }

  /** A value derived from an argument that is a known string. */
  from(name: string, say: (text: string) => string | number | boolean | undefined): Node | undefined {
    const argument = this.argument(name);
    if (argument === undefined) return undefined;
    const text = textOf(argument.value);
    const said = text === undefined ? undefined : say(text);
    return said === undefined ? this.writer.unknown(argument.at) : this.writer.scalar(said, argument.at);
  }

  reference(section: Section, name: string): Node | undefined {
    const argument = this.argument(name);
    return argument && this.named(section, argument);
  }

  named(section: Section, { value, at }: Argument): Node {
    const name = this.scope.things.nameOf(section, value);
    return name === undefined ? this.writer.unknown(at) : this.writer.scalar(name, at);
  }

  /** Whether the run creates the instance, so that absent arguments have their defaults. */
  get made(): boolean {
    return this.instance.mode === 'managed';
  }

  get region(): Node | undefined {
    const region = regionOf(this.instance);
    return region && this.writer.value(region.value, region.at);
  }

  get account(): Node | undefined {
    const account = this.scope.providers.accountOf(this.instance);
    return account === undefined ? undefined : this.writer.scalar(account, this.instance.provider.at);
  }

  declare(section: Section, fields: Fields, name = this.instance.address): readonly Declaration[] {
    return [{ section, name, value: this.writer.map(fields) }];
  }

  /** With the region and the account of the instance. */
  placed(section: Section, fields: Fields, name?: string): readonly Declaration[] {
    return this.declare(section, { account: this.account, region: this.region, ...fields }, name);
  }
}
