import type { Definition } from '../../model/describe';
import type { Style } from './typing';

/** A snippet whose places are numbered from 1 on, not ended yet. */
interface Template {
  readonly text: string;
  readonly places: number;
}

/** Ends a snippet at its last place, or behind its text: so the session is over, and Tab is a plain Tab again. */
export function ended({ text, places }: Template): string {
  const last = `$${String(places)}`;
  return text.endsWith(last) ? `${text.slice(0, -last.length)}$0` : `${text}$0`;
}

/** A field's name with a place for its value. */
function fieldSnippet(name: string, definition: Definition, style: Style): string {
  return ended({ text: fieldText(name, definition, style, '$1'), places: 1 });
}

/** Fields one after the other, with a place each; the name in IMS begins as the name that later steps use. */
export function fieldsTemplate(fields: readonly (readonly [string, Definition])[], style: Style): Template {
  let places = 0;
  let as = '';
  const texts = fields.map(([name, definition]) => {
    if (definition.const !== undefined) return fieldText(name, definition, style, '');
    const number = String(++places);
    const place = name === 'name' && as !== '' ? `\${${number}:${as}}` : `$${number}`;
    if (name === 'as') as = place;
    return fieldText(name, definition, style, place);
  });
  const between = style.flow || style.json ? ', ' : `${style.eol}${' '.repeat(style.column)}`;
  return { text: texts.join(between), places };
}

/** A field's name and what is to be its value. */
function fieldText(name: string, definition: Definition, style: Style, place: string): string {
  const { json, flow, column, eol } = style;
  const key = json ? `"${name}": ` : `${name}: `;
  const below = json || flow ? undefined : `${name}:${eol}${' '.repeat(column + 2)}`;
  if (definition.type === 'object') return below === undefined ? `${key}{ ${place} }` : below + place;
  if (definition.type === 'array') {
    if (definition.items?.properties !== undefined)
      return below === undefined ? `${key}[{ ${place} }]` : `${below}- ${place}`;
    return json ? `${key}["${place}"]` : `${key}[${place}]`;
  }
  const bare = definition.type === 'integer' || definition.type === 'boolean';
  const text = definition.const ?? place;
  return json && !bare ? `${key}"${text}"` : key + text;
}

/** What a field's name is completed to, given what stands around it already. */
export function completedField(name: string, definition: Definition, style: Style): string {
  return style.colon || style.quoted ? name : fieldSnippet(name, definition, style);
}
