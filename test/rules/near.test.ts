import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rules as all, topics } from '../../server/rules';
import type { Rule } from '../../server/rules/rule';
import { check } from '../support/check';
import type { Json } from '../../server/syntax/change';
import { blocksUnder } from '../support/notation';
import { recording } from '../support/recorded';

const root = path.join(import.meta.dirname, '../..');

/** The rules with manifests on their pages. */
const rules = all.filter(({ id }) => topics[id] !== 'terraform');

/** The values that the schema allows, by the name of the field. */
const choices = new Map<string, Set<string>>();
gather(JSON.parse(readFileSync(path.join(root, 'schemas/manifest.schema.json'), 'utf8')) as Json);

function gather(schema: Json): void {
  if (typeof schema !== 'object' || schema === null) return;
  if (isMap(schema) && isMap(schema['properties'])) {
    for (const [name, field] of Object.entries(schema['properties'])) {
      const list = isMap(field) ? (field['enum'] ?? (isMap(field['items']) ? field['items']['enum'] : undefined)) : [];
      const known = choices.get(name) ?? new Set();
      for (const each of isList(list) ? list : []) if (typeof each === 'string') known.add(each);
      choices.set(name, known);
    }
  }
  for (const each of Object.values(schema)) gather(each);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

function isMap(json: Json | undefined): json is Exclude<Json, readonly Json[] | null | boolean | number | string> {
  return typeof json === 'object' && json !== null && !isList(json);
}

/** A manifest that differs from another in one place: by another value, or a missing part. */
interface Near {
  readonly where: string;
  readonly value?: string;
  readonly json: Json;
}

/** All manifests that differ from this one in one place. */
function* nearTo(json: Json, name?: string): Iterable<Near> {
  if (isList(json)) {
    for (const [index, each] of json.entries()) {
      // The first and last of many similar items are enough.
      if (index > 1 && index < json.length - 2) continue;
      const others = (own: readonly Json[]): Json => [...json.slice(0, index), ...own, ...json.slice(index + 1)];
      yield { where: `.${String(index)}`, json: others([]) };
      for (const near of nearTo(each, name ?? ''))
        yield { ...near, where: `.${String(index)}${near.where}`, json: others([near.json]) };
    }
  } else if (isMap(json)) {
    const entries = Object.entries(json);
    for (const [index, [key, value]] of entries.entries()) {
      if (index > 9 && index < entries.length - 2 && name !== undefined) continue;
      const rest = Object.fromEntries(Object.entries(json).filter(([each]) => each !== key));
      // Removing a whole section would not say anything about the rule.
      if (name !== undefined || typeof value !== 'object') yield { where: `.${key}`, json: rest };
      for (const near of nearTo(value, key))
        yield { ...near, where: `.${key}${near.where}`, json: { ...json, [key]: near.json } };
    }
  } else {
    const others: readonly (string | number | boolean)[] =
      typeof json === 'boolean'
        ? [!json]
        : typeof json === 'number'
          ? [json - 1, json + 1]
          : [...(choices.get(name ?? '') ?? [])].filter((each) => each !== json);
    for (const other of others) yield { where: '', value: String(other), json: other };
  }
}

/** The small changes to the manifests on a rule's page that change the number of its findings. */
function nearnessOf(rule: Rule): readonly string[] {
  const page = readFileSync(path.join(root, 'server/rules', topics[rule.id] ?? '', `${rule.id}.md`), 'utf8');
  const options = { rules: [rule], levels: new Map([[rule.id, rule.severity]]) };
  const found = (json: Json): number =>
    check(JSON.stringify(json), options).findings.filter((each) => each.rule === rule.id).length;
  return ['Faulty', 'Fine'].flatMap((kind) =>
    blocksUnder(page, kind).flatMap((block, index) => {
      const json = parse(block, { logLevel: 'silent', uniqueKeys: false }) as Json;
      const before = found(json);
      const without = new Map<number, string[]>();
      const values = new Map<string, string[]>();
      for (const near of nearTo(json)) {
        const after = found(near.json);
        if (after === before) continue;
        const place = near.where.slice(1);
        if (near.value === undefined) without.set(after, [...(without.get(after) ?? []), place]);
        else {
          const result = `  ${String(after)} with ${place}: `;
          values.set(result, [...(values.get(result) ?? []), near.value]);
        }
      }
      return [
        `${kind.toLowerCase()} ${String(index + 1)}: ${String(before)}`,
        ...[...without].map(([after, places]) => `  ${String(after)} without ${places.join(', ')}`),
        ...[...values].map(([result, list]) => result + list.join(', ')),
      ];
    }),
  );
}

const file = path.join(import.meta.dirname, 'near.txt');
const recorded = new Map<string, readonly string[]>(
  readFileSync(file, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.trim().split('\n').slice(1)]),
);
const only = process.env['RULES']?.split(',');

describe('small changes to the manifests on the pages change the findings as recorded', () => {
  it.each(rules.filter(({ id }) => only?.includes(id) ?? true))('$id', (rule) => {
    const near = nearnessOf(rule);
    if (recording) recorded.set(rule.id, near);
    expect(near).toEqual(recorded.get(rule.id));
  });

  it('are recorded for each rule', () => {
    if (recording)
      writeFileSync(file, rules.map(({ id }) => `# ${id}\n${(recorded.get(id) ?? []).join('\n')}\n`).join('\n'));
    expect([...recorded.keys()].sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
