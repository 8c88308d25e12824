/** A JSON object. Only its own properties are read: a file may name one `__proto__`. */
export type JsonMap = Readonly<Record<string, unknown>>;

const none: JsonMap = Object.freeze({});

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a value is; an empty one for any other value. */
export function mapOf(value: unknown): JsonMap {
  return isMap(value) ? value : none;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A property of an object; `undefined` if the value is not an object or does not have it. */
export function property(of: unknown, name: string): unknown {
  return isMap(of) && Object.hasOwn(of, name) ? of[name] : undefined;
}

/** A property of a property, and so on. */
export function propertyAt(of: unknown, ...names: readonly string[]): unknown {
  return names.reduce(property, of);
}

/** The value that an expression of a plan file has without references; `undefined` if it refers to something. */
export function constantOf(expression: unknown): unknown {
  return property(expression, 'references') === undefined ? property(expression, 'constant_value') : undefined;
}

export function textAt(of: unknown, name: string): string | undefined {
  const value = property(of, name);
  return typeof value === 'string' ? value : undefined;
}
