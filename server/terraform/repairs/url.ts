import { quotedText } from '../../hcl/print-value';
import type { HclValue } from '../../hcl/change';
import type { Json } from '../../syntax/change';
import type { ValueSource } from './source-of';
import { textOf } from './texts';

/** A URL `bucket:object` with another bucket, given as an expression, or another object; `undefined` if it is not written as one string. */
export function urlWith(
  source: ValueSource,
  change: { readonly bucket: string | undefined } | { readonly object: Json },
): HclValue | undefined {
  const { value } = source;
  if ((value.type !== 'literal' && value.type !== 'template') || value.heredoc === true) return undefined;
  const text = textOf(source.written, value);
  if (!text.startsWith('"')) return undefined;
  const inner = text.slice(1, -1);
  const colon = colonIn(inner);
  if (colon < 0) return undefined;
  const [bucket, object] = [inner.slice(0, colon), inner.slice(colon + 1)];
  if ('bucket' in change)
    return change.bucket === undefined ? undefined : { expression: `"\${${change.bucket}}:${object}"` };
  // A computed part would be lost.
  if (typeof change.object !== 'string' || /[$%]\{/.test(object)) return undefined;
  return { expression: `"${bucket}:${quotedText(change.object).slice(1, -1)}"` };
}

/** The first colon outside of interpolations. */
function colonIn(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (sign === '{' && (depth > 0 || /[$%]/.test(text[index - 1] ?? ''))) depth++;
    else if (sign === '}' && depth > 0) depth--;
    else if (sign === ':' && depth === 0) return index;
  }
  return -1;
}
