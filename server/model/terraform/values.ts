import type { Value } from './configuration';
import { memoize } from '../../text/memoize';

/** The text of a value, if it is completely known and may be shown. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.type !== 'known' || value.sensitive === true || value.value === null) return undefined;
  return String(value.value);
}

/** Whether the provider omits an argument from its calls: an empty string, 0, or an absent value. */
export function isUnsent(value: Value): boolean {
  switch (value.type) {
    case 'known':
      return value.value === null || value.value === '' || value.value === 0;
    case 'list':
      return value.items.length === 0;
    case 'object':
      return value.fields.size === 0;
    default:
      return false;
  }
}

/** A text split at its first colon, as the provider splits `bucket:object`; an unknown part is absent. */
export const splitUrl = memoize((value: Value): { readonly bucket?: Value; readonly object?: Value } => {
  if (value.type === 'known' && typeof value.value === 'string') {
    const colon = value.value.indexOf(':');
    if (colon < 0) return {};
    return {
      bucket: { ...value, ref: undefined, value: value.value.slice(0, colon) },
      object: { ...value, ref: undefined, value: value.value.slice(colon + 1) },
    };
  }
  if (value.type !== 'text') return {};
  const at = value.parts.findIndex((part) => typeof part === 'string' && part.includes(':'));
  const middle = value.parts[at];
  if (typeof middle !== 'string') return {};
  const colon = middle.indexOf(':');
  return {
    bucket: joined([...value.parts.slice(0, at), middle.slice(0, colon)]),
    object: joined([middle.slice(colon + 1), ...value.parts.slice(at + 1)]),
  };
});

/** The text that consists of parts. A single part that is not a string is unchanged. */
function joined(parts: readonly (string | Value)[]): Value {
  const present = parts.filter((part) => part !== '');
  const [only] = present;
  if (present.length === 0) return { type: 'known', value: '' };
  if (present.length === 1 && only !== undefined && typeof only !== 'string') return only;
  if (present.every((part) => typeof part === 'string')) return { type: 'known', value: present.join('') };
  return { type: 'text', parts: present };
}
