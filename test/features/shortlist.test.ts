import { expect, it } from 'vitest';
import { shortlist } from '../../server/features/shortlist';
import type { Severity } from '../../server/rules/rule';

const of = (...severities: readonly Severity[]): readonly { readonly severity: Severity; readonly number: number }[] =>
  severities.map((severity, number) => ({ severity, number }));
const numbers = (found: readonly { readonly number: number }[]): readonly number[] => found.map(({ number }) => number);

it('shows all findings up to the limit', () => {
  const { shown, leftOut } = shortlist(of('info', 'error'), 2);
  expect([numbers(shown), leftOut]).toEqual([[0, 1], undefined]);
});

it('shows errors before warnings and warnings before notes, in the order of the text, and counts the others', () => {
  const { shown, leftOut } = shortlist(of('info', 'warning', 'info', 'error', 'warning', 'error'), 3);
  expect(numbers(shown)).toEqual([1, 3, 5]);
  expect(leftOut?.args).toEqual({ limit: 3, errors: 0, warnings: 1, infos: 2 });
});

it('omits errors only if there is no room for any other finding', () => {
  const { shown, leftOut } = shortlist(of('warning', 'error', 'error'), 1);
  expect(numbers(shown)).toEqual([1]);
  expect(leftOut?.args).toEqual({ limit: 1, errors: 1, warnings: 1, infos: 0 });
});
