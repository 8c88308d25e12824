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
  it('corrects indentation, spaces and blank lines, and keeps comments in place', () => {
    expect(formatted(untidy)).toBe(tidy);
    expect(formatted(tidy)).toBe(tidy);
  });

  it('keeps the line ends that a file has', () => {
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
    ['several documents', 'a:   1\n---\nb:\n   c: 2\n', 'a: 1\n---\nb:\n  c: 2\n'],
    [
      'anchors, aliases and tags',
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
    ['no line end at the end', 'a: 1', 'a: 1\n'],
    ['a text that keeps its line breaks', 'a:   |+\n   x\n\n\n', 'a: |+\n  x\n\n\n'],
    ['a text on several lines', "a:   'one\n\n       two'\n", "a: 'one\n\n  two'\n"],
  ])('of %s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it.each([
    ['a fault', 'a:   "open\n'],
    ['a key given twice', 'a:   1\na: 2\n'],
    ['a text that says its own indentation', 'a:   |2\n     x\n'],
    ['a key of its own form', '? a\n:   1\n'],
    ['line ends of old', 'a:   1\rb: 2\n'],
    ['nothing', ''],
  ])('leaves a text with %s as it is', (_, text) => {
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
    ['behind a step begins the next one', `${step}    -<|>\n`, `${step}  -\n`],
    ['behind a step and a comment', `${step}\n    # next\n    -<|>\n`, `${step}\n    # next\n  -\n`],
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
      'in the column of a chain stays',
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
      'behind a dash begins a chain',
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
      'behind a list within a step begins the next step',
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
    ['with a word behind it', `${step}    - action:<|>\n`, `${step}  - action:\n`],
    [
      'with the steps behind it',
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
      'with the lines of its step',
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
      'of a list within a step',
      dedent`
        operations:
          - action: share
            accounts:
            -<|>
      `,
    ],
    [
      'further down a list within a step',
      dedent`
        operations:
          - action: share
            accounts:
              - p
              -<|>
      `,
    ],
    [
      'in a text of several lines',
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
    ['with a word right behind it', `${step}    -x<|>\n`],
    [
      'of a list that goes on',
      dedent`
        operations:
          - action: share
            accounts:
              - p
              - q <|>
      `,
    ],
  ])('%s stays', (_, text) => {
    const { checked } = cursorIn(head + text);
    expect(typed(head + text)).toBe(checked.text.slice(head.length));
  });

  it('is not moved unless it was typed', () => {
    const text = `${head}${step}`;
    expect(dashEdits(check(text), text.length)).toEqual([]);
  });
});
