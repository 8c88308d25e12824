import { parseHcl } from '../../server/hcl/parser';
import type { Body, Expression } from '../../server/hcl/node';
import { sourceFile } from '../../server/text/source-file';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Fields = Record<string, Json>;

/** A configuration of the native syntax in the JSON syntax, as data. Strings without escapes, and no directives. */
export function asTerraformJson(text: string): Fields {
  const root: Fields = {};
  for (const { anchor, item } of parseHcl(text, sourceFile('main.tf')).parts) {
    const own = text.slice(anchor.start);
    if (item.type === 'attribute') root[item.name] = valueOf(item.value, own, false);
    else put(root, [item.name, ...item.labels.map(({ value }) => value)], fieldsOf(item.name, item.body, own));
  }
  return root;
}

function fieldsOf(of: string, { attributes, blocks }: Body, text: string): Fields {
  const fields: Fields = {};
  for (const [name, { value }] of attributes) fields[name] = valueOf(value, text, isReference(of, name));
  for (const { name, labels, body } of blocks)
    put(fields, [name, ...labels.map(({ value }) => value)], fieldsOf(name, body, text));
  return fields;
}

function isReference(of: string, name: string): boolean {
  return (
    /^(?:depends_on|providers?|ignore_changes|replace_triggered_by)$/.test(name) ||
    (of === 'variable' && name === 'type') ||
    (/^(?:moved|import|removed)$/.test(of) && name !== 'id')
  );
}

/** Puts a block below its names; several with the same names are a list. */
function put(into: Fields, [name = '', ...rest]: readonly string[], block: Fields): void {
  const known = into[name];
  if (rest.length > 0) put((into[name] ??= {}) as Fields, rest, block);
  else into[name] = known === undefined ? block : Array.isArray(known) ? [...known, block] : [known, block];
}

function valueOf(of: Expression, text: string, reference: boolean): Json {
  const written = text.slice(of.start, of.end);
  switch (of.type) {
    case 'literal':
      return typeof of.value === 'string' ? of.value.replace(/[$%](?=\{)/g, '$&$&') : of.value;
    case 'template':
      return of.heredoc === true ? `\${${written}}` : written.slice(1, -1);
    case 'tuple':
      return of.items.map((item) => valueOf(item, text, reference));
    case 'object':
      return of.fields.every(({ key }) => key.type === 'literal')
        ? Object.fromEntries(
            of.fields.map(({ key, value }) => [
              String(key.type === 'literal' ? key.value : ''),
              valueOf(value, text, reference),
            ]),
          )
        : `\${${written}}`;
    default:
      return reference ? written : `\${${written}}`;
  }
}

const labels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
};

/** The same with a list at each level of labels, and one for each block. */
export function inLists(fields: Fields): Fields {
  const listed = (value: Json, missing: number): Json =>
    missing === 0
      ? Array.isArray(value)
        ? value
        : [value]
      : Object.entries(value as Fields).map(([name, inner]) => ({ [name]: listed(inner, missing - 1) }));
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, listed(value, labels[name] ?? 0)]));
}

/** The blocks with their names, each with sorted arguments, in any order. */
export function blocksOf(fields: Fields): readonly string[] {
  const found: string[] = [];
  const walk = (names: readonly string[], missing: number, value: Json): void => {
    if (Array.isArray(value)) for (const item of value) walk(names, missing, item);
    else if (missing === 0) found.push(`${names.join(' ')} ${canonical(value)}`);
    else for (const [name, inner] of Object.entries(value as Fields)) walk([...names, name], missing - 1, inner);
  };
  for (const [name, value] of Object.entries(fields)) walk([name], labels[name] ?? 0, value);
  return found.sort();
}

/** The same text for the same data. */
function canonical(data: Json): string {
  return JSON.stringify(data, (_, value: Json) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
