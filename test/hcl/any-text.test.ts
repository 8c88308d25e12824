import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHclFile } from '../../server/hcl/parse';
import { sourceFile } from '../../server/text/source-file';
import { anyHcl, editedHcl } from './arbitraries';
import { corpus } from './corpus';
import { hclReadAgain, placed } from './read-again';

it.each(['main.tf', 'main.tf.json'])('parses any text as %s', (name) => {
  fc.assert(
    fc.property(anyHcl, (text) => {
      placed(parseHclFile(name, text, sourceFile(name)));
    }),
    { numRuns: 2000 },
  );
});

it('parses a changed text as if it were new', () => {
  fc.assert(fc.property(editedHcl, hclReadAgain), { numRuns: 1000 });
});

it('reads a byte order mark again that becomes the first character', () => {
  hclReadAgain({ text: 'a = 1\n\ufeffb = 2\n', edits: [[0, 6, '']] });
});

it.each(corpus())('parses $name without problems, and again only its changed parts', ({ text }) => {
  const source = sourceFile('main.tf');
  const first = parseHclFile('main.tf', text, source);
  expect(first.problems).toEqual([]);
  first.parts.forEach((part, index) => {
    const before = parseHclFile('main.tf', text, source);
    const starts = before.parts.map(({ anchor }) => anchor.start);
    const at = (starts[index] ?? 0) + part.item.end - 1;
    const changed = `${text.slice(0, at)} # typed\n${text.slice(at)}`;
    const after = parseHclFile('main.tf', changed, source, before);
    expect(after.parts.map((each) => before.parts.indexOf(each))).toEqual(
      starts.map((_, other) => (other === index ? -1 : other)),
    );
  });
});
