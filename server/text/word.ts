import type { Span } from './place';

const part = /[\w.-]/;

/** The word at an offset, of letters, digits, `_`, `.` and `-`; marks at its ends are not part of it. It may be empty. */
export function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  while (end < text.length && part.test(text.charAt(end))) end++;
  while (start < end && /[.-]/.test(text.charAt(start))) start++;
  while (end > start && /[.-]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
