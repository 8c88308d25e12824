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

/** The parsed content with file positions. */
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

it.each([...examples, ['generated', generated(40)]] as const)(
  'parses %s in chunks as it does as a whole',
  (_, text) => {
    expectAlike(text, true);
    expectAlike(text.replaceAll('\n', '\r\n'), true);
  },
);

it('parses the manifests of the rule pages in chunks as it does as a whole', () => {
  for (const text of pages)
    expect(seen(runToEnd(parseAgain(text, sourceFile())).file), text).toEqual(seen(parse(text)));
});

it.each([
  [
    'a document marker at the beginning',
    dedent`
      ---
      imsManifest: v1
      region: r
    `,
  ],
  [
    'comments around a document marker',
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
  ['blank lines around a document marker', 'imsManifest: v1\n\n---  \n\nregion: r\n'],
  [
    'a section that ends at a document marker',
    dedent`
      imsManifest: v1
      operations:
        - { action: delete }
      ---
      region: r
    `,
  ],
  [
    'a block scalar that contains `---`',
    dedent`
      x-note: |
        ---
        a
      region: r
    `,
  ],
  [
    'a block scalar that ends at a document marker',
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
    'empty sections',
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
])('parses in chunks as it does as a whole: %s', (_, text) => {
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
    'a document on the line of its marker',
    dedent`
      --- { region: r }
      ---
      region: r
    `,
  ],
  [
    'a document end marker',
    dedent`
      region: r
      ...
      ---
      region: r
    `,
  ],
  [
    'a directive',
    dedent`
    %YAML 1.2
    ---
    region: r
  `,
  ],
])('does not split into chunks: %s', (_, text) => {
  expectAlike(text, false);
});
