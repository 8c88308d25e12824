import { expect, it } from 'vitest';
import { parseHclFile } from '../../server/hcl/parse';
import { sourceFile } from '../../server/text/source-file';
import { printed } from './print';

const read = (name: string, text: string): string => printed(parseHclFile(name, text, sourceFile(name)));

it('parses blocks, templates, and references in JSON', () => {
  const text = `{
  "//": "a comment",
  "resource": {
    "a": { "b": { "name": "x-\${var.n}", "depends_on": ["c.d"], "disks": [{ "size": 1 }], "lifecycle": { "ignore_changes": ["tags"] } } }
  },
  "provider": { "p": [{ "alias": "one" }, { "alias": "two" }] },
  "locals": { "l": "\${[\\"a\\"]}", "n": null, "plain": "c.d" },
  "module": { "m": { "providers": { "p": "p.one" } } }
}`;
  expect(read('main.tf.json', text)).toBe(
    `resource "a" "b" {
  name = template("x-" var.n)
  depends_on = [c.d]
  disks = [{ "size" = 1 }]
  lifecycle = { "ignore_changes" = [tags] }
}
provider "p" {
  alias = "one"
}
provider "p" {
  alias = "two"
}
locals {
  l = template(["a"])
  n = null
  plain = "c.d"
}
module "m" {
  providers = { "p" = p.one }
}
`.trimEnd(),
  );
});

it('parses values of variables', () => {
  expect(read('terraform.tfvars.json', '{ "resource": { "a": [1, true] } }')).toBe('resource = { "a" = [1, true] }');
  expect(read('terraform.tfvars', 'resource = 1\n')).toBe('resource = 1');
});

it('parses the texts of variables as they are', () => {
  expect(read('terraform.tfvars.json', '{ "a": "${b}" }')).toBe('a = "${b}"');
});

it('reads fields named // as comments', () => {
  const text =
    '{ "//": "one", "locals": [{ "a": 1, "//": "two" }], "data": { "a": { "b": { "//" : "\\"three\\"" ,\n"c": {"//": 4} } } } }';
  const { comments } = parseHclFile('main.tf.json', text, sourceFile('main.tf.json'));
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
    '"//": "one",',
    '"//": "two"',
    '"//" : "\\"three\\"" ,',
  ]);
  expect(comments.map((each) => each.text.slice(each.content.start, each.content.end))).toEqual([
    'one',
    'two',
    '\\"three\\"',
  ]);
});

it('parses incomplete JSON', () => {
  expect(read('main.tf.json', '{ "locals": { "a": 1, "b": , "c": "x }')).toBe(`! locals {
  a = 1
  b = ?
  c = "x }"
}
1:28 "," Missing value.
1:35 "\\"x }" Missing closing quote.
1:13 "{" Missing closing bracket for \`{\`.
1:1 "{" Missing closing bracket for \`{\`.`);
});
