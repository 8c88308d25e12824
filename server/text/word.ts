import type { Span } from './anchored-span';

/** A character of a name. Half of a letter outside the basic plane counts as one. */
const part = /[\p{L}\p{M}\p{N}\p{Cs}_.-]/u;

/** The word at an offset, of letters, digits, `_`, `.` and `-`, without punctuation at its ends. May be empty. */
export function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  while (end < text.length && part.test(text.charAt(end))) end++;
  while (start < end && /[.-]/.test(text.charAt(start))) start++;
  while (end > start && /[.-]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** The word around an offset that a completion replaces. */
export function typedWord(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  // The dash of a list item is not part of the word.
  while (start < offset && text.charAt(start) === '-' && /^$|\s/.test(text.charAt(start - 1))) start++;
  let end = offset;
  while (end < text.length && part.test(text.charAt(end))) end++;
  return { start, end };
}
