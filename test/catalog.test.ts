import { expect, it } from 'vitest';
import catalog from '../schemas/catalog.json';
import { actionNames } from '../server/model/actions';
import { rules } from '../server/rules';

interface Constraint {
  readonly place: string;
  readonly into?: string;
  readonly operations: readonly string[];
  readonly sources: readonly string[];
  readonly errorCodes?: { readonly codes: readonly string[]; readonly link: string };
}
const constraints: Readonly<Record<string, Constraint>> = catalog.constraints;
const sources: Readonly<Record<string, unknown>> = catalog.sources;

it('gives every constraint a place', () => {
  const places = new Set(Object.values(constraints).map((each) => each.place));
  expect([...places].sort()).toEqual(['absent', 'advice', 'derivation', 'merged', 'rule', 'schema']);
});

it('leads merged constraints to one that has a place of its own', () => {
  const targets = Object.values(constraints)
    .filter((each) => each.place === 'merged')
    .map((each) => constraints[each.into ?? '']?.place);
  expect(targets).not.toContain('merged');
  expect(targets).not.toContain(undefined);
});

it('names only sources that it has', () => {
  const used = [...Object.values(constraints), ...Object.values(catalog.limits)].flatMap((each) => each.sources);
  expect(used.filter((name) => sources[name] === undefined)).toEqual([]);
});

it('has the 204 error codes of IMS, each once', () => {
  expect(new Set(catalog.errorCodes.map((each) => each.code)).size).toBe(204);
});

it('speaks of actions that the format has', () => {
  const named = new Set(Object.values(constraints).flatMap((each) => each.operations));
  expect([...named].filter((name) => !actionNames.some((action) => action === name))).toEqual([]);
});

it('has every rule as a constraint, or as a rule of the manifest itself', () => {
  const own = [
    'duplicate-name',
    'parallel-conflict',
    'parallel-dependency',
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

it('has patterns that compile', () => {
  const patterns = Object.values(catalog.limits).flatMap((each) => ('pattern' in each ? [each.pattern] : []));
  expect(patterns.map((pattern) => new RegExp(pattern, 'u').source.length > 0)).not.toContain(false);
});
