import { describe, expect, it } from 'vitest';
import { dashEdits } from '../../server/yaml/on-type-dash';
import { check } from '../support/check';
import { formatEdits, formatRangeEdits } from '../../server/yaml/format';
import { parse } from '../../server/yaml/parse';
import { applyEdits } from '../../server/text/edit';
import { cursorIn, head } from '../support/cursor';
import { marked } from '../support/offers';
import { dedent, manifest } from '../support/dedent';

const formatted = (text: string): string => applyEdits(text, formatEdits(parse(text)));

const untidy = `# a plan

imsManifest:   v1
region: ap-southeast-1



keys:
    golden:   {alias:   x ,state: enabled}   # why
    # about
    other:
        alias:  "y"
        grants:
        -   {account: p, operations: [ a,b ]}
operations:
- action:   import
  name: a
# the second
-   action: export
    image:  x
    tags:
            a: |
               text
                 more

            b: >-
              folded
- parallel:
   - action: x
     image: y

   - { action: z,
      image: q
      }
`;

const tidy = `# a plan

imsManifest: v1
region: ap-southeast-1

keys:
  golden: { alias: x, state: enabled }   # why
  # about
  other:
    alias: "y"
    grants:
      - { account: p, operations: [a, b] }
operations:
  - action: import
    name: a
  # the second
  - action: export
    image: x
    tags:
      a: |
        text
          more

      b: >-
        folded
  - parallel:
      - action: x
        image: y

      - { action: z,
          image: q
        }
`;

describe('formatting', () => {
  it('corrects indentation, spaces, and blank lines, and keeps comments in place', () => {
    expect(formatted(untidy)).toBe(tidy);
    expect(formatted(tidy)).toBe(tidy);
  });

  it('corrects files to include, quotas, chains, and data disk files', () => {
    const text = `${head}include:
    -   ../account.ims.yaml
quotas:   {images:   200,tags: 20}
operations:
- parallel:
   -   - {action:  import, file: f}
       -   action: share
           image:  x
- action: import
  data_images:
  -   {file:  logs,min_disk: 40}
  -   file: data
      min_disk:   50
`;
    const result = `${head}include:
  - ../account.ims.yaml
quotas: { images: 200, tags: 20 }
operations:
  - parallel:
      - - { action: import, file: f }
        - action: share
          image: x
  - action: import
    data_images:
      - { file: logs, min_disk: 40 }
      - file: data
        min_disk: 50
`;
    expect(formatted(text)).toBe(result);
    expect(formatted(result)).toBe(result);
  });

  it('keeps the line ends of the file', () => {
    expect(formatted(untidy.replaceAll('\n', '\r\n'))).toBe(tidy.replaceAll('\n', '\r\n'));
  });

  it.each([
    [
      'JSON',
      dedent`
        {"imsManifest":"v1",
        "images":{
        "a":{"kind" :"iso" , "tags":{}}}}`,
      dedent`
        { "imsManifest": "v1",
          "images": {
            "a": { "kind": "iso", "tags": {} } } }
      `,
    ],
    [
      'several documents',
      dedent`
      a:   1
      ---
      b:
         c: 2
    `,
      dedent`
      a: 1
      ---
      b:
        c: 2
    `,
    ],
    [
      'anchors, aliases, and tags',
      dedent`
        x-a:   &a   {k:   1}
        b:   *a
        c:   !!str   2
      `,
      dedent`
        x-a: &a { k: 1 }
        b: *a
        c: !!str 2
      `,
    ],
    ['a file without a final line end', 'a: 1', 'a: 1\n'],
    [
      'a block scalar that keeps its line breaks',
      dedent`
      a:   |+
         x


    `,
      dedent`
      a: |+
        x


    `,
    ],
    [
      'a multi-line string',
      dedent`
      a:   'one

             two'
    `,
      dedent`
      a: 'one

        two'
    `,
    ],
  ])('handles %s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it.each([
    ['a syntax error', 'a:   "open\n'],
    ['a duplicate key', 'a:   1\na: 2\n'],
    ['an explicit indentation indicator', 'a:   |2\n     x\n'],
    ['a complex key', '? a\n:   1\n'],
    ['CR line ends', 'a:   1\rb: 2\n'],
    ['no content', ''],
  ])('does not change a text with %s', (_, text) => {
    expect(formatted(text)).toBe(text);
  });

  it('of a range only changes the touched parts, at their column', () => {
    const { text, span } = marked(
      manifest`
        images:
            a:   {}
            b:   <|>{kind:   iso}<|>   # b
            c:   {}
        operations:
        - action:   delete
      `,
    );
    const result = applyEdits(text, formatRangeEdits(parse(text), span));
    expect(result).toBe(text.replace('b:   {kind:   iso}', 'b: { kind: iso }'));
  });
});

describe('a dash', () => {
  const typed = (text: string): string => {
    const { checked, offset } = cursorIn(text);
    return applyEdits(checked.text, dashEdits(checked, offset)).slice(head.length);
  };
  const step = dedent`
    operations:
      - action: delete
        image: a
  `;

  it.each([
    ['after a step begins the next one', `${step}    -<|>\n`, `${step}  -\n`],
    [
      'after a step and a comment',
      dedent`
      ${step}
          # next
          -<|>
    `,
      dedent`
      ${step}
          # next
        -
    `,
    ],
    [
      'in a chain begins the next step of the chain',
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
                  -<|>
      `,
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
                -
      `,
    ],
    [
      'in the column of a chain is not moved',
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
                - action: tag
                  image: a
                - de<|>
      `,
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
                - action: tag
                  image: a
                - de
      `,
    ],
    [
      'after a dash begins a chain',
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
              - -<|>
      `,
      dedent`
        operations:
          - parallel:
              - - action: publish
                  image: a
              - -
      `,
    ],
    [
      'in a block begins the next step of the block',
      dedent`
        operations:
          - parallel:
              - action: publish
                image: a
                -<|>
      `,
      dedent`
        operations:
          - parallel:
              - action: publish
                image: a
              -
      `,
    ],
    [
      'after a list in a step begins the next step',
      dedent`
        operations:
          - action: share
            accounts:
              - p
            -<|>
      `,
      dedent`
        operations:
          - action: share
            accounts:
              - p
          -
      `,
    ],
    ['moves with a word after it', `${step}    - action:<|>\n`, `${step}  - action:\n`],
    [
      'moves with the steps after it',
      dedent`
        ${step}    - action: publish
              image: b

            - action: tag
              image: c
              <|>
      `,
      `${step}  - action: publish\n    image: b\n\n  - action: tag\n    image: c\n    \n`,
    ],
    [
      'moves with the lines of its step',
      dedent`
        ${step}    - action: publish
              image: b
              <|>
      `,
      `${step}  - action: publish\n    image: b\n    \n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(typed(head + text)).toBe(expected);
  });

  it.each([
    ['at the right column', `${step}  -<|>\n`],
    [
      'of a list in a step',
      dedent`
        operations:
          - action: share
            accounts:
            -<|>
      `,
    ],
    [
      'at a later item of a list in a step',
      dedent`
        operations:
          - action: share
            accounts:
              - p
              -<|>
      `,
    ],
    [
      'in a multi-line string',
      dedent`
        operations:
          - action: import
            description: |
              one
              -<|>
      `,
    ],
    [
      'in another section',
      dedent`
        images:
          a:
            tags: {}
            -<|>
      `,
    ],
    ['directly before a word', `${step}    -x<|>\n`],
    [
      'of a list that continues',
      dedent`
        operations:
          - action: share
            accounts:
              - p
              - q <|>
      `,
    ],
  ])('is not moved %s', (_, text) => {
    const { checked } = cursorIn(head + text);
    expect(typed(head + text)).toBe(checked.text.slice(head.length));
  });

  it('is moved only after it was typed', () => {
    const text = `${head}${step}`;
    expect(dashEdits(check(text), text.length)).toEqual([]);
  });
});
