import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Arguments, Configuration, Value } from '../../../server/model/terraform/configuration';
import { Evaluator } from '../../../server/terraform/evaluate/evaluator';
import { TextModules } from './texts';

const fixtures = path.join(import.meta.dirname, '../fixtures');

/** Folders with a configuration and a plan of it. */
const plans = [
  ...readdirSync(fixtures)
    .filter((name) => name !== 'plans')
    .map((name) => [name, 'plan.json'] as const),
  ...['a/plan.json', 'b/p2.json', 'c/p.json', 'd/p2.json', 'e/p.json'].map(
    (file) => [`plans/${path.dirname(file)}`, path.basename(file)] as const,
  ),
];

interface PlannedResource {
  readonly address: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Record<string, unknown> | null;
    readonly after_unknown: Record<string, unknown>;
  };
}

interface Plan {
  readonly resource_changes: readonly PlannedResource[];
  readonly variables?: Readonly<Record<string, { readonly value: string | number | boolean | null }>>;
}

function evaluated(folder: string, plan: Plan): Configuration {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tf(\.json)?$/.test(name),
  );
  const text = files.map((name) => `-- ${name} --\n${readFileSync(path.join(folder, name), 'utf8')}`).join('\n');
  const modules = new TextModules().write(text);
  const given = Object.entries(plan.variables ?? {}).filter(([, { value }]) => typeof value !== 'object');
  const variables = new Map(given.map(([name, { value }]) => [name, { type: 'known' as const, value }]));
  return new Evaluator().evaluate(modules.root(), modules, variables);
}

/** A value as planned by Terraform, if it is known. */
function plain(value: Value): unknown {
  switch (value.type) {
    case 'known':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.fields].map(([name, field]) => [name, plain(field)]));
    default:
      return undefined;
  }
}

/** The known values of a block, nested ones as lists. */
function known(block: Arguments): Record<string, unknown> {
  const values = [...block.values].map(([name, { value }]) => [name, plain(value)] as const);
  const blocks = [...block.blocks].map(([name, nested]) => [name, nested.map(known)] as const);
  return Object.fromEntries([...values, ...blocks].filter(([, value]) => value !== undefined));
}

it.each(plans)('%s has the instances and the known values of its plan', (name, file) => {
  const folder = path.join(fixtures, name);
  expect(existsSync(path.join(folder, file))).toBe(true);
  const plan = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Plan;
  const { instances, problems } = evaluated(folder, plan);
  expect(problems).toEqual([]);
  const planned = new Map(plan.resource_changes.map((resource) => [resource.address, resource]));
  for (const [address, { mode, change }] of planned) {
    // A resource that was removed from the configuration.
    if (
      change.actions.some((action) => action === 'delete' || action === 'forget') &&
      !change.actions.includes('create')
    )
      continue;
    const instance = instances.find((each) => each.address === address);
    expect(instance, address).toMatchObject({ mode });
    for (const [argument, value] of Object.entries(known(instance!.arguments))) {
      if (change.after_unknown[argument] === true) expect([argument, 'unknown']).toEqual([argument, 'known']);
      expect(change.after).toMatchObject({ [argument]: value });
    }
  }
  // Data sources that are not in the plan are read during planning.
  for (const instance of instances)
    if (instance.mode === 'managed') expect([...planned.keys()]).toContain(instance.address);
});
