import * as schema from '../../schemas/manifest.schema.json';
import type { Path } from '../syntax/change';
import type { Action } from './actions';
import { isSection, singular, type Section } from './sections';

/** A part of the schema that is shown to users. */
export interface Definition {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  /** The meanings of the values of `enum`, in order; empty if the IMS documentation does not explain a value. */
  readonly enumDescriptions?: readonly string[];
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

type Definitions = Readonly<Record<string, Definition>>;

const top = schema.properties as unknown as Definitions;
const whole: Definition = { properties: top };

/** The definition of a section's declarations, an action's steps, a `parallel` block, or the whole manifest. */
export function definitionOf(kind: Section | Action | 'parallel' | 'top'): Definition {
  if (kind === 'top') return whole;
  // In a bundle, this long table is parsed on first use.
  const definitions = schema.$defs as unknown as Definitions;
  return definitions[isSection(kind) ? singular[kind] : kind] ?? {};
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

/** The meaning of a value of a field; `undefined` if the IMS documentation does not explain it. */
export function valueDescription({ enum: values, enumDescriptions }: Definition, value: string): string | undefined {
  const found = enumDescriptions?.[values?.indexOf(value) ?? -1];
  return found === '' ? undefined : found;
}

/** The definition at a path below another; `undefined` if the format has none. */
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
