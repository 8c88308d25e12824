import { isList, isMap, type Json } from '../syntax/change';

/** The style of new text, which is that of the text around it. */
export interface Style {
  /** Keys and strings in double quotes, as in JSON. */
  readonly json: boolean;
  /** The file's line end. */
  readonly eol: string;
}

const plainForm = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_./@+() -]*[\p{L}\p{M}\p{N}_./@+()-])?$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A scalar that YAML parses to the same value: plain if that is safe, otherwise in double quotes. */
export function scalarText(value: string | number | boolean | null, json: boolean): string {
  if (typeof value !== 'string') return typeof value === 'number' && !Number.isFinite(value) ? 'null' : String(value);
  const plain = !json && plainForm.test(value) && !reserved.test(value) && Number.isNaN(Number(value));
  return plain ? value : JSON.stringify(value);
}

/** A scalar in the quotes of the text that it replaces. */
export function scalarLike(old: string, value: Json, json: boolean): string {
  if (typeof value !== 'string') return flowText(value, json);
  if (old.startsWith('"')) return JSON.stringify(value);
  // eslint-disable-next-line no-control-regex -- single quotes have no escapes, so control characters need double quotes
  if (old.startsWith("'") && !/[\u0000-\u001f\u007f']/.test(value)) return `'${value}'`;
  return scalarText(value, json);
}

/** A value on one line. */
export function flowText(value: Json, json: boolean): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, json)).join(', ')}]`;
  if (!isMap(value)) return scalarText(value, json);
  const fields = Object.entries(value).map(([key, each]) => fieldText(key, each, json));
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** `key: value` on one line. */
export function fieldText(key: string, value: Json, json: boolean): string {
  return `${scalarText(key, json)}: ${flowText(value, json)}`;
}

/** A map in block style, one field per line, without the indentation of the first line and the end of the last one. */
export function blockText(map: Readonly<Record<string, Json>>, indent: number, { json, eol }: Style): string {
  const pad = ' '.repeat(indent);
  const lines = Object.entries(map).map(([key, value]) => {
    if (isMap(value) && !isSmall(value)) {
      return `${scalarText(key, json)}:${eol}${pad}  ${blockText(value, indent + 2, { json, eol })}`;
    }
    return fieldText(key, value, json);
  });
  return lines.join(`${eol}${pad}`);
}

/** A map of a few scalars reads best on one line. */
export function isSmall(value: Json): boolean {
  if (!isMap(value)) return true;
  const values = Object.values(value);
  return (
    values.length <= 4 && values.every((each) => !isMap(each) && (!isList(each) || each.every((item) => !isMap(item))))
  );
}
