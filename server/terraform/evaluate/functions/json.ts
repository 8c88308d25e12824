import type { Value } from '../../../model/terraform/configuration';
import { failed, known, list, nullValue, numberText, object } from '../values';

/** A value as written by Terraform's `jsonencode`: with sorted names and escaped HTML characters. Unknown parts are `null`. */
export function jsonText(value: Value): string {
  switch (value.type) {
    case 'list':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'object':
      return `{${Array.from(value.fields, ([name, field]) => `${quoted(name)}:${jsonText(field)}`).join(',')}}`;
    case 'known':
      if (typeof value.value === 'string') return quoted(value.value);
      return typeof value.value === 'number' ? numberText(value.value) : String(value.value);
    default:
      return 'null';
  }
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value of a JSON text; `failed` if it is not JSON. */
export function valueOfJson(text: string): Value {
  try {
    return valueOf(JSON.parse(text), 0);
  } catch {
    return failed;
  }
}

const deepest = 200;

function valueOf(json: unknown, depth: number): Value {
  if (depth > deepest) return failed;
  if (Array.isArray(json)) return list(json.map((item) => valueOf(item, depth + 1)));
  if (typeof json === 'object' && json !== null) {
    const fields = Object.entries(json).map(([name, field]) => [name, valueOf(field, depth + 1)] as const);
    return fields.some(([, field]) => field === failed) ? failed : object(fields);
  }
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? known(json) : nullValue;
}
