import type { NodePath } from './change';
import { nodeAt, type FoundNode } from './cursor';
import type { Entry, SyntaxDocument, SyntaxFile } from './node';

/** The node that a change is about, with its parent. Spans are relative to the entry's anchor. */
export interface Target extends FoundNode {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
}

/** Finds the node at a path. */
export function targetAt(file: SyntaxFile, { anchor, path }: NodePath): Target | undefined {
  for (const document of file.documents) {
    const entry = document.entries.find((each) => each.anchor === anchor);
    if (entry === undefined) continue;
    const found = nodeAt(entry.value, path);
    return found && { document, entry, ...found, key: path.length === 0 ? entry.key : found.key };
  }
  return undefined;
}
