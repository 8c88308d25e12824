import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HclChange, NewBlock } from '../../server/hcl/change';
import { hclEdits } from '../../server/hcl/edits';
import type { HclFile, TopLevelItem } from '../../server/hcl/node';
import { parseHcl } from '../../server/hcl/parser';
import { applyEdits } from '../../server/text/edit';
import { sourceFile } from '../../server/text/source-file';
import { corpus } from './corpus';
import { dedent } from '../support/dedent';

const read = (text: string): HclFile => parseHcl(text, sourceFile('main.tf'));

/** The text after changes to its first part. */
function changed(text: string, ...changes: readonly ((part: TopLevelItem) => HclChange)[]): string | undefined {
  const file = read(text);
  const [part] = file.parts;
  const edits = hclEdits(file, part === undefined ? [] : changes.map((change) => change(part)));
  return edits === undefined ? undefined : applyEdits(text, edits);
}

const set =
  (name: string, value: string) =>
  (part: TopLevelItem): HclChange => ({ do: 'set', part, name, value: { expression: value } });

const variable: NewBlock = { name: 'variable', labels: ['v'], arguments: [['default', '1']] };

const block = `# The copy.
resource "a" "b" {
  # Its name.
  name = "x" # one
  size = 1

  lifecycle {
    ignore_changes = [tags]
  }
}
`;

const cases: readonly (readonly [string, string, (part: TopLevelItem) => HclChange, string])[] = [
  ['sets a value', block, set('size', 'var.size'), block.replace('size = 1', 'size = var.size')],
  [
    'adds an argument, and aligns those around it',
    block,
    set('kms_key_id', 'huaweicloud_kms_key.k.id'),
    block.replace(
      'name = "x" # one\n  size = 1\n',
      dedent`
        name       = "x" # one
          size       = 1
          kms_key_id = huaweicloud_kms_key.k.id
      `,
    ),
  ],
  [
    'adds an argument to an empty block',
    'resource "a" "b" {}\n',
    set('name', '"x"'),
    dedent`
      resource "a" "b" {
        name = "x"
      }
    `,
  ],
  [
    'adds an argument to a block of blocks',
    dedent`
      resource "a" "b" {
        c {}
      }
    `,
    set('name', '"x"'),
    dedent`
      resource "a" "b" {
        name = "x"

        c {}
      }
    `,
  ],
  [
    'removes an argument with its comments',
    block,
    (part) => ({ do: 'remove', part, name: 'name' }),
    block.replace('  # Its name.\n  name = "x" # one\n', ''),
  ],
  [
    'aligns what is left without the longest name',
    dedent`
      resource "a" "b" {
        a      = 1  # x
        longer = 22 # y
        bc     = 3  # z
      }
    `,
    (part) => ({ do: 'remove', part, name: 'longer' }),
    dedent`
      resource "a" "b" {
        a  = 1 # x
        bc = 3 # z
      }
    `,
  ],
  [
    'removes a block with its comments',
    `${block}\nlocals {}\n`,
    (part) => ({ do: 'remove-block', part }),
    'locals {}\n',
  ],
  [
    'inserts a block before another',
    block,
    (part) => ({ do: 'insert', side: 'before', part, block: variable }),
    dedent`
      variable "v" {
        default = 1
      }

      ${block}`,
  ],
  [
    'inserts a block after another',
    `${block}\nlocals {}\n`,
    (part) => ({ do: 'insert', side: 'after', part, block: variable }),
    dedent`
      ${block}
      variable "v" {
        default = 1
      }

      locals {}
    `,
  ],
  [
    'adds to a list in one line',
    dedent`
      a "b" {
        l = [1]
      }
    `,
    (part) => ({ do: 'append', part, name: 'l', value: { expression: '2' } }),
    dedent`
      a "b" {
        l = [1, 2]
      }
    `,
  ],
  [
    'shortens a list',
    dedent`
      a "b" {
        l = [
          1,
          2,
          3,
        ]
      }
    `,
    (part) => ({ do: 'shorten', part, name: 'l', length: 1 }),
    dedent`
      a "b" {
        l = [
          1,
        ]
      }
    `,
  ],
  [
    'adds a nested block',
    block,
    (part) => ({ do: 'add-block', part, block: { name: 'c', labels: [], arguments: [['a', '1']] } }),
    block.replace('  }\n}', '  }\n\n  c {\n    a = 1\n  }\n}'),
  ],
  [
    'adds to a list over several lines',
    dedent`
      a "b" {
        l = [
          1, # one
          2  # two
        ]
      }
    `,
    (part) => ({ do: 'append', part, name: 'l', value: { expression: '3' } }),
    dedent`
      a "b" {
        l = [
          1, # one
          2, # two
          3
        ]
      }
    `,
  ],
  [
    'creates a list',
    dedent`
      a "b" {
        name = 1
      }
    `,
    (part) => ({ do: 'append', part, name: 'depends_on', value: { expression: 'x.y' } }),
    dedent`
      a "b" {
        name       = 1
        depends_on = [x.y]
      }
    `,
  ],
  [
    'writes plain values',
    dedent`
      a "b" {
        x = 1
      }
    `,
    (part) => ({ do: 'set', part, name: 'tags', value: { value: { 'a.b': '${x}"', c: [1, null] } } }),
    'a "b" {\n  x = 1\n  tags = {\n    "a.b" = "$${x}\\""\n    c     = [1, null]\n  }\n}\n',
  ],
  [
    'keeps the line endings',
    'a "b" {\r\n  x = 1\r\n}\r\n',
    set('long', '2'),
    'a "b" {\r\n  x    = 1\r\n  long = 2\r\n}\r\n',
  ],
  [
    'aligns a text over several lines with its neighbors',
    dedent`
      a "b" {
        x = <<EOT
        y = 1
      EOT
        z = 1
      }
    `,
    set('long', '2'),
    dedent`
      a "b" {
        x    = <<EOT
        y = 1
      EOT
        z    = 1
        long = 2
      }
    `,
  ],
];

describe('an edit', () => {
  it.each(cases)('%s', (_, text, change, result) => {
    expect(changed(text, change)).toBe(result);
  });

  it('does not change other lines', () => {
    const text = dedent`
      a "b" {
        x=1

        y   = 2
      }
    `;
    expect(changed(text, set('x', '3'))).toBe(dedent`
      a "b" {
        x = 3

        y   = 2
      }
    `);
  });

  it('is not possible for blocks and arguments that do not exist', () => {
    expect(changed(block, (part) => ({ do: 'remove', part, name: 'none' }))).toBeUndefined();
    expect(
      changed(block, (part) => ({ do: 'append', part, name: 'size', value: { expression: '1' } })),
    ).toBeUndefined();
  });

  it('has the requested result and keeps everything else', () => {
    const texts = corpus().map(({ text }) => text);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.constantFrom('name', 'a', 'kms_key_id', 'x-long-name-of-all'),
        (text, index, name) => {
          const file = read(text);
          const at = index % file.parts.length;
          const part = file.parts[at]!;
          const edits = hclEdits(file, [{ do: 'set', part, name, value: { expression: '[1, 2]' } }]);
          const after = read(applyEdits(text, edits ?? []));
          expect(after.problems).toEqual([]);
          expect(after.comments.map((comment) => comment.text)).toEqual(file.comments.map((comment) => comment.text));
          after.parts.forEach((each, other) => {
            const [was, is] = [file.parts[other]!, each].map(({ item }) => item.type === 'block' ? [...item.body.attributes.keys()] : []); // prettier-ignore
            expect(new Set(is)).toEqual(new Set(other === at ? [...(was ?? []), name] : was));
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

const terraform = spawnSync('terraform', ['version']).status === 0;

it.skipIf(!terraform)('edits keep the format of `terraform fmt`', () => {
  const results = cases.map(([, text, change]) => changed(text, change) ?? '');
  for (const text of results) {
    const formatted = execFileSync('terraform', ['fmt', '-no-color', '-'], { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
    expect(formatted).toBe(text);
  }
}); // prettier-ignore
