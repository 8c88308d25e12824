import type { Spot } from '../syntax/change';
import type { Place, Span } from '../text/place';

/** A value and where it stands. */
export interface Leaf<T> {
  readonly value: T;
  readonly at: Place;
}

/** A value under a name, and where the name stands. */
export interface Field<T> extends Leaf<T> {
  readonly key: Place;
}

/**
 * The fields written in a map and where their names stand, relative to its piece. A field may be written and yet absent from
 * the typed fields: unreadable.
 */
export type Given = ReadonlyMap<string, { readonly key: Span }>;

/** What a thing and a step have in common: a place to put changes, and the fields that are written, readable or not. */
export interface Written {
  readonly spot: Spot;
  /** The smallest place that stands for the whole: a name, an action, a dash. */
  readonly at: Place;
  readonly given: Given;
  /** The text of it holds a syntax error: what is missing may only be unfinished. */
  readonly broken: boolean;
}

/** A thing of a section: an image, a key, a bucket… */
export interface Declared<Fields, S = string> extends Written {
  readonly section: S;
  readonly name: string;
  readonly fields: Fields;
}
