import type { Span } from '../text/anchored-span';
import type { NodePath } from './change';
import type { Entry, ListNode, MapNode, Node, SyntaxDocument, SyntaxFile } from './node';

/** The node that a change is about, with its parent. Spans are relative to the entry's anchor. */
export interface Target {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
  readonly node: Node;
  /** The map or list that contains it; absent for an entry, which is in its section. */
  readonly parent?: MapNode | ListNode;
  readonly key?: Span;
}

/** Finds the node at a path. */
export function targetAt(file: SyntaxFile, { anchor, path }: NodePath): Target | undefined {
  for (const document of file.documents) {
    const entry = document.entries.find((each) => each.anchor === anchor);
    if (entry === undefined) continue;
    let found: Target = { document, entry, node: entry.value, key: entry.key };
    for (const name of path) {
      const parent: Node = found.node;
      if (parent.type === 'map') {
        const field = parent.fields.get(String(name));
        if (field === undefined) return undefined;
        found = { document, entry, parent, node: field.value, key: field.key };
      } else if (parent.type === 'list') {
        const node = parent.items[Number(name)];
        if (node === undefined) return undefined;
        found = { document, entry, parent, node };
      } else return undefined;
    }
    return found;
  }
  return undefined;
}
