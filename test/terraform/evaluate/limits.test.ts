import { expect, it } from 'vitest';
import { Evaluator } from '../../../server/terraform/evaluate/evaluator';
import { printConfiguration, TextModules } from './texts';
import { dedent } from '../../support/dedent';

const resource = (name: string, value: string): string => `resource "x_y" "${name}" {\n  v = ${value}\n}\n`;
const locals = (lines: readonly string[]): string => `locals {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const chain = (length: number, end: string): string =>
  locals([
    ...Array.from({ length }, (_, at) => `l${String(at)} = local.l${String(at + 1)}`),
    `l${String(length)} = ${end}`,
  ]);
/** Takes a bit more than half of the steps of an evaluation. */
const work = (name: string, end: string): string =>
  locals([
    `items_${name} = range(1000)`,
    `${name} = length([for a in range(1000) : length(local.items_${name})]) == 0 ? "" : ${end}`,
  ]);
const many = (name: string): string => dedent`
  resource "x_y" "${name}" {
    count = 6000
    v = 1
  }
`;

/** What changes in a file, one state after the other. */
const histories: Readonly<Record<string, readonly string[]>> = {
  'the end of a long chain changes': [
    chain(3000, '1') + resource('r', 'local.l0'),
    chain(3000, '2') + resource('r', 'local.l0'),
    chain(3000, '2') + resource('r', 'local.l0') + resource('s', 'local.l2000'),
  ],
  'a long chain becomes a circle': [
    chain(3000, '1') + resource('r', 'local.l0'),
    chain(3000, 'local.l5') + resource('r', 'local.l0'),
    chain(3000, '1') + resource('r', 'local.l0'),
  ],
  'the steps of two values are too many together': [
    work('a', '"x"') + resource('r', 'local.a'),
    work('a', '"x"') + work('b', '"y"') + resource('r', 'local.a') + resource('s', 'local.b'),
    work('a', '"x"') + work('b', '"z"') + resource('r', 'local.a') + resource('s', 'local.b'),
    work('b', '"z"') + resource('s', 'local.b'),
  ],
  'the instances of two resources are too many together': [
    many('a'),
    many('a') + many('b') + resource('r', 'x_y.b[3].v'),
    many('b') + many('a') + resource('r', 'x_y.b[3].v'),
    many('b') + resource('r', 'x_y.b[3].v'),
  ],
  'a value becomes too large': [
    locals(['a = range(1000)', 'b = [for x in local.a : local.a]', 'c = [local.a, local.b]']) + resource('r', 'local.c[0][0]'),
    locals(['a = range(1000)', 'b = [for x in local.a : local.a]', 'c = [local.b, local.b]']) + resource('r', 'local.c[0][0]'),
    locals(['a = range(1000)', 'b = 1', 'c = [local.b, local.b]']) + resource('r', 'local.c[0]'),
  ],
}; // prettier-ignore

it.each(Object.entries(histories))('the values are those of a new evaluation when %s', (_, texts) => {
  const modules = new TextModules();
  const evaluator = new Evaluator();
  for (const text of texts) {
    modules.write(text);
    const found = printConfiguration(evaluator.evaluate(modules.root(), modules));
    expect(found).toEqual(printConfiguration(new Evaluator().evaluate(modules.root(), modules)));
  }
});

it('a chain of any length has the value of its end', () => {
  const modules = new TextModules().write(chain(20_000, '7') + resource('r', 'local.l0'));
  expect(printConfiguration(new Evaluator().evaluate(modules.root(), modules))).toContain('v = 7');
});
