import { expect, it } from 'vitest';
import { Evaluator } from '../../../server/terraform/evaluate/evaluator';
import type { Configuration, Value } from '../../../server/model/terraform/configuration';
import { printConfiguration, printValue, TextModules } from './texts';
import { dedent } from '../../support/dedent';

function read(text: string, variables?: ReadonlyMap<string, Value>): Configuration {
  const modules = new TextModules().write(text);
  return new Evaluator().evaluate(modules.root(), modules, variables);
}

/** The value of an expression in a resource, with some declarations. */
function value(expression: string, others = ''): string {
  const { instances } = read(`${others}\nresource "x_user" "u" {\n  v = ${expression}\n}\n`);
  const found = instances.find(({ type }) => type === 'x_user')?.arguments.values.get('v');
  return found === undefined ? 'absent' : printValue(found.value);
}

const one = dedent`
    resource "x_image" "one" {
      name = "web"
      none = null
      tags = {
        env = "prod"
      }
      disk {
        size = 10
      }
      disk {
        size = 20
      }
    }
  `;
const two = dedent`
  resource "x_image" "two" {
    count = 2
    name  = "web-\${count.index}"
  }
`;
const map = dedent`
  resource "x_image" "map" {
    for_each = { a = "eu", b = "us" }
    region   = each.value
  }
`;
const some = dedent`
  variable "n" {}
  resource "x_image" "some" {
    count = var.n
    name  = "web"
  }
`;
const data = dedent`
  data "x_images" "d" {
    name = "web"
  }
`;
const all = one + two + map + some + data;

it.each([
  ['x_image.one.id', '=x_image.one.id'],
  ['x_image.one.name', '"web" =x_image.one.name'],
  ['x_image.one.none', '=x_image.one.none'],
  ['x_image.one["name"]', '"web" =x_image.one.name'],
  ['x_image.one', '=x_image.one'],
  ['x_image.one.tags.env', '"prod" =x_image.one.tags.env'],
  ['x_image.one.tags["owner"]', '=x_image.one.tags.owner'],
  ['x_image.one.disk[1].size', '20 =x_image.one.disk.1.size'],
  ['x_image.one.disk[*].size', '[10 =x_image.one.disk.0.size, 20 =x_image.one.disk.1.size]'],
  ['x_image.one[*].id', '[=x_image.one.id]'],
  ['x_image.one.disks[0].id', '=x_image.one.disks.0.id'],
  ['resource.x_image.one.id', '=x_image.one.id'],
  ['x_image.two[0].id', '=x_image.two[0].id'],
  ['x_image.two.1.id', '=x_image.two[1].id'],
  ['x_image.two[1].name', '"web-1" =x_image.two[1].name'],
  ['x_image.two[2].id', 'unknown'],
  ['x_image.two[*].id', '[=x_image.two[0].id, =x_image.two[1].id]'],
  ['x_image.two.*.name', '["web-0" =x_image.two[0].name, "web-1" =x_image.two[1].name]'],
  ['one(x_image.two[*].id)', 'unknown'],
  ['element(x_image.two[*].id, 3)', '=x_image.two[1].id'],
  ['x_image.two[var.n].id', 'unknown about x_image.two[0], x_image.two[1]'],
  ['length(x_image.two)', '2'],
  ['x_image.map["a"].id', '=x_image.map["a"].id'],
  ['x_image.map["b"].region', '"us" =x_image.map["b"].region'],
  ['values(x_image.map)[*].id', '[=x_image.map["a"].id, =x_image.map["b"].id]'],
  ['[for k, x in x_image.map : x.id]', '[=x_image.map["a"].id, =x_image.map["b"].id]'],
  ['{for k, x in x_image.map : k => x.region}', '{a: "eu" =x_image.map["a"].region, b: "us" =x_image.map["b"].region}'],
  ['keys(x_image.map)', '["a", "b"]'],
  ['x_image.some[0].id', '=x_image.some.0.id'],
  ['x_image.some[0].name', '"web" =x_image.some.0.name'],
  ['x_image.some[*].id', 'unknown about x_image.some'],
  ['one(x_image.some[*].id)', 'unknown about x_image.some'],
  ['length(x_image.some)', 'unknown about x_image.some'],
  ['data.x_images.d.id', '=data.x_images.d.id'],
  ['data.x_images.d.images[0].id', '=data.x_images.d.images.0.id'],
  ['data.x_images.d.images.0.id', '=data.x_images.d.images.0.id'],
  ['tolist(data.x_images.d.images)[0].id', '=data.x_images.d.images.0.id'],
  ['try(data.x_images.d.images[0].id, "")', '=data.x_images.d.images.0.id'],
  ['element(data.x_images.d.ids, 0)', '=data.x_images.d.ids.0'],
  ['data.x_images.d.name', '"web" =data.x_images.d.name'],
  ['"${x_image.one.name}:${x_image.one.id}"', '`web:${=x_image.one.id}`'],
  ['"${x_image.one.id}"', '=x_image.one.id'],
  ['format("%s:%s", x_image.one.id, "k")', '`${=x_image.one.id}:k`'],
  ['join(":", [x_image.one.id, "k"])', '`${=x_image.one.id}:k`'],
  ['upper(x_image.one.id)', 'unknown about x_image.one'],
  ['x_image.one.id == x_image.one.id', 'true'],
  ['x_image.one.id == x_image.two[0].id', 'unknown about x_image.one, x_image.two[0]'],
  ['x_image.one.id == "" ? "a" : "b"', 'unknown'],
  ['x_image.one.id == "" ? "a" : "a"', '"a"'],
  ['var.n == 1 ? x_image.one.id : x_image.two[0].id', 'unknown about x_image.one, x_image.two[0]'],
  ['var.n == 1 ? x_image.one.id : x_image.one.id', '=x_image.one.id'],
  ['var.n == 1 && false', 'false'],
  ['true || var.n == 1', 'true'],
  ['var.n == 1 && true', 'unknown'],
  ['true ? x_image.one.id : x_image.two[0].id', '=x_image.one.id'],
  ['coalesce("", x_image.one.id)', 'unknown about x_image.one'],
  ['coalesce("a", x_image.one.id)', '"a"'],
  ['concat([x_image.one.id], ["b"])', '[=x_image.one.id, "b"]'],
  ['merge({ a = x_image.one.id }, { b = 1 }).a', '=x_image.one.id'],
  ['lookup({ a = x_image.one.id }, "a", "")', '=x_image.one.id'],
  ['contains(["a", x_image.one.id], "a")', 'true'],
  ['contains([x_image.one.id], "a")', 'unknown about x_image.one'],
  ['flatten([[x_image.one.id], ["b"]])', '[=x_image.one.id, "b"]'],
  ['toset([x_image.one.id, "b", "b"])', 'set[=x_image.one.id, "b"]'],
  ['path.module', '"."'],
  ['path.cwd', 'unknown'],
  ['terraform.workspace', 'unknown'],
  ['file("x.txt")', 'unknown'],
  ['timestamp()', 'unknown'],
  ['provider::x::f(1)', 'unknown'],
  ['null', 'absent'],
  ['true ? null : "a"', 'absent'],
  ['[null, "a"]', '[null, "a"]'],
  ['', 'unknown'],
])('%s is %s', (expression, expected) => {
  expect(value(expression, all)).toBe(expected);
});

it.each([
  ['', 'type = string', 'unknown'],
  ['default = 1', 'type = string', '"1"'],
  ['default = "1"', 'type = number', '1'],
  ['default = "true"', 'type = bool', 'true'],
  ['default = "x"', 'type = number', 'unknown'],
  ['default = null', 'nullable = false', 'absent'],
  ['default = ["b", "a", "b"]', 'type = set(string)', 'set["a", "b"]'],
  ['default = [1, "a"]', 'type = list(string)', '["1", "a"]'],
  ['default = { a = 1 }', 'type = map(string)', '{a: "1"}'],
  [
    'default = { a = 1, z = 2 }',
    'type = object({ a = string, b = optional(number, 5), c = optional(string) })',
    '{a: "1", b: 5, c: null}',
  ],
  ['default = { a = 1 }', 'type = object({ b = string })', 'unknown'],
  ['default = ["a", 1]', 'type = tuple([string, bool])', 'unknown'],
  ['default = ["a", 1]', 'type = tuple([string, number])', '["a", 1]'],
  ['default = "s"', 'sensitive = true', 'sensitive "s"'],
])('a variable with %s and %s is %s', (fallback, more, expected) => {
  expect(value('var.v', `variable "v" {\n  ${fallback}\n  ${more}\n}\n`)).toBe(expected);
});

it('takes the value of a variable from the file with precedence, and from the command line first', () => {
  const text = dedent`
      -- main.tf --
      variable "v" {
        default = "d"
      }
      resource "x_user" "u" {
        v = var.v
      }
      -- terraform.tfvars --
      v = "t"
      -- b.auto.tfvars --
      v = "b"
      -- a.auto.tfvars.json --
      {"v": "a"}
      -- other.tfvars --
      v = "o"
    `;
  expect(printConfiguration(read(text))).toContain('v = "b"');
  expect(printConfiguration(read(text, new Map([['v', { type: 'known', value: 'c' }]])))).toContain('v = "c"');
});

it.each([
  ['"a-${var.s}"', 'sensitive "a-x"'],
  ['upper(var.s)', 'sensitive "X"'],
  ['[var.s]', '[sensitive "x"]'],
  ['[var.s][0]', 'sensitive "x"'],
  ['var.s == "x" ? 1 : 2', 'sensitive 1'],
  ['sensitive("a")', 'sensitive "a"'],
  ['nonsensitive(var.s)', '"x"'],
  ['{ a = var.s }.a', 'sensitive "x"'],
  ['join("-", [var.s, "b"])', 'sensitive "x-b"'],
])('%s is %s', (expression, expected) => {
  expect(
    value(
      expression,
      dedent`
    variable "s" {
      default   = "x"
      sensitive = true
    }
  `,
    ),
  ).toBe(expected);
});

it('has the places of values', () => {
  const modules = new TextModules().write(
    dedent`
      -- main.tf --
      variable "region" {
        default = "eu"
      }
      variable "list" {
        default = ["a", "b"]
      }
      locals {
        name = "web-\${var.region}"
        map  = { k = "v" }
      }
      module "m" {
        source = "./m"
        given  = "mod"
        passed = var.region
      }
      resource "x_y" "a" {
        region = var.region
        name   = local.name
        item   = var.list[1]
        field  = local.map.k
        text   = "plain"
      }
      resource "x_y" "b" {
        name   = x_y.a.text
        region = x_y.a.region
      }
      -- m/main.tf --
      variable "given" {}
      variable "passed" {}
      resource "x_y" "c" {
        given  = var.given
        passed = var.passed
      }
      -- terraform.tfvars --
      list = ["x", "y"]
    `,
  );
  const { instances } = new Evaluator().evaluate(modules.root(), modules);
  const lines = instances.flatMap((instance) =>
    [...instance.arguments.values].map(
      ([name, { value }]) =>
        `${instance.address} ${name} from ${value.origin === undefined ? 'here' : modules.at(value.origin)}`,
    ),
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "module.m.x_y.c given from main.tf: "mod"
    module.m.x_y.c passed from main.tf: "eu"
    x_y.a region from main.tf: "eu"
    x_y.a name from main.tf: "web-\${var.region}"
    x_y.a item from terraform.tfvars: "y"
    x_y.a field from main.tf: "v"
    x_y.a text from here
    x_y.b name from main.tf: "plain"
    x_y.b region from main.tf: "eu""
  `);
});
