import type { MessageId } from '../messages/message';
import type { Anchor, AnchoredSpan, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';

/**
 * The content of an entry as plain values with positions; aliases are followed and merge keys are applied. Spans are relative to
 * the entry's anchor. A value from elsewhere (through an alias or a merge key) has the position of the reference.
 */
export type Node = ScalarNode | ListNode | MapNode | UnknownNode;

interface NodeBase extends Span {
  /** The value comes from another place; `start` and `end` are those of the alias or the merge key. */
  readonly aliased?: boolean;
  /** The place of the value, if it is in another part than its entry. */
  readonly place?: AnchoredSpan;
}

export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  /** `key:` or `- ` without a value. */
  readonly empty?: boolean;
  /** For an aliased value: its place in file offsets. */
  readonly origin?: Span;
  /** The spelling of a number, a boolean, or null, if it differs from `String`: `1.0`, `0x1F`, `True`. */
  readonly spelling?: string;
  /** A literal or folded block scalar, which spans several lines. */
  readonly block?: boolean;
}

export interface ListNode extends NodeBase {
  readonly type: 'list';
  /** Written `[a, b]` rather than one item per line. */
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface MapNode extends NodeBase {
  readonly type: 'map';
  /** Written `{ a: b }` rather than one field per line. */
  readonly flow: boolean;
  readonly fields: ReadonlyMap<string, FieldNode>;
}

/** A value that cannot be determined from the text alone, such as a variable; it is neither wrong nor absent. */
interface UnknownNode extends NodeBase {
  readonly type: 'unknown';
}

export interface FieldNode {
  readonly name: string;
  readonly key: Span;
  readonly value: Node;
}

/** The child values: the items of a list, or the values of a map. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === 'list') return node.items;
  return node.type === 'map' ? Array.from(node.fields.values(), ({ value }) => value) : [];
}

/** A value and all values in it. */
export function* nodesIn(node: Node): Iterable<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

/** Whether a value has several lines or no text, so a finding is better placed at its name. */
export function isMultiline(node: Node): boolean {
  if (node.type === 'scalar') return node.block === true || node.empty === true;
  return node.type !== 'unknown' && !node.flow;
}

/** Whether the value is not written. */
export function isEmpty(node: Node): boolean {
  return node.type === 'scalar' && node.empty === true;
}

/** A syntax error of the text, as a message of the catalogs. */
export interface SyntaxProblem extends Span {
  readonly anchor: Anchor;
  readonly what: MessageId;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A top-level field, a declaration, or an item of `operations`. */
export interface Entry {
  readonly anchor: Anchor;
  /** `['region']`, `['images', 'base']`, `['operations', 3]`. */
  readonly path: readonly [string] | readonly [string, string | number];
  /** The place of the key; absent for an item of a list. */
  readonly key?: Span;
  readonly value: Node;
  /** The end of the entry's text, relative to the anchor. */
  readonly end: number;
  /** The entry contains a syntax error, so missing parts may only be unfinished. */
  readonly broken: boolean;
}

/** A top-level field that contains entries: its key and the notation of the collection. Positions are file offsets. */
export interface SyntaxSection {
  readonly name: string;
  readonly key: Span;
  readonly value: Span;
  readonly flow: boolean;
  /** A list of items rather than a map of declarations. */
  readonly list: boolean;
}

/** One plan of the file: of YAML a document. */
export interface SyntaxDocument {
  readonly source: SourceFile;
  /** From after `---` (or the start of the file) to the document's end, in file offsets. */
  readonly span: Span;
  readonly entries: readonly Entry[];
  readonly sections: readonly SyntaxSection[];
}

/** A comment, including its delimiters. */
export interface Comment extends Span {
  readonly text: string;
  /** The part of `text` without the delimiters. */
  readonly content: Span;
}

/** A range of lines that can be parsed on its own. */
interface Region {
  readonly start: number;
  readonly length: number;
  /** Offsets from the start of the region. */
  readonly comments: readonly Comment[];
}

export interface SyntaxFile {
  readonly source: SourceFile;
  readonly text: string;
  readonly documents: readonly SyntaxDocument[];
  readonly problems: readonly SyntaxProblem[];
  /** In order; absent if the file can only be parsed as a whole. */
  readonly regions?: readonly Region[];
}
