import { lowerBound } from '../text/binary-search';
import { touches, type Span } from '../text/anchored-span';
import type { Path } from './change';
import type { Entry, ListNode, MapNode, Node, SyntaxDocument, SyntaxFile } from './node';

/** The position of an offset in the tree. */
export interface Cursor {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
  /** From the entry's value to the innermost node that contains the offset; empty on the entry itself. */
  readonly path: Path;
  /** On the name of the last step of the path (for an empty path: of the entry), or on its value. */
  readonly on: 'key' | 'value';
  readonly node: Node;
  /** The span of that name or value, relative to the entry's anchor. */
  readonly span: Span;
}

/** The document that an offset belongs to. */
export function documentAt(file: SyntaxFile, offset: number): SyntaxDocument | undefined {
  return file.documents.findLast((document) => document.span.start <= offset) ?? file.documents[0];
}

/** The index of the entry that an offset belongs to: the last one that begins before it; -1 if there is none. */
export function entryIndexAt({ entries }: Pick<SyntaxDocument, 'entries'>, offset: number): number {
  return lowerBound(entries.length, (index) => (entries[index]?.anchor.start ?? 0) > offset) - 1;
}

/** The innermost name or value at an offset; `undefined` between entries. */
export function cursorAt(file: SyntaxFile, offset: number): Cursor | undefined {
  const document = documentAt(file, offset);
  const entry = document === undefined ? undefined : document.entries[entryIndexAt(document, offset)];
  if (document === undefined || entry === undefined) return undefined;
  const local = offset - entry.anchor.start;
  if (local > entry.end) return undefined;
  if (entry.key !== undefined && touches(entry.key, local)) {
    return { document, entry, path: [], on: 'key', node: entry.value, span: entry.key };
  }
  const path: (string | number)[] = [];
  let node = entry.value;
  for (let inner: Step | undefined = stepInto(node, local); inner !== undefined; inner = stepInto(node, local)) {
    path.push(inner.name);
    node = inner.node;
    if (inner.key !== undefined) return { document, entry, path, on: 'key', node, span: inner.key };
  }
  return touches(node, local) || path.length === 0
    ? { document, entry, path, on: 'value', node, span: node }
    : undefined;
}

interface Step {
  readonly name: string | number;
  readonly node: Node;
  readonly key?: Span;
}

function stepInto(node: Node, local: number): Step | undefined {
  if (node.aliased === true) return undefined;
  if (node.type === 'map') {
    for (const field of node.fields.values()) {
      if (field.value.aliased !== true && touches(field.key, local))
        return { name: field.name, node: field.value, key: field.key };
      if (touches(field.value, local)) return { name: field.name, node: field.value };
    }
  } else if (node.type === 'list') {
    const index = node.items.findIndex((item) => touches(item, local));
    const item = node.items[index];
    if (item !== undefined) return { name: index, node: item };
  }
  return undefined;
}

/** A node at the end of a path. */
export interface FoundNode {
  readonly node: Node;
  /** Its name, if it is a field. */
  readonly key?: Span;
  /** The map or list that contains it; absent at the start of the path. */
  readonly parent?: MapNode | ListNode;
}

/** The node at the end of a path; `undefined` if there is none. */
export function nodeAt(node: Node, path: Path): FoundNode | undefined {
  let found: FoundNode = { node };
  for (const name of path) {
    const parent: Node = found.node;
    if (parent.type === 'map') {
      const field = parent.fields.get(String(name));
      if (field === undefined) return undefined;
      found = { node: field.value, key: field.key, parent };
    } else if (parent.type === 'list') {
      const item = parent.items[Number(name)];
      if (item === undefined) return undefined;
      found = { node: item, parent };
    } else return undefined;
  }
  return found;
}
