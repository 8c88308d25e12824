// The class itself is a default export of a CommonJS module, which bundlers and Node give in different ways.
import { EmptyBTree } from 'sorted-btree';
import type BTree from 'sorted-btree';

/**
 * An immutable map, ordered by key. A changed copy shares all nodes with the original except those on the path to the change, so
 * every step in the long history of an image can have its own copy.
 */
export class Entries<T> implements Iterable<readonly [string, T]> {
  private constructor(private readonly tree: BTree<string, T>) {}

  static of<T>(entries: Iterable<readonly [string, T]> = []): Entries<T> {
    return new Entries(EmptyBTree as BTree<string, T>).with(entries);
  }

  get size(): number {
    return this.tree.size;
  }

  has(key: string): boolean {
    return this.tree.has(key);
  }

  get(key: string): T | undefined {
    return this.tree.get(key);
  }

  /** The first entry whose key begins with a prefix. */
  first(prefix: string): T | undefined {
    const found = this.tree.getPairOrNextHigher(prefix);
    return found?.[0].startsWith(prefix) === true ? found[1] : undefined;
  }

  /** These entries with others added or replaced. */
  with(entries: Iterable<readonly [string, T]>): Entries<T> {
    const tree = this.tree.clone();
    for (const [key, value] of entries) tree.set(key, value);
    return new Entries(tree);
  }

  /** These entries without some. */
  without(keys: Iterable<string>): Entries<T> {
    const tree = this.tree.clone();
    // Removing an absent key must not copy any nodes.
    for (const key of keys) if (tree.has(key)) tree.delete(key);
    return new Entries(tree);
  }

  [Symbol.iterator](): Iterator<readonly [string, T]> {
    return this.tree.entries();
  }
}
