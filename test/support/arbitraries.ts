import fc from 'fast-check';
import { edited, randomOf } from './edits';

const anchor = fc.constantFrom(
  'imsManifest: v1\n', 'region: r\n', 'operations:\n', '  - action: ', 'share', '\n', '{', '}', '[', ']', ': ', '&a ', '*a', '<<: ', '"', "'", '|\n', '#',
  '---\n', '\t', '\r', '\u0000', '\ud800', '\udc00', '\ufeff', '\u202e', 'images:\n  a:\n', '? ', '!!set ', '# ims-disable-file ', '1e400', '.nan',
); // prettier-ignore

/** Any text in parts: pieces of manifests, of YAML, and other text. */
export const anyText = fc.array(fc.oneof(anchor, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 });

/** Any bytes, read as text in an encoding. */
export const anyBytes = fc
  .tuple(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('utf8', 'latin1', 'utf16le'))
  .map(([bytes, encoding]) => Buffer.from(bytes).toString(encoding));

/** One of the texts after a few random edits. */
export function typedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(texts.length - 1), fc.array(fc.integer({ min: 1 }), { maxLength: 5 }))
    .map(([start, seeds]) => seeds.reduce((text, seed) => edited(text, randomOf(seed)), texts[start] ?? ''));
}

/** One of the texts, cut at an offset, or with a character removed or inserted there. */
export function brokenText(texts: readonly string[]): fc.Arbitrary<string> {
  const what = fc.constantFrom('cut', 'tail', 'less', 'more');
  return fc
    .tuple(fc.nat(texts.length - 1), fc.nat(), what, fc.string({ unit: 'binary', maxLength: 1 }))
    .map(([index, place, how, character]) => {
      const text = texts[index] ?? '';
      const at = place % (text.length + 1);
      if (how === 'cut') return text.slice(0, at);
      if (how === 'tail') return text.slice(at);
      return text.slice(0, at) + (how === 'more' ? character : '') + text.slice(how === 'less' ? at + 1 : at);
    });
}
