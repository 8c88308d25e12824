import checkedFields from './checked-fields.json';
import { valueLists } from '../features/hover/hover-content';
import { message, say, type Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';
import { actionNames } from '../model/actions';
import { definitionOf, topField, topFields, valueDescription, type Definition } from '../model/schema-lookup';
import { sectionNames } from '../model/sections';

/** A field at one of its places in the format, such as `servers: system_disk.size`. */
interface FieldPlace {
  readonly place: string;
  readonly definition: Definition;
}

/** The rules that check a field, by its place. */
const rulesByField: Readonly<Record<string, readonly string[]>> = checkedFields;

const kinds = [...sectionNames, ...actionNames, 'parallel'] as const;
let all: ReadonlyMap<string, readonly FieldPlace[]> | undefined;

/** The fields by name. They are collected on first use because the language server must start without them. */
const fields = (): ReadonlyMap<string, readonly FieldPlace[]> => (all ??= collected());

/** The names of all fields in the format. */
export const fieldNames = (): readonly string[] => [...fields().keys()];

export const isField = (name: string): boolean => fields().has(name);

/** The description of a field, at its first place in the format. */
export function fieldDescription(name: string): string | undefined {
  return fields().get(name)?.[0]?.definition.description;
}

/** The meaning of a field and the rules that check it, at each of its places; `undefined` if the format has no such field. */
export function explainField(name: string, catalogue: Catalogue): string | undefined {
  const known = fields().get(name);
  if (known === undefined) return undefined;
  const places = new Map<string, string[]>();
  for (const { place, definition } of known) {
    const description = meaning(definition, catalogue);
    places.set(description, [...(places.get(description) ?? []), place]);
  }
  const parts = [...places].map(([description, alike]) => {
    const rules = [
      ...new Set(alike.flatMap((place) => (Object.hasOwn(rulesByField, place) ? rulesByField[place] : []) ?? [])),
    ];
    const stands = say(message('explain.stands', { places: alike }), catalogue);
    const by = rules.length === 0 ? [] : [say(message('explain.judged', { rules: rules.sort() }), catalogue)];
    return [description, stands, ...by].join('\n');
  });
  return `${[name, ...parts].join('\n\n')}\n`;
}

/** The description of a field, and its values with their meaning. */
function meaning(definition: Definition, catalogue: Catalogue): string {
  const lists = valueLists(definition).map(
    ({ label, values }) => `${say(label, catalogue)} ${values.join(catalogue.comma)}`,
  );
  const lines = [textIn(definition.description ?? '', catalogue), ...lists].filter(Boolean);
  const values = (definition.enum ?? []).flatMap((value) => {
    const description = valueDescription(definition, value);
    return description === undefined ? [] : [`- ${value}: ${textIn(description, catalogue)}`];
  });
  // In Markdown, the blank line ends the list.
  return [...lines, ...values, ...(values.length === 0 ? [] : [''])].join('\n');
}

/** Every field of the format with its places, in the order of the format. */
function collected(): ReadonlyMap<string, readonly FieldPlace[]> {
  const found = new Map<string, FieldPlace[]>();
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
