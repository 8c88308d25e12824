import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { check } from './support/check';
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
  return check(text)
    .findings.filter((finding) => finding.rule !== 'needless-disable')
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
