import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { check } from './support/check';
import type { Checked } from '../server/engine/session';
import { Folder } from './support/folder';
import { spanOf } from '../server/text/anchored-span';

const folder = path.join(import.meta.dirname, '../examples');
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('-faulty.ims.yaml'))
  .flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split(/^---\n/m)
      .map((text, index) => ({ name, index, text })),
  );

/** The findings without positions: their rules and words. */
function found(text: string): readonly string[] {
  return foundIn(check(text));
}

function foundIn({ findings, text }: Checked): readonly string[] {
  return findings
    .filter((finding) => finding.rule !== 'needless-disable')
    .map((finding) => {
      const { start, end } = spanOf(finding.at);
      return `${finding.rule} ${text.slice(start, end).replaceAll(/["']/g, '')}`;
    })
    .sort();
}

const ids = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})$/;
const states: ReadonlySet<string> = new Set([
  'servers.status',
  'vaults.status',
  'vaults.type',
  'backups.status',
  'keys.spec',
]);

/** The same with IDs and states in upper case, where the format allows any text. */
function inAnotherCase(value: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inAnotherCase(each, path));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]: [string, unknown]) => [key, inAnotherCase(each, [...path, key])]),
    );
  if (typeof value !== 'string') return value;
  const isState = states.has(`${path[0] ?? ''}.${path.at(-1) ?? ''}`);
  return ids.test(value) || isState ? value.toUpperCase() : value;
}

type Fields = Readonly<Record<string, unknown>>;
const tops: ReadonlySet<string> = new Set([
  'imsManifest',
  'region',
  'project_id',
  'domain_id',
  'site',
  'quotas',
  'account',
]);
const owned: ReadonlySet<string> = new Set(['keys', 'buckets', 'servers', 'vaults', 'backups', 'agencies', 'images']);

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Part of the fields of a map. */
function part(map: Fields, wanted: (name: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(map).filter(([name]) => wanted(name)));
}

function mapped(map: Fields, change: (value: unknown, name: string) => unknown): Fields {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}

/** The same plan of an account that has another name than your own: in each step and declaration. */
function ofAnother(map: Fields): Fields {
  const { project_id, domain_id, site, quotas, region, accounts, ...rest } = map;
  const act = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(act)
      : isMap(value) && 'parallel' in value
        ? { ...value, parallel: act(value['parallel']) }
        : isMap(value) && !('account' in value)
          ? { ...value, account: 'actor' }
          : value;
  const have = (value: unknown): unknown =>
    isMap(value) && !('account' in value) ? { ...value, account: 'actor' } : (value ?? { account: 'actor' });
  const projects = project_id === undefined ? undefined : { [String(region)]: project_id };
  const actor = part(
    { region, projects, domain_id, site, quotas },
    (name) => ({ region, projects, domain_id, site, quotas })[name] !== undefined,
  );
  return {
    ...mapped(rest, (value, name) =>
      name === 'operations' ? act(value) : owned.has(name) && isMap(value) ? mapped(value, have) : value,
    ),
    region,
    accounts: { ...(isMap(accounts) ? accounts : {}), actor },
  };
}

describe.each(plans)('$name $index has the same findings', ({ text }) => {
  const value: unknown = parseDocument(text).toJS();

  it('as JSON', () => {
    expect(found(JSON.stringify(value, null, 2))).toEqual(found(text));
  });

  it('as JSON on one line', () => {
    expect(found(JSON.stringify(value))).toEqual(found(text));
  });

  it('with CRLF, comments and blank lines', () => {
    expect(found(text.split('\n').join('\r\n'))).toEqual(found(text));
    expect(found(text.replace(/^( *- )/gm, '\n# a note\n$1'))).toEqual(found(text));
  });

  it('with its sections in another order', () => {
    const map = value as Record<string, unknown>;
    const { imsManifest, ...rest } = map;
    const reversed = Object.fromEntries([['imsManifest', imsManifest], ...Object.entries(rest).reverse()]);
    expect(found(JSON.stringify(reversed))).toEqual(found(text));
  });

  it('with ids and states in another case', () => {
    // Only IDs of keys have a fixed case.
    const other = (rules: readonly string[]): readonly string[] =>
      rules.filter((each) => !each.startsWith('key-id-invalid ')).map((each) => each.toLowerCase());
    expect(other(found(JSON.stringify(inAnotherCase(value))))).toEqual(other(found(text)));
  });

  const map = value as Fields;
  const { operations, include } = map;

  it('with its declarations in an included file', () => {
    const declared = part(map, (name) => name !== 'operations' && name !== 'include');
    const using = { ...part(map, (name) => tops.has(name)), include: ['account.ims.yaml'], operations };
    if (include !== undefined) return;
    const folder = new Folder({ 'account.ims.yaml': JSON.stringify(declared), 'a.ims.yaml': JSON.stringify(using) });
    const all = ['account.ims.yaml', 'a.ims.yaml'].flatMap((name) => foundIn(folder.check(name)));
    expect(new Set(all)).toEqual(new Set(found(JSON.stringify(map))));
  });

  it('as a chain', () => {
    if (!Array.isArray(operations) || operations.some((step) => !isMap(step) || 'parallel' in step)) return;
    expect(found(JSON.stringify({ ...map, operations: [{ parallel: [operations] }] }))).toEqual(found(text));
  });

  it('where the account has a name', () => {
    if ('account' in map) return;
    const accounts = { ...(isMap(map['accounts']) ? map['accounts'] : {}), ours: {} };
    expect(found(JSON.stringify({ ...map, account: 'ours', accounts }))).toEqual(found(JSON.stringify(map)));
  });

  it('where another account does it', () => {
    if ('account' in map || include !== undefined) return;
    // A mistake in the region is also one in that of the account.
    expect(new Set(found(JSON.stringify(ofAnother(map))))).toEqual(new Set(found(JSON.stringify(map))));
  });

  it('through anchors', () => {
    const document = parseDocument(text);
    const operations = document.get('operations', true) as { items: { toJSON(): unknown }[] } | undefined;
    if (operations === undefined) return;
    const steps = operations.items.map(
      (step, index) => `x-step-${String(index)}: &s${String(index)} ${JSON.stringify(step.toJSON())}`,
    );
    const head = Object.entries(value as Record<string, unknown>)
      .filter(([key]) => key !== 'operations')
      .map(([key, each]) => `${key}: ${JSON.stringify(each)}`);
    const rules = (findings: readonly string[]): readonly string[] =>
      findings.map((each) => each.split(' ')[0] ?? '').sort();
    const through = `${[...head, ...steps].join('\n')}\noperations:\n${operations.items.map((_step, index) => `  - *s${String(index)}\n`).join('')}`;
    expect(rules(found(through))).toEqual(rules(found(text)));
  });
});
