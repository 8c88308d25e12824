import { describe, expect, it } from 'vitest';
import catalog from '../schemas/catalog.json';
import { actionNames } from '../server/model/actions';
import { catalogueFor } from '../server/messages/catalogues';
import { evidence, rules } from '../server/rules';

interface Constraint {
  readonly place: string;
  readonly evidence: string;
  readonly severity: string;
  readonly into?: string;
  readonly reason?: string;
  readonly operations: readonly string[];
  readonly sources: readonly string[];
  readonly errorCodes?: { readonly codes: readonly string[]; readonly link: string };
}
const constraints: Readonly<Record<string, Constraint>> = catalog.constraints;
const sources: Readonly<Record<string, unknown>> = catalog.sources;

it('gives every constraint a place, and a rule if that is its place', () => {
  const places = new Map<string, number>();
  for (const { place } of Object.values(constraints)) places.set(place, (places.get(place) ?? 0) + 1);
  expect(Object.fromEntries(places)).toEqual({
    rule: rules.filter(({ id }) => constraints[id]?.place === 'rule').length,
    schema: 26,
    derivation: 10,
    merged: 79,
    advice: 65,
    absent: 19,
  });
});

it('gives a reason for each constraint without a rule', () => {
  const silent = ['schema', 'derivation', 'advice', 'absent'];
  const without = Object.entries(constraints).filter(
    ([, each]) => silent.includes(each.place) && each.reason === undefined,
  );
  expect(without).toEqual([]);
});

it('merges constraints only into constraints that are not merged themselves', () => {
  const targets = Object.values(constraints)
    .filter((each) => each.place === 'merged')
    .map((each) => constraints[each.into ?? '']?.place);
  expect(targets).not.toContain('merged');
  expect(targets).not.toContain(undefined);
});

/** The names in all lists of sources at any depth. */
function sourcesIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === 'sources' && Array.isArray(each) ? each : sourcesIn(each),
  );
}

it('refers only to sources that it defines', () => {
  const used = sourcesIn({ ...catalog, sources: undefined });
  expect(used.length).toBeGreaterThan(1000);
  expect(used.filter((name) => typeof name !== 'string' || !Object.hasOwn(sources, name))).toEqual([]);
});

it('gives a source for each constraint and each limit', () => {
  const all = [...Object.entries(constraints), ...Object.entries(catalog.limits)];
  expect(all.filter(([, each]) => each.sources.length === 0)).toEqual([]);
});

describe('sources', () => {
  const pages = Object.entries(catalog.sources);
  const not = (fine: (source: (typeof pages)[number][1]) => boolean) =>
    pages.filter(([, source]) => !fine(source)).map(([id]) => id);

  it('have the title of their page', () => {
    expect(
      not(({ title }) => /^[A-Z]/.test(title) && title.length <= 120 && !/[.;@]$|undated|github:|—/.test(title)),
    ).toEqual([]);
  });

  it('have a known site, a known language, and a valid date if they have one', () => {
    expect(not(({ site }) => Object.hasOwn(catalog.sites, site))).toEqual([]);
    expect(not(({ language }) => Object.hasOwn(catalog.languages, language))).toEqual([]);
    expect(not((source) => !('date' in source) || /^\d{4}(-\d\d-\d\d)?$/.test(source.date))).toEqual([]);
  });

  it('have public URLs, without duplicates', () => {
    expect(not(({ url }) => URL.canParse(url) && /^https:\/\/[\w.-]+\/[^\s,]*$/.test(url))).toEqual([]);
    const repository = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/((blob|tree)\/[0-9a-f]{40}\/[\w.%/-]+|issues\/\d+)$/;
    expect(not(({ url }) => !url.includes('github.com') || repository.test(url))).toEqual([]);
    const addresses = pages.map(([, { url }]) => url);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('link to English or Chinese pages of Huawei Cloud', () => {
    const locale = /support\.huaweicloud\.com\/(?:intl\/|eu\/)([a-z]{2}-[a-z]{2,4})\//;
    expect(not(({ url }) => ['en-us', 'zh-cn', undefined].includes(locale.exec(url)?.[1]))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(sourcesIn({ ...catalog, sources: undefined }));
    expect(pages.map(([id]) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('evidence', () => {
  const kinds = ['stated', 'code', 'older', 'elsewhere', 'implied', 'inferred', 'disputed', 'contradicted'];
  const certain = ['stated', 'code', 'older'];
  const ruled = rules.flatMap((rule) => ({ rule, evidence: constraints[rule.id]?.evidence ?? 'stated' }));

  it('is of a known kind for each constraint', () => {
    expect(Object.entries(constraints).filter(([, each]) => !kinds.includes(each.evidence))).toEqual([]);
  });

  it('allows errors only for certain constraints', () => {
    const errors = Object.entries(constraints).filter(
      ([, each]) => each.severity === 'error' && ['rule', 'schema'].includes(each.place),
    );
    expect(errors.length).toBeGreaterThan(100);
    expect(errors.filter(([, each]) => !certain.includes(each.evidence)).map(([id]) => id)).toEqual([]);
  });

  it('is the same in the catalog and in the rules', () => {
    expect(ruled.filter(({ rule, evidence: on }) => on !== (evidence[rule.id] ?? 'stated'))).toEqual([]);
  });

  it('limits the severity of each uncertain rule, and has a message in both languages', () => {
    const uncertain = ruled.filter(({ evidence: on }) => !certain.includes(on)).map(({ rule }) => rule);
    expect(uncertain.filter((rule) => rule.severity === 'error').map((rule) => rule.id)).toEqual([]);
    for (const catalogue of [catalogueFor('en'), catalogueFor('zh-cn')])
      expect(uncertain.filter((rule) => !(`${rule.id}.evidence` in catalogue.sentences)).map(({ id }) => id)).toEqual(
        [],
      );
  });

  it('is `stated` for the constraints of the original statements', () => {
    const founding = catalog.statements.flatMap((each) => each.constraints);
    expect(founding.filter((id) => constraints[id]?.evidence !== 'stated')).toEqual([]);
  });
});

it('has limits only for constraints with a rule', () => {
  expect(Object.keys(catalog.limits).filter((id) => constraints[id]?.place !== 'rule')).toEqual([]);
});

it('maps each original statement to existing constraints', () => {
  expect(catalog.statements.map((each) => each.constraints.filter((id) => constraints[id] === undefined))).toEqual(
    catalog.statements.map(() => []),
  );
});

it('has the 204 error codes of IMS without duplicates', () => {
  expect(catalog.errorCodes).toHaveLength(204);
  expect(new Set(catalog.errorCodes.map((each) => each.code)).size).toBe(204);
});

describe('regions', () => {
  it('have known sites if they have any', () => {
    const known = ['intl', 'cn', 'eu'];
    const sited = catalog.regions.filter((region) => region.sites !== undefined);
    expect(sited.length).toBeGreaterThan(15);
    expect(sited.filter((region) => region.sites.some((site) => !known.includes(site)))).toEqual([]);
  });

  it('have either both an English and a Chinese name with a source, or none', () => {
    const named = catalog.regions.filter((region) => 'name' in region || 'zh' in region);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((region) => !('name' in region && 'zh' in region && 'sources' in region))).toEqual([]);
  });
});

it('has a Chinese name for each storage class', () => {
  expect(catalog.storageClasses.filter((each) => !('zh' in each))).toEqual([]);
});

describe('the operations of an error code', () => {
  const codes = catalog.errorCodes;
  const operationsOf = (code: string) => codes.find((each) => each.code === code)?.operations;

  it('are actions of the format, except for codes of calls that no action makes', () => {
    expect(
      codes.flatMap((each) => each.operations).filter((name) => !actionNames.some((each) => each === name)),
    ).toEqual([]);
    const queries = ['IMG.0023', 'IMG.0191', 'IMG.0192'];
    const replacement = ['IMG.0169', 'IMG.0170', 'IMG.0171', 'IMG.0172', 'IMG.0173', 'IMG.0174'];
    expect(codes.filter((each) => each.operations.length === 0).map((each) => each.code)).toEqual(
      [...queries, ...replacement].sort(),
    );
  });

  it('are those that the message of the code names', () => {
    const named: readonly (readonly [RegExp, readonly string[]])[] = [
      [/cross regions|across regions/, ['copy-cross-region']],
      [/published in Marketplace/, ['publish']],
      [/exported/, ['export', 'delete']],
      [/cannot be shared/, ['share']],
      [/cannot be deleted/, ['delete']],
      [/create a full-ECS image|[Vv]ault/, ['create-full-ecs', 'copy-cross-region']],
      [/ISO files used to create|image file(s)? (in raw|does not)|imported/, ['import']],
    ];
    const wrong = codes.filter(({ message, operations }) =>
      named.some(([text, actions]) => text.test(message) && !actions.some((action) => operations.includes(action))),
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('include an operation of each constraint that the message of the code states', () => {
    const apart = Object.entries(constraints).flatMap(([id, { place, operations, errorCodes }]) =>
      place === 'rule' && errorCodes?.link === 'by-message' && operations.length > 0
        ? errorCodes.codes
            .filter((code) => !operationsOf(code)?.some((each) => operations.includes(each)))
            .map((code) => `${code} ${id}`)
        : [],
    );
    expect(apart).toEqual([]);
  });

  it('do not include operations without the parameter of the code', () => {
    expect(operationsOf('IMG.0136')).toEqual(['create-full-ecs']);
    expect(operationsOf('IMG.0058')).toEqual(['import']);
    expect(operationsOf('IMG.0141')).toEqual(['import', 'update']);
    expect(operationsOf('IMG.0164')).toEqual(['create-from-server', 'create-from-disk', 'create-full-ecs']);
    expect(operationsOf('IMG.0188')).toEqual(['create-full-ecs', 'copy-cross-region', 'accept-share']);
  });
});

it('links error codes only to constraints that the product checks', () => {
  const tied = catalog.errorCodes.flatMap((each) => [...each.foreseen, ...each.perhaps]);
  expect(tied.filter((id) => !['rule', 'schema'].includes(constraints[id]?.place ?? ''))).toEqual([]);
  const foreseen = catalog.errorCodes.flatMap(({ code, foreseen: ids }) => ids.map((id) => ({ code, id })));
  const byMessage = Object.entries(constraints).flatMap(([id, { place, into, errorCodes }]) =>
    errorCodes?.link === 'by-message'
      ? errorCodes.codes.map((code) => ({ code, id: place === 'merged' ? (into ?? '') : id }))
      : [],
  );
  expect(foreseen.filter(({ code, id }) => !byMessage.some((each) => each.code === code && each.id === id))).toEqual(
    [],
  );
});

it('describes each API call once, including every call of each action', () => {
  const ids = catalog.apis.map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.values(catalog.calls).flatMap((each) => each.filter((id) => !ids.includes(id)))).toEqual([]);
});

it('names only actions of the format', () => {
  const named = new Set(Object.values(constraints).flatMap((each) => each.operations));
  expect([...named].filter((name) => !actionNames.some((action) => action === name))).toEqual([]);
});

it('has a constraint for every rule, except for rules about the manifest itself', () => {
  const own = [
    'declared-twice',
    'duplicate-name',
    'include-unusable',
    'parallel-conflict',
    'parallel-dependency',
    'region-unknown',
    'unknown-reference',
    'unused-declaration',
    'unused-result',
    'use-after-delete',
    'used-before-made',
  ];
  expect(rules.map((rule) => rule.id).filter((id) => constraints[id]?.place !== 'rule' && !own.includes(id))).toEqual(
    [],
  );
});

it('has valid patterns', () => {
  const patterns = Object.values(catalog.limits).flatMap((each) =>
    Object.entries(each).flatMap(([name, value]: [string, unknown]) =>
      /pattern$/i.test(name) && typeof value === 'string' ? [value] : [],
    ),
  );
  patterns.push(...Object.values(catalog.limits['tag-key-format'].regions));
  expect(patterns.map((pattern) => new RegExp(pattern, 'u').source.length > 0)).not.toContain(false);
});
