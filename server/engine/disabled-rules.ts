import type { Fix } from '../rules/rule';
import type { Span } from '../text/anchored-span';

/** A word of a comment or of a field. Offsets of the file. */
export interface Word {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A comment or a field that disables rules, and the rule IDs in it. */
export interface Suppression {
  /** The first word, such as `ims-disable-next-line`, or the name of the field. */
  readonly directive: Word;
  /** It applies to a line or to a span of the file; without both, to the whole file. */
  readonly line?: number;
  readonly span?: Span;
  readonly ids: readonly Word[];
  /** The text after ` -- `. */
  readonly reason?: string;
  /** Whether `ims-disable-next-line` means the same here. */
  readonly alone: boolean;
  /** Removes all of it. */
  readonly remove: Fix;
}

/** The rule IDs in a text that begins at an offset, and the reason after ` -- `. */
export function namesIn(text: string, start: number): Pick<Suppression, 'ids' | 'reason'> {
  const reason = text.indexOf(' -- ');
  const list = text.slice(0, reason < 0 ? undefined : reason);
  const ids = [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    start: start + index,
    end: start + index + id.length,
  }));
  return { ids, reason: reason < 0 ? undefined : text.slice(reason + 4).trim() };
}
