import type { Action } from '../../model/actions';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import type { Span } from '../../text/place';

/**
 * What the label of an item names: its documentation is written when somebody looks at the item. Plain data, and one object for
 * all items that share it.
 */
export type About =
  /** A field of the map that `path` leads to. */
  | { readonly of: 'field'; readonly kind: Section | Action | 'top' | 'parallel'; readonly path: Path }
  /** A value of the field that `path` leads to; for a field of the top level the path is its name. */
  | { readonly of: 'value'; readonly kind: Section | Action | 'top'; readonly path: Path }
  | { readonly of: 'action' }
  | { readonly of: 'rule' }
  /** A thing as it is known before the step with this index; `at` is where its document begins. */
  | { readonly of: 'name'; readonly section: Section; readonly before: number; readonly at: number };

/** A text that may be put at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'name' | 'rule' | 'step';
  /** What is put into the text, with places to fill in as `$1` and `${2:$1}`; the last one is `$0`. */
  readonly snippet: string;
  readonly detail: string;
  /** What the typed word is compared with, where that is not the label. */
  readonly filter?: string;
  /** Sorts among the others; what an operation would refuse comes last. */
  readonly sort: string;
  /** Where the text that it replaces begins, if that is before the word: it brings the indentation of its line along. */
  readonly from?: number;
  readonly about?: About;
}

export interface Completions {
  /** What an item takes the place of; the word goes on behind the cursor. */
  readonly replace: Span;
  readonly items: readonly Completion[];
  /** The list changes with every letter: there are more items, or fewer. */
  readonly incomplete: boolean;
}

/** A snippet as plain text: nothing stands where something is to be filled in. */
export function withoutPlaces(snippet: string): string {
  return snippet.replace(/\$(?:\d+|\{\d[^}]*\})/g, '').replace(/\\([\\$}])/g, '$1');
}

/** Whether something is to be filled in. */
export function hasPlaces(snippet: string): boolean {
  return /(?<!\\)\$[\d{]/.test(snippet);
}

/** A text that stands in a snippet for itself. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A rank and a place in a list as a sort text. */
export function sorted(rank: number, index: number): string {
  return `${String(rank)} ${String(index).padStart(5, '0')}`;
}
