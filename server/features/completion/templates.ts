import type { Definition } from '../../model/schema-lookup';
import type { Notation, ValueShape } from '../../syntax/frontend';

/** A snippet with numbered placeholders, not terminated yet. */
interface Template {
  readonly text: string;
  readonly places: number;
  /** The last placeholder is for a map or list, which has placeholders of its own. */
  readonly open?: boolean;
}

/** Terminates a snippet at its last placeholder, or after its text, so that Tab works normally again. */
export function ended({ text, places, open = false }: Template): string {
  const last = `$${String(places)}`;
  return open || text.endsWith(last) ? text.replace(last, '$0') : `${text}$0`;
}

/** The key of a field with a placeholder for its value. */
function fieldSnippet(name: string, definition: Definition, notation: Notation): string {
  return ended({ text: fieldText(name, definition, notation, '$1', true), places: 1, open: isOpen(definition) });
}

/** Whether a value is a map, or a list of maps. */
function isOpen({ type, items }: Definition): boolean {
  return type === 'object' || (type === 'array' && items?.properties !== undefined);
}

/** Several fields with a placeholder each. The name in IMS starts as the name that later steps use. */
export function fieldsTemplate(fields: readonly (readonly [string, Definition])[], notation: Notation): Template {
  let places = 0;
  let as = '';
  const texts = fields.map(([name, definition]) => {
    if (definition.const !== undefined) return fieldText(name, definition, notation, '');
    const number = String(++places);
    const place = name === 'name' && as !== '' ? `\${${number}:${as}}` : `$${number}`;
    if (name === 'as') as = place;
    return fieldText(name, definition, notation, place);
  });
  const [, last] = fields.at(-1) ?? [];
  return { text: notation.fields(texts), places, open: last !== undefined && isOpen(last) };
}

/** A field with a placeholder for its value, unless there is only one value. */
function fieldText(name: string, definition: Definition, notation: Notation, place: string, alone?: boolean): string {
  return notation.field(name, shapeOf(definition), definition.const ?? place, alone);
}

function shapeOf(definition: Definition): ValueShape {
  const { type } = definition;
  if (isOpen(definition)) return type === 'array' ? 'maps' : 'map';
  return type === 'array' ? 'list' : type === 'integer' || type === 'boolean' ? 'bare' : 'text';
}

/** The completion of a field's key, depending on the text around it. */
export function completedField(name: string, definition: Definition, notation: Notation): string {
  return notation.hasValue || notation.quoted ? name : fieldSnippet(name, definition, notation);
}
