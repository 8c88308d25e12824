import { lineStart, type Span } from '../text/place';
import type { Spot } from './change';
import type { Entry, FieldNode, ListNode, MapNode, Node, SyntaxDocument, SyntaxFile } from './node';
import type { Style } from './render';

/** A node that a change is about, with what holds it. Spans are relative to the entry's piece. */
export interface Target {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
  readonly node: Node;
  /** The map or list that holds it; absent for an entry, which its section holds. */
  readonly parent?: MapNode | ListNode;
  readonly key?: Span;
}

/** Finds the node at a spot. */
export function targetAt(file: SyntaxFile, { piece, path }: Spot): Target | undefined {
  for (const document of file.documents) {
    const entry = document.entries.find((each) => each.piece === piece);
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

/** The fields that stand in the map itself, in the order of the text. */
export function ownFields(map: MapNode): readonly FieldNode[] {
  return [...map.fields.values()]
    .filter((field) => field.value.borrowed !== true)
    .sort((a, b) => a.key.start - b.key.start);
}

/** A text with its lines: where they begin and end, how far they are indented. Offsets of the file. */
export class Page {
  readonly eol: string;

  constructor(readonly text: string) {
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  lineStart(offset: number): number {
    return lineStart(this.text, offset);
  }

  /** Before the line's end. */
  lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }

  /** Behind the line's end: where the next line starts. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  /** Whether nothing but white space stands before the offset on its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** Start of the comment lines that stand right above a line at its own indentation, else of the line itself. */
  withComments(offset: number): number {
    let start = this.lineStart(offset);
    const indent = this.column(offset);
    while (start > 0) {
      const above = this.lineStart(start - 1);
      const line = this.text.slice(above, start);
      const comment = line.trimStart();
      if (!comment.startsWith('#') || line.length - comment.length !== indent) break;
      start = above;
    }
    return start;
  }

  style(json: boolean): Style {
    return { json, eol: this.eol };
  }

  /** Whether keys around an offset are in double quotes, as in JSON. */
  quotes(offset: number): boolean {
    return this.text[offset] === '"';
  }
}

/** Whether nothing is written where a value would stand. */
export function isEmpty(node: Node): boolean {
  return node.type === 'scalar' && node.empty === true;
}

/** Behind the colon of a key that ends at an offset; `undefined` for a key without one, as flow maps may have. */
export function behindColon(page: Page, offset: number): number | undefined {
  const colon = /(?:\s|#[^\r\n]*[\r\n])*:/y;
  colon.lastIndex = offset;
  return colon.test(page.text) ? colon.lastIndex : undefined;
}

/** Behind the comma that follows an offset; `undefined` where none does before the next sign. */
export function behindComma(page: Page, offset: number): number | undefined {
  const comma = /(?:\s|#[^\r\n]*[\r\n])*,/y;
  comma.lastIndex = offset;
  return comma.test(page.text) ? comma.lastIndex : undefined;
}

/** Behind a field in braces whose text ends at an offset; without a value, behind its colon, where it has one. */
export function behindField(page: Page, base: number, key: Span | undefined, value: Node, end: number): number {
  const colon = isEmpty(value) && key !== undefined ? behindColon(page, base + key.end) : undefined;
  return colon ?? end;
}

/** End of a value in file offsets; a block scalar's line end is not part of it. */
export function endOfValue(page: Page, start: number, end: number): number {
  let last = end;
  while (last > start && /[\r\n]/.test(page.text[last - 1] ?? '')) last--;
  return last;
}
