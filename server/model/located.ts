import type { NodePath } from '../syntax/change';
import type { AnchoredSpan, Span } from '../text/anchored-span';

/** A value and its position. */
export interface Located<T> {
  readonly value: T;
  readonly at: AnchoredSpan;
}

/** A named value and the position of the name. */
export interface Field<T> extends Located<T> {
  readonly key: AnchoredSpan;
}

/**
 * The fields in a map and the positions of their names, relative to its anchor. A field that is written may be absent from the
 * typed fields because it cannot be read.
 */
export type WrittenKeys = ReadonlyMap<string, { readonly key: Span }>;

/** The common parts of a declaration and a step: a place for changes, and the written fields, readable or not. */
export interface SourceMap {
  readonly nodePath: NodePath;
  /** The smallest span that represents the whole: a name, an action, a dash. */
  readonly at: AnchoredSpan;
  readonly written: WrittenKeys;
  /** The text contains a syntax error, so missing parts may only be unfinished. */
  readonly broken: boolean;
}

/** A declaration of a section: an image, a key, a bucket… */
export interface Declared<Fields, S = string> extends SourceMap {
  readonly section: S;
  readonly name: string;
  readonly fields: Fields;
  /** For a declaration in another file: the defaults at the top of that file. */
  readonly defaults?: { readonly account?: Field<string>; readonly region?: Field<string> };
}
