import { unknownValue, type Value } from '../../model/terraform/configuration';
import { asText } from './access';
import { failed, isNull, known, madeOf } from './values';

/** A limit, because hostile strings can double with each step. */
const longest = 1_000_000;
const mostParts = 1000;

/** The concatenation of texts and values; unknown if it is too long. */
export function joined(all: readonly (string | Value)[]): Value {
  const parts: (string | Value)[] = [];
  const values: Value[] = [];
  const add = (part: string | Value): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  };
  let length = 0;
  for (const each of all) {
    if (typeof each === 'string') {
      add(each);
      continue;
    }
    values.push(each);
    const text = asText(each);
    if (text === failed || isNull(text)) return failed;
    if (text.type === 'known') add(String(text.value));
    else if (text.type === 'text') text.parts.forEach(add);
    else add(text);
    length += text.type === 'known' ? String(text.value).length : 0;
    if (length > longest || parts.length > mostParts) return unknownValue;
  }
  const [only] = parts;
  if (parts.length === 0) return madeOf(known(''), values);
  return madeOf(parts.length === 1 && typeof only === 'string' ? known(only) : { type: 'text', parts }, values);
}

/** The visible characters of a text (grapheme clusters), as Terraform counts them. */
export function characters(text: string): readonly string[] {
  if (/^[\x20-\x7e\n\t]*$/.test(text)) return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
