import { describe, expect, it } from 'vitest';
import { dashEdits } from '../../server/features/dash';
import { check } from '../../server/service';
import { formatEdits, formatRangeEdits } from '../../server/syntax/format';
import { parse } from '../../server/syntax/parse';
import { applyEdits } from '../../server/text/edit';
import { cursorIn, head } from '../support/cursor';
import { marked } from '../support/offers';

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
  it('sets indentation, spaces and blank lines right, and leaves comments where they belong', () => {
    expect(formatted(untidy)).toBe(tidy);
    expect(formatted(tidy)).toBe(tidy);
  });

  it('keeps the line ends that a file has', () => {
    expect(formatted(untidy.replaceAll('\n', '\r\n'))).toBe(tidy.replaceAll('\n', '\r\n'));
  });

  it.each([
    [
      'JSON',
      '{"imsManifest":"v1",\n"images":{\n"a":{"kind" :"iso" , "tags":{}}}}',
      '{ "imsManifest": "v1",\n  "images": {\n    "a": { "kind": "iso", "tags": {} } } }\n',
    ],
    ['several documents', 'a:   1\n---\nb:\n   c: 2\n', 'a: 1\n---\nb:\n  c: 2\n'],
    [
      'anchors, aliases and tags',
      'x-a:   &a   {k:   1}\nb:   *a\nc:   !!str   2\n',
      'x-a: &a { k: 1 }\nb: *a\nc: !!str 2\n',
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

  it('of a range changes what the range touches alone, at its column', () => {
    const { text, span } = marked(
      `${head}images:\n    a:   {}\n    b:   <|>{kind:   iso}<|>   # b\n    c:   {}\noperations:\n- action:   delete\n`,
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
  const step = 'operations:\n  - action: delete\n    image: a\n';

  it.each([
    ['behind a step begins the next one', `${step}    -<|>\n`, `${step}  -\n`],
    ['behind a step and a comment', `${step}\n    # next\n    -<|>\n`, `${step}\n    # next\n  -\n`],
    [
      'in a block begins the next step of the block',
      'operations:\n  - parallel:\n      - action: publish\n        image: a\n        -<|>\n',
      'operations:\n  - parallel:\n      - action: publish\n        image: a\n      -\n',
    ],
    [
      'behind a list within a step begins the next step',
      'operations:\n  - action: share\n    accounts:\n      - p\n    -<|>\n',
      'operations:\n  - action: share\n    accounts:\n      - p\n  -\n',
    ],
    ['with a word behind it', `${step}    - action:<|>\n`, `${step}  - action:\n`],
    [
      'with the steps behind it',
      `${step}    - action: publish\n      image: b\n\n    - action: tag\n      image: c\n      <|>\n`,
      `${step}  - action: publish\n    image: b\n\n  - action: tag\n    image: c\n    \n`,
    ],
    [
      'with the lines of its step',
      `${step}    - action: publish\n      image: b\n      <|>\n`,
      `${step}  - action: publish\n    image: b\n    \n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(typed(head + text)).toBe(expected);
  });

  it.each([
    ['at the right column', `${step}  -<|>\n`],
    ['of a list within a step', 'operations:\n  - action: share\n    accounts:\n    -<|>\n'],
    ['further down a list within a step', 'operations:\n  - action: share\n    accounts:\n      - p\n      -<|>\n'],
    ['in a text of several lines', 'operations:\n  - action: import\n    description: |\n      one\n      -<|>\n'],
    ['in another section', 'images:\n  a:\n    tags: {}\n    -<|>\n'],
    ['with a word right behind it', `${step}    -x<|>\n`],
    ['of a list that goes on', 'operations:\n  - action: share\n    accounts:\n      - p\n      - q <|>\n'],
  ])('%s stays', (_, text) => {
    const { checked } = cursorIn(head + text);
    expect(typed(head + text)).toBe(checked.text.slice(head.length));
  });

  it('is not looked for where none was typed', () => {
    const text = `${head}${step}`;
    expect(dashEdits(check(text), text.length)).toEqual([]);
  });
});
