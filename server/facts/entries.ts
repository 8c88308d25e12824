// The class itself is a default export of a CommonJS module, which bundlers and Node give in different ways.
import { EmptyBTree } from 'sorted-btree';
import type BTree from 'sorted-btree';

/**
 * Entries by key, in the order of their keys, that never change. Entries made from others share all nodes with them except those
 * on the way to what was added or removed, so that every step of a long history of one image can have its own.
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

  /** The first entry whose key begins with a prefix. */
  first(prefix: string): T | undefined {
    const found = this.tree.getPairOrNextHigher(prefix);
    return found?.[0].startsWith(prefix) === true ? found[1] : undefined;
  }

  /** These entries and more; of two with one key the new one stays. */
  with(entries: Iterable<readonly [string, T]>): Entries<T> {
    const tree = this.tree.clone();
    for (const [key, value] of entries) tree.set(key, value);
    return new Entries(tree);
  }

  /** These entries without some. */
  without(keys: Iterable<string>): Entries<T> {
    const tree = this.tree.clone();
    // To look for a key that is not there must copy nothing.
    for (const key of keys) if (tree.has(key)) tree.delete(key);
    return new Entries(tree);
  }

  [Symbol.iterator](): Iterator<readonly [string, T]> {
    return this.tree.entries();
  }
}
