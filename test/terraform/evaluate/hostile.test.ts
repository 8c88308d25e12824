import { expect, it } from 'vitest';
import { Evaluator } from '../../../server/terraform/evaluate/evaluator';
import { printConfiguration, printValue, TextModules } from './texts';
import { dedent } from '../../support/dedent';

const resource = (value: string): string => `resource "x_y" "r" {\n  v = ${value}\n}\n`;

function read(text: string) {
  const modules = new TextModules().write(text);
  return new Evaluator().evaluate(modules.root(), modules);
}

function valueOf(text: string): string {
  const value = read(text)
    .instances.find(({ name }) => name === 'r')
    ?.arguments.values.get('v')?.value;
  return value === undefined ? 'absent' : printValue(value);
}

const times = (count: number, line: (at: string, next: string) => string): string =>
  Array.from({ length: count }, (_, at) => line(String(at), String(at + 1))).join('\n');

it('treats cyclic local values as unknown and reports them', () => {
  expect(
    printConfiguration(
      read(dedent`
    locals {
      a = local.b
      b = local.a
    }
    ${resource('local.a')}`),
    ),
  ).toMatchInlineSnapshot(`
    "x_y.r with x
      v = unknown
    cycle local.a at main.tf:11"
  `);
});

it('reports cyclic resources', () => {
  const text = dedent`
    resource "x_y" "a" {
      v = x_y.b.id
    }
    resource "x_y" "b" {
      v = x_y.a.id
    }
  `;
  expect(printConfiguration(read(text))).toMatchInlineSnapshot(`
    "x_y.b with x after x_y.a
      v = =x_y.a.id
    x_y.a with x
      v = unknown
    cycle x_y.a at main.tf:0"
  `);
});

it('reports a resource that refers to itself', () => {
  expect(printConfiguration(read(resource('x_y.r.id')))).toMatchInlineSnapshot(`
    "x_y.r with x
      v = unknown
    cycle x_y.r at main.tf:0"
  `);
});

it('reports cyclic module calls', () => {
  const text = dedent`
    -- main.tf --
    module "m" {
      source = "./m"
    }
    ${resource('module.m.out')}
    -- m/main.tf --
    module "n" {
      source = "../n"
    }
    output "out" {
      value = module.n.out
    }
    -- n/main.tf --
    module "m" {
      source = "../m"
    }
    output "out" {
      value = module.m.out
    }
  `;
  expect(printConfiguration(read(text))).toMatchInlineSnapshot(`
    "x_y.r with x
      v = unknown
    module-cycle ../m at n/main.tf:24"
  `);
});

it('evaluates a value with an exponential number of items once', () => {
  const locals = times(100, (at, next) => `  l${at} = [local.l${next}, local.l${next}]`);
  const text = (value: string) => dedent`
    locals {
    ${locals}
      l100 = 1
    }
    ${resource(value)}`;
  for (const value of [
    'length(flatten(local.l0))',
    'jsonencode(local.l0)',
    'local.l0 == local.l1',
    'local.l0 == local.l0',
    'length(distinct(local.l0))',
  ])
    expect(valueOf(text(value))).toBe('unknown');
});

it.each([
  [
    'a string that doubles',
    'locals {\n  t0 = "abcdefgh"\n' +
      times(60, (at, next) => `  t${next} = "\${local.t${at}}\${local.t${at}}"`) +
      '\n}\n',
    'local.t60',
  ],
  [
    'a string with doubling parts',
    dedent`
      variable "v" {}
      locals {
        t0 = "-\${var.v}"
    ` +
      times(60, (at, next) => `  t${next} = "\${local.t${at}}\${local.t${at}}"`) +
      '\n}\n',
    'local.t60',
  ],
  [
    'a list that doubles',
    'locals {\n  t0 = [1]\n' + times(60, (at, next) => `  t${next} = concat(local.t${at}, local.t${at})`) + '\n}\n',
    'local.t60',
  ],
  [
    'nested loops',
    dedent`
      locals {
        r = range(1000)
      }
    `,
    '[for a in local.r : [for b in local.r : [for c in local.r : a + b + c]]]',
  ],
  [
    'a product',
    dedent`
    locals {
      r = range(1000)
    }
  `,
    'setproduct(local.r, local.r, local.r, local.r)',
  ],
  ['a wide format', '', 'format("%999999999d", 1)'],
  ['a slow pattern', '', `regex("(a+)+$", "${'a'.repeat(50)}b")`],
  ['a slower pattern', '', `regex("a*a*a*a*a*a*a*a*c", "${'a'.repeat(1000)}b")`],
  [
    'a long replacement',
    dedent`
      locals {
        t = "${'a'.repeat(20_000)}"
      }
    `,
    'replace(replace(local.t, "a", local.t), "a", local.t)',
  ],
])('gives up on %s', (_, text, value) => {
  expect(valueOf(text + resource(value))).toMatch(/^(?:`?(?:\$\{)?unknown)/);
});

it('creates one instance for a block with too many', () => {
  const { instances } = read(
    dedent`
      resource "x_y" "a" {
        count = 9000
      }
      resource "x_y" "b" {
        count = 2000
      }
      resource "x_y" "c" {
        count = 1e9
      }
    `,
  );
  expect(instances.filter(({ name }) => name !== 'a').map(({ address, several }) => [address, several])).toEqual([
    ['x_y.b', true],
    ['x_y.c', true],
  ]);
});

it('limits the number of modules', () => {
  const module = (at: string, next: string) =>
    dedent`
      -- m${at}/main.tf --
      module "a" {
        source = "../m${next}"
        count = 100
      }
      module "b" {
        source = "../m${next}"
      }
      ${resource('1')}`;
  const text = dedent`
    -- main.tf --
    module "a" {
      source = "./m0"
    }
    ${times(12, module)}
    -- m12/main.tf --
    ${resource('1')}`;
  expect(read(text).instances.length).toBeLessThan(20_000);
});

it('does not overflow on a long chain of operators or resources', () => {
  expect(valueOf(resource(Array.from({ length: 5000 }, () => '1').join(' + ')))).toMatch(/^(?:\d+|unknown)$/);
  const chain = times(3000, (at, next) => `resource "x_y" "a${at}" {\n  v = x_y.a${next}.v\n}`);
  expect(
    valueOf(dedent`
    ${chain}
    resource "x_y" "a3000" {
      v = 7
    }
    ${resource('x_y.a0.v')}`),
  ).toContain('7 =');
});
