import fc from 'fast-check';
import { corpus } from './corpus';

const piece = fc.constantFrom(
  'resource "a" "b" {\n', '}\n', 'resource', 'data "x" "y" {', 'variable "v" {', 'locals {\n', 'check "c" {\n', 'name = ', 'x = [', ']', '(', ')', '{', '}',
  '"', '${', '%{', '~}', '%{ if x }', '%{ endif }', '<<EOT\n', '<<-EOT\n', 'EOT\n', '\nEOT\n', '/*', '*/', '# c\n', '// c\n', '\n', '\r\n', ' ', '  ',
  'a.b', '.', '.*', '[*]', '...', ',', '=', '==', '=>', ':', '::', '?', '-', '!', '1.5', '1e', 'for ', 'for a in b : ', 'if ', '\\', '\\u12', '$${', '\ufeff', '\ud800', '//', 'é',
); // prettier-ignore

/** Any text: pieces of HCL and other text. */
export const anyHcl = fc
  .array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

/** A text and successive changes, each of which replaces some characters. */
export const editedHcl = fc.record({
  text: fc.oneof(anyHcl, fc.constantFrom(...corpus().map(({ text }) => text))),
  edits: fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(anyHcl, piece, fc.constant(''))), {
    minLength: 1,
    maxLength: 6,
  }),
});

/** The successive texts after each change. */
export function* textsOf({
  text,
  edits,
}: {
  readonly text: string;
  readonly edits: readonly (readonly [number, number, string])[];
}) {
  let current = text;
  yield current;
  for (const [place, length, added] of edits) {
    const at = place % (current.length + 1);
    current = current.slice(0, at) + added + current.slice(at + length);
    yield current;
  }
}
