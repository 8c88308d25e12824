import schema from '../../schemas/manifest.schema.json';
import type { Path } from '../syntax/change';
import type { Action } from './actions';
import type { Section } from './sections';

/** A part of the schema, as far as people are told of it. */
export interface Definition {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly additionalProperties?: boolean | Definition;
  readonly items?: Definition;
  readonly anyOf?: readonly Definition[];
  readonly oneOf?: readonly Definition[];
  readonly 'x-instead'?: Readonly<Record<string, string>>;
}

const definitions: Readonly<Record<string, Definition>> = schema.$defs as unknown as Readonly<
  Record<string, Definition>
>;
const top: Readonly<Record<string, Definition>> = schema.properties as unknown as Readonly<Record<string, Definition>>;

/** What one thing of each section is called. */
export const singular: Readonly<Record<Section, string>> = {
  keys: 'key',
  buckets: 'bucket',
  files: 'file',
  servers: 'server',
  vaults: 'vault',
  backups: 'backup',
  agencies: 'agency',
  accounts: 'account',
  images: 'image',
};

/** The definition of a section's things, of an action's steps, or of a `parallel` block. */
export function definitionOf(kind: Section | Action | 'parallel'): Definition {
  const name = Object.hasOwn(singular, kind) ? singular[kind as Section] : kind;
  return definitions[name] ?? {};
}

/** The definition of a top-level field; those that begin with `x-` are free. */
export function topField(name: string): Definition | undefined {
  if (name.startsWith('x-')) return schema.patternProperties['^x-'];
  return Object.hasOwn(top, name) ? top[name] : undefined;
}

/** The names of the top-level fields, in their customary order. */
export const topFields: readonly string[] = Object.keys(top);

/** The top-level fields that every manifest has. */
export const requiredFields: readonly string[] = schema.required;

/** The definition at the end of a path below another; `undefined` where the format knows none. */
export function definitionAt(from: Definition, path: Path): Definition | undefined {
  let found: Definition | undefined = from;
  for (const name of path) {
    const here: Definition =
      found.anyOf?.find((each) => each.properties !== undefined || each.items !== undefined) ?? found;
    const named: Definition | undefined =
      here.properties !== undefined && Object.hasOwn(here.properties, String(name))
        ? here.properties[String(name)]
        : undefined;
    const others = typeof here.additionalProperties === 'object' ? here.additionalProperties : undefined;
    found = typeof name === 'number' ? here.items : (named ?? others);
    if (found === undefined) return undefined;
  }
  return found;
}
