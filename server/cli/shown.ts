import { printable } from '../text/width';

/**
 * Text from files as a terminal and the log of a CI run may show it: control characters are shown by their codes, and nothing
 * reads as a command to the runner, which are `::…` at the beginning of a line and `##[…]` or `##vso[…]` anywhere.
 */
export function shown(text: string): string {
  return printable(text)
    .replace(/^(\s*:):/, '$1\\u{3a}')
    .replace(/#(?=#(?:\[|vso\[))/gi, '\\u{23}');
}

/** A value as JSON that is safe to show as well: what could be obeyed is written as an escape, which JSON reads as the same. */
export function jsonOf(value: unknown): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=#(?:\[|vso\[))/gi, escape)}\n`;
}
