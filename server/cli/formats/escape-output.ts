import { printable } from '../../text/width';

/**
 * Text from files that is safe for a terminal and the log of a CI run: control characters are shown as codes, and nothing reads as
 * a command to the runner (`::…` at the beginning of a line, `##[…]` or `##vso[…]` anywhere).
 */
export function escapeOutput(text: string): string {
  return printable(text)
    .replace(/^(\s*:):/, '$1\\u{3a}')
    .replace(/#(?=#(?:\[|vso\[))/gi, '\\u{23}');
}
