import type { Action } from '../../model/actions';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import type { Span } from '../../text/anchored-span';

/** Identifies the documentation of an item, which is written on request. Plain data, one object for all items that share it. */
export type ItemSubject =
  /** A field of the map at `path`. */
  | { readonly of: 'field'; readonly kind: Section | Action | 'top' | 'parallel'; readonly path: Path }
  /** A value of the field at `path`. For a top-level field, the path is its name. */
  | { readonly of: 'value'; readonly kind: Section | Action | 'top'; readonly path: Path }
  | { readonly of: 'action' }
  | { readonly of: 'rule' }
  /** An entity as known before the step with this index. `at` is the start of its document. */
  | { readonly of: 'name'; readonly section: Section; readonly before: number; readonly at: number };

/** A text to insert at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'name' | 'rule' | 'step';
  /** The text to insert, with placeholders such as `$1` and `${2:$1}`; the last one is `$0`. */
  readonly snippet: string;
  readonly detail: string;
  /** Text to match against the typed word, if different from the label. */
  readonly filter?: string;
  /** The sort key. Values that IMS would reject come last. */
  readonly sort: string;
  /** The start of the replaced text, if before the word: the item then includes the indentation of its line. */
  readonly from?: number;
  readonly about?: ItemSubject;
}

export interface Completions {
  /** The replaced span. The word may continue after the cursor. */
  readonly replace: Span;
  readonly items: readonly Completion[];
  /** The items depend on every typed character. */
  readonly incomplete: boolean;
}

/** A snippet as plain text with empty placeholders. */
export function withoutPlaces(snippet: string): string {
  return snippet.replace(/\$(?:\d+|\{\d[^}]*\})/g, '').replace(/\\([\\$}])/g, '$1');
}

/** Whether a snippet has placeholders. */
export function hasPlaces(snippet: string): boolean {
  return /(?<!\\)\$[\d{]/.test(snippet);
}

/** Escapes a text for use in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A sort key from a rank and an index. */
export function sorted(rank: number, index: number): string {
  return `${String(rank)} ${String(index).padStart(5, '0')}`;
}
