/** A declared value in a few characters: a scalar as it is, of a collection only its outline. */
export function summary(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
