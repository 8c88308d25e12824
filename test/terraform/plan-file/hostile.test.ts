import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arguments, Instance } from '../../../server/model/terraform/configuration';
import { readPlanFile } from '../../../server/terraform/plan-file/read';
import { sourceFile } from '../../../server/text/source-file';
import { plan, readPlan, resource } from './plan';
import { printed } from './print';

const fixtures = path.join(import.meta.dirname, '../fixtures/plans');
const texts = ['a/plan.json', 'b/p2.json', 'c/p.json', 'e/p.json'].map((file) =>
  readFileSync(path.join(fixtures, file), 'utf8'),
);

/** The paths of all values in a JSON value. */
function pathsIn(value: unknown, own: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [own];
  return [own, ...Object.entries(value).flatMap(([name, item]) => pathsIn(item, [...own, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return (value as readonly unknown[]).map((item, index) =>
      String(index) === name ? replaced(item, rest, by) : item,
    );
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, key === name ? replaced(item, rest, by) : item]),
  );
}

const whole = texts.map((text) => JSON.parse(text) as unknown);
const places = whole.map((value) =>
  pathsIn(value).filter(([section]) =>
    ['resource_changes', 'configuration', 'prior_state', 'variables', 'format_version'].includes(section ?? ''),
  ),
);
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null, true, 0, 1e308, '', [], {}, [[]], [{}], [null], ['references'], '__proto__', 'module.m', 'local.x', 'each.value',
    { references: ['module.m.id', 'var.image_id', 'each.value', 'count.index', 'huaweicloud_images_image_copy.c[0].id'] },
    { references: [1, null, {}] }, { constant_value: {} }, { ['__proto__']: { x: 1 } }, { toString: null, constructor: 1 },
  ),
); // prettier-ignore

function soundness(instances: readonly Instance[]): void {
  const seen = new Set<Instance>();
  for (const instance of instances) {
    for (const earlier of instance.waitsFor) expect(seen.has(earlier)).toBe(true);
    seen.add(instance);
    expect(seen.size).toBeLessThanOrEqual(instances.length);
  }
  expect(new Set(instances.map(({ address }) => address)).size).toBe(instances.length);
}

describe('an arbitrary plan file', () => {
  it('is read or rejected, and its instances are ordered', () => {
    const changed = fc.integer({ min: 0, max: whole.length - 1 }).chain((index) =>
      fc
        .array(fc.tuple(fc.constantFrom(...(places[index] ?? [[]])), anything), { minLength: 1, maxLength: 4 })
        .map((edits) => {
          const value = edits.reduce<unknown>((plan, [at, by]) => {
            try {
              return replaced(plan, at, by);
            } catch {
              return plan;
            }
          }, whole[index]);
          return JSON.stringify(value);
        }),
    );
    fc.assert(
      fc.property(changed, (text) => {
        const found = readPlanFile(text, sourceFile());
        if ('fault' in found) return;
        soundness(found.instances);
        printed(found);
      }),
      { numRuns: 100 },
    );
  });

  it('can end or have another character anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', '"', '\\', ',', ':'),
        (text, at, by) => {
          const cut = at % text.length;
          for (const broken of [text.slice(0, cut), text.slice(0, cut) + by + text.slice(cut + 1)]) {
            const found = readPlanFile(broken, sourceFile());
            if (!('fault' in found)) soundness(found.instances);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('can be deeply nested', () => {
    const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
    const change = (after: string): string =>
      `{"format_version":"1.2","resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["create"],"after":{"x":${after}},"after_unknown":{"x":${after}}}}],"configuration":{"root_module":{"resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","expressions":{"x":${after}}}]}}}`;
    for (const after of [deep('[', ']'), deep('[{"x":', '}]').replace('[{"x":}]', '[{"x":1}]')])
      expect('fault' in readPlanFile(change(after), sourceFile())).toBe(false);
    const modules = `${'{"module_calls":{"m":{"module":'.repeat(20_000)}{}${'}}}'.repeat(20_000)}`;
    const text = `{"format_version":"1.2","resource_changes":[{"address":"a.b","module_address":"module.m${'.module.m'.repeat(100)}","mode":"managed","type":"a","name":"b","change":{}}],"configuration":{"root_module":${modules}}}`;
    expect('fault' in readPlanFile(text, sourceFile())).toBe(false);
  });

  it('can have cycles of resources, modules, and outputs', () => {
    const text = plan([{ address: 'a.x' }, { address: 'a.y' }, { address: 'module.m.a.z', unknown: { v_id: true } }], {
      resources: [
        resource('a.x', { v_id: ['a.y.id', 'a.y'] }, { depends_on: ['a.x', 'module.m'] }),
        resource('a.y', { v_id: ['a.x.id', 'a.x'] }),
      ],
      module_calls: {
        m: {
          depends_on: ['module.m'],
          expressions: { v: { references: ['module.m.out', 'module.m'] } },
          module: {
            outputs: { out: { expression: { references: ['var.v', 'module.m.out'] } } },
            resources: [resource('a.z', { v_id: ['var.v'] })],
          },
        },
      },
    });
    const { instances } = readPlan(text);
    expect(instances).toHaveLength(3);
    soundness(instances);
  });

  it('can have property names such as `__proto__`', () => {
    const text = plan([{ address: 'a.x', after: { name: 'n' } }], {
      resources: [resource('a.x', { name: 'n' })],
      module_calls: { constructor: {}, toString: 1 },
    }).replace('"name":"n"', '"__proto__":{"name":"n"},"constructor":"c","name":"n"');
    const [x] = readPlan(text).instances;
    expect(namesOf(x?.arguments)).toEqual(['name']);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  it('can have more references than can be followed', () => {
    const all = Array.from({ length: 1100 }, (_, index) => ({ address: `a.x[${String(index)}]` }));
    const others = Array.from({ length: 1100 }, (_, index) => ({ address: `b.y${String(index)}` }));
    const text = plan([...all, ...others], {
      resources: others.map(({ address }) => resource(address, {}, { depends_on: ['a.x'] })),
    });
    const found = readPlanFile(text, sourceFile());
    expect('fault' in found && found.fault.id).toBe('plan-file.too-many-references');
  });
});

function namesOf(own: Arguments | undefined): readonly string[] {
  return [...(own?.values.keys() ?? [])];
}
