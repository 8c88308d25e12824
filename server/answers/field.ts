import judged from './judged.json';
import { message, say, type Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';
import { actionNames } from '../model/actions';
import { definitionOf, topField, topFields, type Definition } from '../model/describe';
import { sectionNames } from '../model/sections';

/** A field at one of the places where it may stand, such as `servers: system_disk.size`. */
interface Standing {
  readonly place: string;
  readonly definition: Definition;
}

/** The rules that judge a field, by its place. */
const judgedFields: Readonly<Record<string, readonly string[]>> = judged;

const kinds = [...sectionNames, ...actionNames, 'parallel'] as const;
let all: ReadonlyMap<string, readonly Standing[]> | undefined;

/** The fields by name. They are collected when somebody first asks, since the language server must start without them. */
const fields = (): ReadonlyMap<string, readonly Standing[]> => (all ??= collected());

/** The names of all fields of the format. */
export const fieldNames = (): readonly string[] => [...fields().keys()];

export const isField = (name: string): boolean => fields().has(name);

/** What a field is, at the first place where it may stand. */
export function fieldDescription(name: string): string | undefined {
  return fields().get(name)?.[0]?.definition.description;
}

/** What a field means and which rules judge it, at each place where it may stand; `undefined` where the format has no such field. */
export function explainField(name: string, catalogue: Catalogue): string | undefined {
  const standings = fields().get(name);
  if (standings === undefined) return undefined;
  const places = new Map<string, string[]>();
  for (const { place, definition } of standings) {
    const told = meaning(definition, catalogue);
    places.set(told, [...(places.get(told) ?? []), place]);
  }
  const parts = [...places].map(([told, alike]) => {
    const rules = [
      ...new Set(alike.flatMap((place) => (Object.hasOwn(judgedFields, place) ? judgedFields[place] : []) ?? [])),
    ];
    const stands = say(message('explain.stands', { places: alike }), catalogue);
    const by = rules.length === 0 ? [] : [say(message('explain.judged', { rules: rules.sort() }), catalogue)];
    return [told, stands, ...by].join('\n');
  });
  return `${[name, ...parts].join('\n\n')}\n`;
}

/** The description of a field and the values that it takes. */
function meaning(definition: Definition, catalogue: Catalogue): string {
  const lines = [textIn(definition.description ?? '', catalogue)];
  const add = (label: 'hover.permitted' | 'hover.default' | 'hover.examples', values: readonly unknown[]): void => {
    lines.push(`${say(message(label), catalogue)} ${values.map(String).join(catalogue.comma)}`);
  };
  if (definition.enum !== undefined) add('hover.permitted', definition.enum);
  if (definition.default !== undefined) add('hover.default', [definition.default]);
  if (definition.examples !== undefined) add('hover.examples', definition.examples);
  return lines.filter(Boolean).join('\n');
}

/** Every field of the format with the places where it may stand, in the order of the format. */
function collected(): ReadonlyMap<string, readonly Standing[]> {
  const found = new Map<string, Standing[]>();
  const add = (name: string, place: string, definition: Definition): void => {
    found.set(name, [...(found.get(name) ?? []), { place, definition }]);
  };
  for (const name of topFields) add(name, name, topField(name) ?? {});
  const open = kinds.map((kind) => ({ place: `${kind}: `, definition: definitionOf(kind) }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { place, definition } = next;
    for (const [name, field] of Object.entries(definition.properties ?? {})) {
      add(name, `${place}${name}`, field);
      open.push({ place: `${place}${name}.`, definition: field });
    }
    const { additionalProperties: others, items, anyOf = [] } = definition;
    if (typeof others === 'object') open.push({ place: `${place}*.`, definition: others });
    if (items !== undefined) open.push({ place, definition: items });
    open.push(...anyOf.map((each) => ({ place, definition: each })));
  }
  return found;
}
