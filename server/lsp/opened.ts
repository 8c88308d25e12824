import { keyOf } from '../config/address';

/** The addresses of open documents by their keys: a client may write one and the same in several ways. */
export interface Opened {
  add(uri: string): void;
  remove(uri: string): void;
  /** One of the addresses that have a key. */
  find(key: string): string | undefined;
}

export function opened(): Opened {
  const byKey = new Map<string, Set<string>>();
  return {
    add(uri) {
      const key = keyOf(uri);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, new Set([uri]));
      else known.add(uri);
    },
    remove(uri) {
      const key = keyOf(uri);
      const known = byKey.get(key);
      known?.delete(uri);
      if (known?.size === 0) byKey.delete(key);
    },
    find: (key) => byKey.get(key)?.values().next().value,
  };
}
