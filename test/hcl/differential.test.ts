import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHcl } from '../../server/hcl/parser';
import { sourceFile } from '../../server/text/source-file';
import { corpus } from './corpus';
import { generatedHcl } from './generated';
import { outlineOf } from './outline';
import { treeSitter, type Outline } from './tree-sitter';

let other: (text: string) => Outline;
beforeAll(async () => {
  other = await treeSitter();
});

function same(text: string): void {
  const file = parseHcl(text, sourceFile('main.tf'));
  const { hasError, lines } = other(text);
  expect(file.problems.length > 0).toBe(hasError);
  if (!hasError) expect([...outlineOf(file)].sort()).toEqual([...lines].sort());
}

describe('our parser and the tree-sitter grammar', () => {
  it.each(corpus())('agree on $name', ({ text }) => {
    same(text);
  });

  it('agree on whether the beginning of a configuration is complete', () => {
    for (const { text } of corpus()) {
      for (let end = 1; end < text.length; end += 11) {
        const part = text.slice(0, end);
        const file = parseHcl(part, sourceFile('main.tf'));
        expect(file.problems.length > 0, part).toBe(other(part).hasError);
      }
    }
  });

  it('agree on generated texts', () => {
    fc.assert(fc.property(generatedHcl, same), { numRuns: 500 });
  });
});
