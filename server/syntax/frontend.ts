import type { Span } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import type { Difference } from '../text/difference';
import type { Edit } from '../text/edit';
import type { Lines } from '../text/lines';
import type { SourceFile } from '../text/source-file';
import type { Change, Path } from './change';
import type { Comment, Entry, SyntaxDocument, SyntaxFile } from './node';

/**
 * A language for plans. Everything that depends on the notation is behind this interface; the model, the rules, the engine and the
 * features use only the tree. Offsets are UTF-16 units of the file. Nothing here throws, whatever the text is.
 */
export interface Frontend {
  /** A parser of the successive texts of a file. */
  parser(source: SourceFile): Parser;
  /** Whether a text contains only white space, comments and the like. */
  isBlank(text: string): boolean;
  /** The minimal edits for all changes; `undefined` if one of the changes is not possible. */
  edits(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined;
  /** The edit that replaces the name at a span; `undefined` if more than the characters of the name would change. */
  rename(text: string, span: Span, to: string): Edit | undefined;
  /** The characters of the scalar at a span, without its quotes; `undefined` if it spans several lines. */
  letters(text: string, span: Span): Span | undefined;
  /** A comment with a text, for its own line; `undefined` if the file cannot have comments. */
  comment(file: SyntaxFile, text: string): string | undefined;
  /** The comments that contain a text, in order. */
  comments(file: SyntaxFile, part: string): readonly Comment[];
  /** The number of comments that the edits delete, without those that touch one of the spans, which are meant to change. */
  commentsLost(file: SyntaxFile, edits: readonly Edit[], meant?: readonly Span[]): number;
  /** Whether the parser finds more errors after the edits, counting also those that the file hides behind the first of an entry. */
  readsWorse(file: SyntaxFile, edits: readonly Edit[]): boolean;
  /** The formatting of a text; absent if the language has its own formatter. */
  readonly format?: Format;
  /** The context that completion needs around the cursor; absent if only comments are completed. */
  readonly completion?: CompletionSyntax;
}

/** Parses the successive texts of a file incrementally. */
export interface Parser {
  /**
   * `change` is where the text differs from the one before; `undefined` for the first text and for the same one again. Anchors of
   * unchanged entries move along. The previous result becomes invalid.
   */
  parse(text: string, change: Difference | undefined): Task<Parsed>;
}

export interface Parsed {
  readonly file: SyntaxFile;
  /** The number of parts of the text that were parsed for it. */
  readonly read: number;
}

/** A parsed text with its lines. */
export interface ParsedText {
  readonly syntax: SyntaxFile;
  readonly lines: Lines;
}

interface Format {
  file(file: SyntaxFile): readonly Edit[];
  range(file: SyntaxFile, span: Span): readonly Edit[];
  /** Edits that follow from what was typed before an offset. */
  onType(source: ParsedText, offset: number): readonly Edit[];
}

interface CompletionSyntax {
  /** What is being typed at an offset; `undefined` if it is not a part of the plan. */
  contextAt(source: ParsedText, offset: number): CompletionContext | undefined;
  /** The line of the step whose word begins at an offset, if it is alone on its line. */
  lineOfStep(source: ParsedText, document: SyntaxDocument, start: number): StepLine | undefined;
  /** The line of a top-level field, if the typed text is alone on its line. */
  lineOfSection(source: ParsedText, context: CompletionContext): OwnLine | undefined;
  /** The notation of text that begins a line. */
  inLines(text: string): Notation;
  /** The first fields of a plan, as a snippet. */
  beginning(file: SyntaxFile, region: string): string;
}

/** The placeholder for the typed word. No plan uses this name. */
export const standIn = 'zzTypedHerezz';

/** What is being typed at the cursor, in terms of the tree. */
export interface CompletionContext {
  readonly document: SyntaxDocument | undefined;
  readonly replace: Span;
  /** A key in the map at `path`, or the value at `path`. */
  readonly on: 'key' | 'value';
  /** The entry with a placeholder in place of the word. */
  readonly entry: Entry;
  readonly path: Path;
  readonly notation: Notation;
  /** The place where the word becomes the first item of a list. */
  readonly firstItem: OwnLine;
  /** The column of the key whose value is being typed, if both are on one line. */
  readonly keyColumn: number;
}

/** The type of a field: a string, a number or boolean, a list of strings, a map, or a list of maps. */
export type ValueShape = 'text' | 'bare' | 'list' | 'map' | 'maps';

/** The notation of items at the cursor. Texts can contain snippet placeholders. */
export interface Notation {
  /** Each field is on a line of its own. */
  readonly inLines: boolean;
  /** The cursor is inside existing quotes. */
  readonly quoted: boolean;
  /** A value already follows the key. */
  readonly hasValue: boolean;
  /** Text to insert before the item, such as a space. */
  readonly lead: string;
  /** Text to insert after the item. */
  readonly tail: string;
  /** The same notation in another column. */
  at(column: number): Notation;
  /** A string, with quotes if they are needed and not present. */
  text(value: string): string;
  /** A field. If it is inserted `alone`, its value may have several lines. */
  field(name: string, shape: ValueShape, value: string, alone?: boolean): string;
  fields(texts: readonly string[]): string;
  /** The fields of a map in place of a word. */
  map(fields: string): string;
  /** A list with one item; `undefined` if the list may be meant to continue line by line. */
  list(item: string): string | undefined;
  /** List items from the fields of each. */
  items(texts: readonly string[]): string;
}

/** The place of an item on its own line, including the indentation. */
export interface OwnLine {
  /** The start of the line. */
  readonly from: number;
  /** The text before the item, with a blank line above if its siblings have one. */
  readonly before: string;
  /** The column of the item. */
  readonly column: number;
  /** The text after the item. */
  readonly after: string;
}

/** The line of a step, with the state of its dash. */
export interface StepLine extends OwnLine {
  /** In a `parallel` block. */
  readonly inBlock: boolean;
  /** The dash is in the right column or too deep; or it is missing on a line in the right column or too deep. */
  readonly dash: 'right' | 'deeper' | 'missing' | 'missing deeper';
}
