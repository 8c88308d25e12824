import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hclEdits, type HclChange } from '../../server/hcl/edits';
import type { HclFile, Part } from '../../server/hcl/node';
import { parseHcl } from '../../server/hcl/parser';
import { applyEdits } from '../../server/text/edit';
import { sourceFile } from '../../server/text/source-file';
import { corpus } from './corpus';

const read = (text: string): HclFile => parseHcl(text, sourceFile('main.tf'));

/** The text after changes to its first part. */
function changed(text: string, ...changes: readonly ((part: Part) => HclChange)[]): string | undefined {
  const file = read(text);
  const [part] = file.parts;
  const edits = hclEdits(file, part === undefined ? [] : changes.map((change) => change(part)));
  return edits === undefined ? undefined : applyEdits(text, edits);
}

const set =
  (name: string, value: string, ...blocks: [string, number][]) =>
  (part: Part): HclChange => ({
    do: 'set',
    at: { part, blocks },
    name,
    value: { expression: value },
  });

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

const cases: readonly (readonly [string, string, (part: Part) => HclChange, string])[] = [
  ['sets a value', block, set('size', 'var.size'), block.replace('size = 1', 'size = var.size')],
  [
    'adds an argument, and aligns those around it',
    block,
    set('kms_key_id', 'huaweicloud_kms_key.k.id'),
    block.replace(
      'name = "x" # one\n  size = 1\n',
      'name       = "x" # one\n  size       = 1\n  kms_key_id = huaweicloud_kms_key.k.id\n',
    ),
  ],
  [
    'adds an argument to an empty block',
    'resource "a" "b" {}\n',
    set('name', '"x"'),
    'resource "a" "b" {\n  name = "x"\n}\n',
  ],
  [
    'adds an argument to a block of blocks',
    'resource "a" "b" {\n  c {}\n}\n',
    set('name', '"x"'),
    'resource "a" "b" {\n  name = "x"\n\n  c {}\n}\n',
  ],
  [
    'adds an argument to a block in one line',
    'resource "a" "b" {\n  c { d = 1 }\n}\n',
    set('long', '2', ['c', 0]),
    'resource "a" "b" {\n  c {\n    d    = 1\n    long = 2\n  }\n}\n',
  ],
  [
    'removes an argument with its comments',
    block,
    (part) => ({ do: 'remove', at: { part }, name: 'name' }),
    block.replace('  # Its name.\n  name = "x" # one\n', ''),
  ],
  [
    'aligns what is left without the longest name',
    'resource "a" "b" {\n  a      = 1  # x\n  longer = 22 # y\n  bc     = 3  # z\n}\n',
    (part) => ({ do: 'remove', at: { part }, name: 'longer' }),
    'resource "a" "b" {\n  a  = 1 # x\n  bc = 3 # z\n}\n',
  ],
  [
    'removes a nested block',
    block,
    (part) => ({ do: 'remove-block', at: { part, blocks: [['lifecycle', 0]] } }),
    block.replace('\n  lifecycle {\n    ignore_changes = [tags]\n  }\n', ''),
  ],
  [
    'removes a block with its comments',
    `${block}\nlocals {}\n`,
    (part) => ({ do: 'remove-block', at: { part } }),
    'locals {}\n',
  ],
  [
    'inserts a block before another',
    block,
    (of) => ({ do: 'insert', side: 'before', of, text: 'locals {}\n' }),
    `locals {}\n\n${block}`,
  ],
  [
    'inserts a block after another',
    `${block}\nlocals {}\n`,
    (of) => ({ do: 'insert', side: 'after', of, text: 'variable "v" {}\n' }),
    `${block}\nvariable "v" {}\n\nlocals {}\n`,
  ],
  [
    'adds to a list in one line',
    block,
    (part) => ({
      do: 'append',
      at: { part, blocks: [['lifecycle', 0]] },
      name: 'ignore_changes',
      value: { expression: 'name' },
    }),
    block.replace('[tags]', '[tags, name]'),
  ],
  [
    'adds to a list over several lines',
    'a "b" {\n  l = [\n    1, # one\n    2  # two\n  ]\n}\n',
    (part) => ({ do: 'append', at: { part }, name: 'l', value: { expression: '3' } }),
    'a "b" {\n  l = [\n    1, # one\n    2, # two\n    3\n  ]\n}\n',
  ],
  [
    'creates a list',
    'a "b" {\n  name = 1\n}\n',
    (part) => ({ do: 'append', at: { part }, name: 'depends_on', value: { expression: 'x.y' } }),
    'a "b" {\n  name       = 1\n  depends_on = [x.y]\n}\n',
  ],
  [
    'renames a label',
    block,
    (part) => ({ do: 'rename', part, label: 1, to: 'c' }),
    block.replace('"a" "b"', '"a" "c"'),
  ],
  [
    'writes plain values',
    'a "b" {\n  x = 1\n}\n',
    (part) => ({ do: 'set', at: { part }, name: 'tags', value: { value: { 'a.b': '${x}"', c: [1, null] } } }),
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
    'a "b" {\n  x = <<EOT\n  y = 1\nEOT\n  z = 1\n}\n',
    set('long', '2'),
    'a "b" {\n  x    = <<EOT\n  y = 1\nEOT\n  z    = 1\n  long = 2\n}\n',
  ],
];

describe('an edit', () => {
  it.each(cases)('%s', (_, text, change, result) => {
    expect(changed(text, change)).toBe(result);
  });

  it('does not change other lines', () => {
    const text = 'a "b" {\n  x=1\n\n  y   = 2\n}\n';
    expect(changed(text, set('x', '3'))).toBe('a "b" {\n  x = 3\n\n  y   = 2\n}\n');
  });

  it('is not possible for blocks and arguments that do not exist', () => {
    expect(changed(block, set('x', '1', ['none', 0]))).toBeUndefined();
    expect(changed(block, (part) => ({ do: 'remove', at: { part }, name: 'none' }))).toBeUndefined();
    expect(
      changed(block, (part) => ({ do: 'append', at: { part }, name: 'size', value: { expression: '1' } })),
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
          const edits = hclEdits(file, [{ do: 'set', at: { part }, name, value: { expression: '[1, 2]' } }]);
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
