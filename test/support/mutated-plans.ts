import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { terraform } from '../../server/terraform/frontend';
import { checkPlanText } from '../../server/terraform/module-session';
import { sound } from './configuration-survives';

const fixtures = path.resolve('test/terraform/fixtures/plans');
const plans = [
  'a/plan.json',
  'b/p1.json',
  'b/p2.json',
  'b/p3.json',
  'c/p.json',
  'd/p.json',
  'd/p2.json',
  'e/p.json',
].map((file) => JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as unknown);

type Path = readonly string[];

/** The paths of all values in a JSON value. */
function pathsIn(value: unknown, own: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [own];
  return [own, ...Object.entries(value).flatMap(([name, item]) => pathsIn(item, [...own, name]))];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).map(
    ([key, item]) => [key, key === name ? replaced(item, rest, by) : item] as const,
  );
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const paths = plans.map((plan) => pathsIn(plan));
const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${String(at)}`, [at]]));
const deep = '[{"x":'.repeat(20_000) + '1' + '}]'.repeat(20_000);
const others: readonly unknown[] = [
  null, true, 0, -1, 1e308, '', 'module.m', '../x', [], {}, [[]], [{}], [null], { a: { b: 1 } }, { references: [1] }, { constant_value: {} }, { toString: null, constructor: 1 }, wide, 'DEEP',
]; // prettier-ignore

/** The text of a recorded plan with other values in one to three places. */
export const mutatedPlan = fc.nat({ max: plans.length - 1 }).chain((index) =>
  fc
    .array(fc.tuple(fc.constantFrom(...(paths[index] ?? [[]])), fc.constantFrom(...others)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((edits) => {
      const plan = edits.reduce((value, [at, by]) => replaced(value, at, by), plans[index]);
      return JSON.stringify(plan).replaceAll('"DEEP"', deep);
    }),
);

/** Each recorded plan with another value in each of its places, for a plan and a kind of value. */
export function* everyMutation(kind: number): Iterable<string> {
  for (const [index, plan] of plans.entries())
    for (const at of paths[index] ?? []) yield JSON.stringify(replaced(plan, at, others[kind]));
}

export const kindsOfMutations = others.length - 1;

/** Checks a plan file as a program would. Returns the length of its text. */
export function planSurvives(text: string): number {
  sound(checkPlanText({ frontend: terraform, path: 'plan.json', text }));
  return text.length;
}
