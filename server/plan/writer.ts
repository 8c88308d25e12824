import type { Json } from '../syntax/change';
import { printable } from '../text/width';

/**
 * Everything that a plan takes from a manifest passes through here on its way to a terminal, a log or a shell. Whatever the text
 * is, the result has no control characters, invisible characters or line breaks, starts no workflow command of a pipeline
 * (`::error::` at the beginning of a line in GitHub Actions, `##[error]` and `##vso[…]` anywhere in a line in GitHub Actions and
 * Azure Pipelines), and is read literally by a POSIX shell.
 */

const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** Text for people. Characters that must not be written are shown as their codes. */
export function shown(text: string): string {
  return printable(text)
    .replace(/#(?=#)/g, '\\u{23}')
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}

/** A value as JSON that parses to the same value, with `indent` spaces per level or on one line. */
export function jsonText(value: Json, indent?: number): string {
  const codes = (text: string): string =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]|#(?=#)/gu, codes);
}

/** One argument of a command, passed byte for byte. If it has a line break, the script must define `newline` first. */
export function word(text: string): string {
  if (/^[A-Za-z0-9_.,:/@%+-][A-Za-z0-9_.,:/@%+=-]*$/.test(text)) return text;
  const parts = text.match(/\n|(?:(?!\n)[\p{Cc}\p{Cf}\u2028\u2029])+|[^\p{Cc}\p{Cf}\u2028\u2029]+/gu) ?? [''];
  return parts
    .map((part) => (part === '\n' ? lineBreak : invisible.test(part) ? printed(part) : quoted(part)))
    .join('');
}

/** Stops the command if the variable is not set, so that a line copied on its own does nothing rather than the wrong thing. */
const lineBreak = '"${nl:?}"';

/** The definition that arguments with line breaks need, if a text has any. */
export function newlineFor(text: string): string {
  return text.includes(lineBreak) ? "nl=$(printf '\\n.')\nnl=${nl%.}\n" : '';
}

/** Characters as escaped bytes. */
function printed(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return `"$(printf '${bytes.join('')}')"`;
}

/** Writes a backslash at the end of a quoted part outside of the quotes, so that nobody reads it as escaping the quote. */
function quoted(text: string): string {
  let written = '';
  let open = false;
  const parts = text.match(/'|\\+|#|[^'\\#]+/g) ?? [];
  for (const [at, part] of parts.entries()) {
    const outside = part === "'" || (part.startsWith('\\') && (parts[at + 1] ?? "'") === "'");
    if (outside === open) written += "'";
    open = !outside;
    written += outside ? part.replace(/./g, '\\$&') : part === '#' && parts[at - 1] === '#' ? "''#" : part;
  }
  return written === '' ? "''" : written + (open ? "'" : '');
}

/**
 * Lines of comment. Interactive shells may not support comments (zsh by default), so text quoted in a comment must not run either:
 * a line with a character that is special to a shell is one quoted word.
 */
export function comments(lines: readonly string[]): string {
  return lines
    .map(shown)
    .map((line) => `# ${/["'$&()*;<>?[\]\\^`{|}~!]|(?:^|\s)=/.test(line) ? word(line) : line}\n`)
    .join('');
}
