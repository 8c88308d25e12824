import type { Definition } from '../../model/describe';
import type { Style } from './typing';

/** A snippet whose places are numbered from 1 on, not ended yet. */
interface Template {
  readonly text: string;
  readonly places: number;
  /** The last place is for a map or its like, which has places of its own. */
  readonly open?: boolean;
}

/** Ends a snippet at its last place, or behind its text: so the session is over, and Tab is a plain Tab again. */
export function ended({ text, places, open = false }: Template): string {
  const last = `$${String(places)}`;
  return open || text.endsWith(last) ? text.replace(last, '$0') : `${text}$0`;
}

/** A field's name with a place for its value. */
function fieldSnippet(name: string, definition: Definition, style: Style): string {
  return ended({ text: fieldText(name, definition, style, '$1'), places: 1, open: isOpen(definition) });
}

/** Whether a value is a map, or a list of maps. */
function isOpen({ type, items }: Definition): boolean {
  return type === 'object' || (type === 'array' && items?.properties !== undefined);
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
  const [, last] = fields.at(-1) ?? [];
  return { text: texts.join(between), places, open: last !== undefined && isOpen(last) };
}

/** A field's name and what is to be its value. */
function fieldText(name: string, definition: Definition, style: Style, place: string): string {
  const { json, flow, column, eol } = style;
  const key = json ? `"${name}": ` : `${name}: `;
  if (isOpen(definition)) {
    const list = definition.type === 'array';
    const [line, end] = [`${eol}${' '.repeat(column + 2)}`, `${eol}${' '.repeat(column)}`];
    if (!json && !flow) return `${name}:${line}${list ? '- ' : ''}${place}`;
    // In JSON a list of steps or a map of things has lines of its own, where its name has one.
    if (style.alone) return key + (list ? `[${line}${place}${end}]` : `{${line}${place}${end}}`);
    return key + (list ? `[{ ${place} }]` : `{ ${place} }`);
  }
  if (definition.type === 'array') return json ? `${key}["${place}"]` : `${key}[${place}]`;
  const bare = definition.type === 'integer' || definition.type === 'boolean';
  const text = definition.const ?? place;
  return json && !bare ? `${key}"${text}"` : key + text;
}

/** What a field's name is completed to, given what stands around it already. */
export function completedField(name: string, definition: Definition, style: Style): string {
  return style.colon || style.quoted ? name : fieldSnippet(name, definition, style);
}
