import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Arguments, Configuration, Instance, Value } from '../../../server/model/terraform/configuration';
import { parseHclFile } from '../../../server/hcl/parse';
import { Evaluator } from '../../../server/terraform/evaluate/evaluator';
import type { ModuleReader } from '../../../server/terraform/module';
import type { SourcesOfPlan } from '../../../server/terraform/plan-file/read';
import { sourceFile } from '../../../server/text/source-file';
import { onDisk } from '../../support/folder-reader';
import { readPlan } from './plan';
import { lines, printed, refText } from './print';

const fixtures = path.join(import.meta.dirname, '../fixtures');

/** Folders with a plan that only creates. */
const created = [
  ...readdirSync(fixtures)
    .filter((name) => name !== 'plans')
    .map((name) => [name, 'plan.json'] as const),
  ...([
    ['plans/a', 'plan.json'],
    ['plans/b', 'p1.json'],
    ['plans/e', 'p.json'],
  ] as const),
] as const;

/** The text of `plans/b` is the one after this resource was removed. */
const addedBefore = 'huaweicloud_ims_evs_data_image.d';

const textOf = (...file: readonly string[]): string => readFileSync(path.join(fixtures, ...file), 'utf8');

function sourcesIn(folder: string): SourcesOfPlan {
  const disk = onDisk(fixtures);
  const reader: ModuleReader = {
    module: (at) => {
      const found = disk.files(at);
      if (typeof found === 'string') return found;
      const files = found.map(({ name, text }) => parseHclFile(name, text, sourceFile(name)));
      return { folder: at, files, variables: [] };
    },
  };
  const root = reader.module(path.join(fixtures, folder));
  if (typeof root === 'string') throw new Error(root);
  return (variables) => new Evaluator().evaluate(root, reader, variables);
}

/** The parts of a plan that come from the configuration. */
function essence({ instances }: Configuration): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    instances
      .filter(({ mode }) => mode === 'managed')
      .map((each): readonly [string, unknown] => [
        each.address,
        {
          provider: each.provider.key,
          waitsFor: [...each.waitsFor].map(({ address }) => address).sort(),
          refs: refsIn(each.arguments),
        },
      ]),
  );
}

function refsIn({ values, blocks }: Arguments, prefix = ''): readonly string[] {
  const own = [...values].flatMap(([name, { value }]) => partsOf(value).map((ref) => `${prefix}${name} <- ${ref}`));
  const nested = [...blocks].flatMap(([name, list]) => list.flatMap((block) => refsIn(block, `${prefix}${name}.`)));
  return [...own, ...nested].sort();
}

function partsOf(value: Value): readonly string[] {
  const own = value.ref === undefined ? [] : [refText(value.ref)];
  if (value.type === 'list') return [...own, ...value.items.flatMap(partsOf)];
  return value.type === 'object' ? [...own, ...[...value.fields.values()].flatMap(partsOf)] : own;
}

describe('a plan with its configuration', () => {
  it.each(created)('%s/%s has the instances, references, and order of the evaluated configuration', (folder, file) => {
    let evaluated: Configuration | undefined;
    const sources = sourcesIn(folder);
    const planned = readPlan(textOf(folder, file), (variables) => (evaluated = sources(variables)));
    if (evaluated === undefined) throw new Error('The sources were not used.');
    const expected = essence(evaluated);
    const { [addedBefore]: removed, ...others } = essence(planned);
    expect(removed === undefined).toBe(folder !== 'plans/b');
    expect(others).toEqual(expected);
  });

  it.each(created)('%s/%s has the same references without the configuration, except through locals', (folder, file) => {
    const text = textOf(folder, file);
    const alone = readPlan(text);
    const both = new Map(readPlan(text, sourcesIn(folder)).instances.map((each) => [each.address, each]));
    for (const each of alone.instances) {
      if (each.waitsForMore === true) continue;
      const other = both.get(each.address);
      expect(refsIn(each.arguments)).toEqual(other && refsIn(other.arguments));
      expect([...each.waitsFor].map(({ address }) => address)).toEqual(
        other && [...other.waitsFor].map(({ address }) => address),
      );
    }
  });

  it('has the places of blocks and arguments, also of deleted instances', () => {
    const byAddress = new Map(
      readPlan(textOf('plans/c/p.json'), sourcesIn('plans/c')).instances.map((each) => [each.address, each]),
    );
    expect(placeOf(byAddress.get('huaweicloud_images_image_copy.cnt[0]'))).toBe('main.tf source_image_id');
    expect(placeOf(byAddress.get('huaweicloud_images_image_copy.cnt[1]'))).toBe('main.tf source_image_id');
    expect(placeOf(byAddress.get('huaweicloud_ims_ecs_system_image.gone'))).toBe('plan.json ');
  });

  it('has references through locals', () => {
    const { instances } = readPlan(textOf('plans/b/p1.json'), sourcesIn('plans/b'));
    const copy = instances.find(({ address }) => address === 'huaweicloud_images_image_copy.c');
    if (copy === undefined) throw new Error('The copy is missing.');
    expect(copy.waitsForMore).toBeUndefined();
    expect(lines(copy.arguments, '')).toContain('source_image_id = ? <- huaweicloud_ims_ecs_system_image.s.id');
    expect(printed({ instances, problems: [] })).not.toContain('0123456789abcdef0123456789abcdef');
  });
});

function placeOf(instance: Instance | undefined): string {
  const argument = instance?.arguments.values.get('source_image_id');
  const { start, end } = argument?.key ?? { start: 0, end: 0 };
  const anchor = instance?.place?.anchor;
  const text =
    anchor === undefined ? '' : anchor.source.path.endsWith('.tf') ? textOf('plans/c', anchor.source.path) : '';
  return `${anchor?.source.path ?? ''} ${text.slice((anchor?.start ?? 0) + start, (anchor?.start ?? 0) + end)}`;
}
