import { keyOf } from '../../config/address';
import { memoize } from '../../text/memoize';

/** The URIs of open documents by key, because a client may write the same one in several ways. */
export interface UriIndex {
  add(uri: string): void;
  remove(uri: string): void;
  /** One of the URIs with a key. */
  find(key: string): string | undefined;
}

export function uriIndex(): UriIndex {
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

/** The keys of some URIs. */
export const keysOf = memoize((uris: ReadonlySet<string>): ReadonlySet<string> => new Set(Array.from(uris, keyOf)));
