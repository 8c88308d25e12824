import type { MessageId } from '../messages/message';
import type { Splice } from '../text/difference';
import type { Piece, Span } from '../text/place';

/**
 * What a piece of a manifest says, as plain values with places: aliases followed, merge keys applied. Spans are relative to
 * the piece. A value that stands elsewhere (behind an alias or a merge key) has the place where it is referred to.
 */
export type Node = ScalarNode | ListNode | MapNode;

interface NodeBase extends Span {
  /** The value stands in another place of the text; `start` and `end` are the alias's or the merge key's. */
  readonly borrowed?: boolean;
}

export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  /** `key:` or `- ` with nothing behind it. */
  readonly empty?: boolean;
  /** Of a borrowed value: where it stands itself, in file offsets. */
  readonly origin?: Span;
  /** How a number, a boolean or null is written, where `String` would write it otherwise: `1.0`, `0x1F`, `True`. */
  readonly spelling?: string;
  /** A literal or folded block scalar: it spans several lines. */
  readonly block?: boolean;
}

export interface ListNode extends NodeBase {
  readonly type: 'list';
  /** Written `[a, b]` rather than one item a line. */
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface MapNode extends NodeBase {
  readonly type: 'map';
  /** Written `{ a: b }` rather than one field a line. */
  readonly flow: boolean;
  readonly fields: ReadonlyMap<string, FieldNode>;
}

export interface FieldNode {
  readonly name: string;
  readonly key: Span;
  readonly value: Node;
}

/** A fault of the text itself: what the YAML parser says, in our words. */
export interface SyntaxProblem extends Span {
  readonly piece: Piece;
  readonly what: MessageId;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A top-level field, a declared thing, or an item of `operations`. */
export interface Entry {
  readonly piece: Piece;
  /** `['region']`, `['images', 'base']`, `['operations', 3]`. */
  readonly path: readonly [string] | readonly [string, string | number];
  /** Place of the name: the key's; absent for an item of a list. */
  readonly key?: Span;
  readonly value: Node;
  /** Where the entry's text ends, relative to the piece. */
  readonly end: number;
  /** The entry holds a syntax error: what is missing in it may only be unfinished. */
  readonly broken: boolean;
}

/** A top-level field that holds entries: its key and how the collection is written. Positions are file offsets. */
export interface Section {
  readonly name: string;
  readonly key: Span;
  readonly value: Span;
  readonly flow: boolean;
  /** A list of items rather than a map of things. */
  readonly list: boolean;
}

/** One YAML document of the file. */
export interface SyntaxDocument {
  /** From after `---` (or the start of the file) to the document's end, in file offsets. */
  readonly span: Span;
  readonly entries: readonly Entry[];
  readonly sections: readonly Section[];
  /** How the entries differ in their values from those of the text before, where that is known. */
  readonly since?: Splice<Entry>;
}

/** A run of lines that reads the same alone. */
interface Region {
  readonly start: number;
  readonly length: number;
  /** It may hold comments. */
  readonly commented: boolean;
}

export interface SyntaxFile {
  readonly text: string;
  readonly documents: readonly SyntaxDocument[];
  readonly problems: readonly SyntaxProblem[];
  /** In order; absent where the file only reads as a whole. */
  readonly regions?: readonly Region[];
}
