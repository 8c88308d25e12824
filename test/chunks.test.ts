import { sourceFile } from '../server/text/source-file';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseAgain } from '../server/yaml/incremental';
import { commentsWith } from '../server/yaml/lexer';
import type { SyntaxFile } from '../server/syntax/node';
import { parse } from '../server/yaml/parse';
import { runToEnd } from '../server/text/cooperative';
import { generated } from './support/generate';
import { dedent } from './support/dedent';

const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.ims.yaml'))
  .map((name) => [name, readFileSync(`examples/${name}`, 'utf8')] as const);
const pages = readdirSync('server/rules', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => [...readFileSync(`server/rules/${name}`, 'utf8').matchAll(/```yaml\n([^]*?)```/g)])
  .map(([, text = '']) => text);

/** What was read, with places of the file. */
function seen(file: SyntaxFile): unknown {
  const { documents, problems } = file;
  return {
    comments: commentsWith(file, ''),
    documents: documents.map(({ span, sections, entries }) => ({
      span,
      sections,
      entries: entries.map(({ anchor, path, key, value, end, broken }) => [
        anchor.start,
        path,
        key,
        value,
        end,
        broken,
      ]),
    })),
    problems: problems
      .map(({ anchor, start, end, what, args }) => [anchor.start + start, anchor.start + end, what, args])
      .sort(([a], [b]) => Number(a) - Number(b)),
  };
}

function expectAlike(text: string, chunked: boolean): void {
  const { file, chunks } = runToEnd(parseAgain(text, sourceFile()));
  expect(chunks !== undefined, text).toBe(chunked);
  expect(seen(file), text).toEqual(seen(parse(text)));
}

it.each([...examples, ['generated', generated(40)]] as const)('%s reads in chunks as it reads whole', (_, text) => {
  expectAlike(text, true);
  expectAlike(text.replaceAll('\n', '\r\n'), true);
});

it('the pages of the rules read in chunks as they read whole', () => {
  for (const text of pages)
    expect(seen(runToEnd(parseAgain(text, sourceFile())).file), text).toEqual(seen(parse(text)));
});

it.each([
  [
    'a mark at the beginning',
    dedent`
      ---
      imsManifest: v1
      region: r
    `,
  ],
  [
    'comments around a mark',
    dedent`
      # a
      ---
      # b
      imsManifest: v1
      # c
      --- # d
      # e
      region: r
    `,
  ],
  ['blank lines around a mark', 'imsManifest: v1\n\n---  \n\nregion: r\n'],
  [
    'a section that goes on to a mark',
    dedent`
      imsManifest: v1
      operations:
        - { action: delete }
      ---
      region: r
    `,
  ],
  [
    'what looks like a mark in a literal text',
    dedent`
      x-note: |
        ---
        a
      region: r
    `,
  ],
  [
    'a literal text that a mark ends',
    dedent`
      x-note: |
        a
      ---
      region: r
    `,
  ],
  [
    'a name without its colon between sections',
    dedent`
      region: r
      ke
      images:
        a: {}
    `,
  ],
  [
    'names without their colons above children',
    dedent`
      images:
        ne
        w # new
        a: {}
      operations:
        - action: delete
    `,
  ],
  [
    'sections that hold nothing',
    dedent`
      region: r
      keys: {}
      buckets: { } # none
      noted: []
      operations: []
    `,
  ],
  [
    'a name without its colon within a step',
    dedent`
      operations:
        - action: delete
          ima
          image: a
    `,
  ],
])('is read alike in chunks and whole: %s', (_, text) => {
  expectAlike(text, true);
});

it.each([
  [
    'an empty document',
    dedent`
      region: r
      ---
      ---
      region: r
    `,
  ],
  [
    'a document on the line of its mark',
    dedent`
      --- { region: r }
      ---
      region: r
    `,
  ],
  [
    'an end of a document',
    dedent`
      region: r
      ...
      ---
      region: r
    `,
  ],
  ['a directive', '%YAML 1.2\n---\nregion: r\n'],
])('is left to the parser: %s', (_, text) => {
  expectAlike(text, false);
});
