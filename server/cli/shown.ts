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
