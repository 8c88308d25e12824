import type { Edit } from '../text/edit';
import type { Span } from '../text/anchored-span';
import { scalarText } from './printer';

const blockHeader = /[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?\r?\n/y;

/**
 * The characters that spell the value of a scalar: without quotes, and without the header, the indentation and the line end of a
 * block scalar. `undefined` for a value of several lines. `span` is the scalar's, in UTF-16 offsets of the text.
 */
export function lettersOf(text: string, { start, end }: Span): Span | undefined {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const closed = end - start > 1 && text.charAt(end - 1) === first;
    return closed ? onOneLine(text, start + 1, end - 1) : undefined;
  }
  if (first !== '|' && first !== '>') return onOneLine(text, start, end);
  blockHeader.lastIndex = start;
  return blockHeader.test(text) && blockHeader.lastIndex <= end
    ? onOneLine(text, blockHeader.lastIndex, end)
    : undefined;
}

/** Replaces the name in a scalar; `undefined` if the scalar has several lines. */
export function renameEdit(text: string, span: Span, to: string): Edit | undefined {
  const letters = lettersOf(text, span);
  if (letters === undefined) return undefined;
  const isPlain = letters.start === span.start;
  return { ...letters, newText: isPlain ? scalarText(to, false) : JSON.stringify(to).slice(1, -1) };
}

/** A span without the white space around its text. */
function onOneLine(text: string, start: number, end: number): Span | undefined {
  const inner = text.slice(start, end);
  const from = start + inner.length - inner.trimStart().length;
  const letters = inner.trim();
  return /[\r\n]/.test(letters) ? undefined : { start: from, end: from + letters.length };
}
