import type { NodePath } from '../syntax/change';
import {
  isEmpty,
  type Entry,
  type FieldNode,
  type MapNode,
  type Node,
  type SyntaxDocument,
  type SyntaxFile,
} from '../syntax/node';
import { targetAt, type Target } from '../syntax/target';
import { lineStart, type Span } from '../text/anchored-span';
import { eolOf } from '../text/line-end';

/** The node that a change is about. Its span and its key are file offsets; spans inside `node` and `parent` are relative to `base`. */
export interface EditTarget extends Target, Span {
  readonly base: number;
}

/**
 * A field, a declaration, or an item of a list, among the others of its collection. File offsets. In a block list it starts with its
 * dash. The line end of a block scalar is not part of it.
 */
export interface Member extends Span {
  /** Its collection is in braces or brackets. */
  readonly flow: boolean;
  /** The start of its value. */
  readonly value: number;
  readonly node: Node;
  /** All members of the collection; the spans of items are without dashes. */
  readonly all: readonly Span[];
  readonly index: number;
}

/** A file that edits are made for, with its lines. Offsets of the file. */
export class EditedFile {
  readonly text: string;
  readonly eol: string;

  constructor(readonly syntax: SyntaxFile) {
    this.text = syntax.text;
    this.eol = eolOf(syntax.text);
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

  /** After the line's end, where the next line starts. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  /** A new line that is indented to the column of an offset. */
  newLine(offset: number): string {
    return this.eol + ' '.repeat(this.column(offset));
  }

  /** Whether there is only white space before the offset on its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** The start of a list item whose dash is at an offset, with the comment lines directly above it, without indentation. */
  itemStart(dash: number): number {
    return this.startsLine(dash) ? this.withComments(dash) + this.column(dash) : dash;
  }

  /** The start of the comment lines directly above a line with the same indentation, otherwise of the line itself. */
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

  /** Whether keys are in double quotes, as in JSON: the key at an offset, or the first one of the braces there. */
  quotes(offset: number): boolean {
    const quoted = /\s*(?:\{\s*)?"/y;
    quoted.lastIndex = offset;
    return quoted.test(this.text);
  }

  /** After the colon of a key that ends at an offset; `undefined` for a key without a colon, as in flow maps. */
  behindColon(offset: number): number | undefined {
    return this.behind(/(?:\s|#[^\r\n]*[\r\n])*:/y, offset);
  }

  /** After the comma that follows an offset; `undefined` if another character comes first. */
  behindComma(offset: number): number | undefined {
    return this.behind(/(?:\s|#[^\r\n]*[\r\n])*,/y, offset);
  }

  private behind(pattern: RegExp, offset: number): number | undefined {
    pattern.lastIndex = offset;
    return pattern.test(this.text) ? pattern.lastIndex : undefined;
  }

  /** The end of a value without the line end of a block scalar. */
  endOfValue(start: number, end: number): number {
    let last = end;
    while (last > start && /[\r\n]/.test(this.text[last - 1] ?? '')) last--;
    return last;
  }

  /** A declaration, a step, or a top-level field. */
  entry({ anchor, key, value, end }: Entry): Span {
    return key === undefined ? moved({ start: 0, end }, anchor.start) : this.field(anchor.start, value, key);
  }

  /** A field whose spans are relative to `base`; one without a value ends with its colon, if it has one. */
  field(base: number, value: Node, key: Span): Span {
    const start = base + key.start;
    const end = this.endOfValue(start, base + Math.max(key.end, value.end));
    return { start, end: (isEmpty(value) ? this.behindColon(base + key.end) : undefined) ?? end };
  }

  target(at: NodePath): EditTarget | undefined {
    const found = targetAt(this.syntax, at);
    if (found === undefined) return undefined;
    const { entry, node, key } = found;
    const base = entry.anchor.start;
    const { start, end } = moved(node, base);
    return { ...found, base, key: key && moved(key, base), start, end: this.endOfValue(start, end) };
  }

  /** The list item at a path; `undefined` if its dash is not at the beginning of a line. */
  item(at: NodePath): Member | undefined {
    const target = this.target(at);
    const item = target === undefined || target.key !== undefined ? undefined : this.member(target);
    return item !== undefined && (item.flow || this.afterDashes(item.start)) ? item : undefined;
  }

  /** A target among the others of its collection; `undefined` for a top-level field. */
  member({ document, entry, parent, node, key, base, start: value, end }: EditTarget): Member | undefined {
    if (parent?.type === 'list') {
      const start = parent.flow ? value : this.dashBefore(value);
      const all = parent.items.map((item) => moved(item, base));
      const index = parent.items.indexOf(node);
      return start === undefined ? undefined : { flow: parent.flow, start, value, end, node, all, index };
    }
    const section = document.sections.find(({ name }) => name === entry.path[0]);
    const { flow } = parent ?? section ?? {};
    if (flow === undefined) return undefined;
    const entries = entriesIn(document, entry.path[0]);
    const all =
      parent === undefined
        ? entries.map((each) => this.entry(each))
        : ownFields(parent).map((field) => this.field(base, field.value, field.key));
    const start = key?.start ?? base;
    const index = all.findIndex((each) => each.start === start);
    return { flow, start, value, end: this.endOfValue(start, all[index]?.end ?? end), node, all, index };
  }

  /** The dash of a block item. There may be an anchor between the dash and the value. */
  dashBefore(value: number): number | undefined {
    for (let at = value - 1; at >= 0; at--) {
      const here = this.text[at];
      if (here === '-' && /\s/.test(this.text[at + 1] ?? ' ') && this.afterDashes(at)) return at;
      if (here === '\n' && value - at > 200) return undefined;
    }
    return undefined;
  }

  /** Whether there are only white space and dashes of outer items before the offset on its line, as in `- - item`. */
  private afterDashes(offset: number): boolean {
    return /^\s*(?:-\s+)*$/.test(this.text.slice(this.lineStart(offset), offset));
  }
}

/** A span relative to `base`, in file offsets. */
function moved({ start, end }: Span, base: number): Span {
  return { start: base + start, end: base + end };
}

/** The fields that are written in the map itself, in the order of the text. */
export function ownFields(map: MapNode): readonly FieldNode[] {
  return [...map.fields.values()]
    .filter((field) => field.value.aliased !== true)
    .sort((a, b) => a.key.start - b.key.start);
}

/** The declarations or items of a section. */
export function entriesIn({ entries }: SyntaxDocument, section: string): readonly Entry[] {
  return entries.filter(({ path }) => path[0] === section && path.length === 2);
}

/** Whether a document, which begins at an offset, is in braces as a whole, as in JSON. */
export function isInBraces(text: string, start = 0): boolean {
  const brace = /\s*\{/y;
  brace.lastIndex = start;
  return brace.test(text);
}
