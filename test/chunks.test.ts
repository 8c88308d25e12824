import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseAgain } from '../server/syntax/incremental';
import type { SyntaxFile } from '../server/syntax/node';
import { parse } from '../server/syntax/parse';
import { finish } from '../server/text/slices';
import { generated } from './support/generate';

const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.ims.yaml'))
  .map((name) => [name, readFileSync(`examples/${name}`, 'utf8')] as const);
const pages = readdirSync('server/rules', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => [...readFileSync(`server/rules/${name}`, 'utf8').matchAll(/```yaml\n([^]*?)```/g)])
  .map(([, text = '']) => text);

/** What was read, with places of the file. */
function seen({ documents, problems }: SyntaxFile): unknown {
  return {
    documents: documents.map(({ span, sections, entries }) => ({
      span,
      sections,
      entries: entries.map(({ piece, path, key, value, end, broken }) => [piece.start, path, key, value, end, broken]),
    })),
    problems: problems
      .map(({ piece, start, end, what, args }) => [piece.start + start, piece.start + end, what, args])
      .sort(([a], [b]) => Number(a) - Number(b)),
  };
}

function expectAlike(text: string, chunked: boolean): void {
  const { file, chunks } = finish(parseAgain(text));
  expect(chunks !== undefined, text).toBe(chunked);
  expect(seen(file), text).toEqual(seen(parse(text)));
}

it.each([...examples, ['generated', generated(40)]] as const)('%s reads in chunks as it reads whole', (_, text) => {
  expectAlike(text, true);
  expectAlike(text.replaceAll('\n', '\r\n'), true);
});

it('the pages of the rules read in chunks as they read whole', () => {
  for (const text of pages) expect(seen(finish(parseAgain(text)).file), text).toEqual(seen(parse(text)));
});

it.each([
  ['a mark at the beginning', '---\nimsManifest: v1\nregion: r\n'],
  ['comments around a mark', '# a\n---\n# b\nimsManifest: v1\n# c\n--- # d\n# e\nregion: r\n'],
  ['blank lines around a mark', 'imsManifest: v1\n\n---  \n\nregion: r\n'],
  ['a section that goes on to a mark', 'imsManifest: v1\noperations:\n  - { action: delete }\n---\nregion: r\n'],
  ['what looks like a mark in a literal text', 'x-note: |\n  ---\n  a\nregion: r\n'],
  ['a literal text that a mark ends', 'x-note: |\n  a\n---\nregion: r\n'],
  ['a name without its colon between sections', 'region: r\nke\nimages:\n  a: {}\n'],
  ['names without their colons above children', 'images:\n  ne\n  w # new\n  a: {}\noperations:\n  - action: delete\n'],
  ['sections that hold nothing', 'region: r\nkeys: {}\nbuckets: { } # none\nnoted: []\noperations: []\n'],
  ['a name without its colon within a step', 'operations:\n  - action: delete\n    ima\n    image: a\n'],
])('is read alike in chunks and whole: %s', (_, text) => {
  expectAlike(text, true);
});

it.each([
  ['an empty document', 'region: r\n---\n---\nregion: r\n'],
  ['a document on the line of its mark', '--- { region: r }\n---\nregion: r\n'],
  ['an end of a document', 'region: r\n...\n---\nregion: r\n'],
  ['a directive', '%YAML 1.2\n---\nregion: r\n'],
])('is left to the parser: %s', (_, text) => {
  expectAlike(text, false);
});
