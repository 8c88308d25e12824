import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcher } from '../../server/cli/input/glob';

describe('globs', () => {
  it.each([
    ['*.yaml', ['a.yaml'], ['b/a.yaml', 'a.yml']],
    ['**/*.yaml', ['a.yaml', 'b/c/a.yaml'], ['a.yml']],
    ['b/**', ['b/a', 'b/c/d'], ['c/b/a']],
    ['a?.{yaml,yml}', ['ab.yml'], ['a.yml', 'ab.json', 'ab.{yaml,yml}']],
    ['{a,b{c,d}}/x', ['a/x', 'bc/x', 'bd/x'], ['b/x']],
    ['[a-c][!0-9].x', ['bz.x'], ['b1.x', 'dz.x', 'b/.x']],
    ['a{b', ['a{b'], ['ab']],
    ['a}b,c', ['a}b,c'], ['ab']],
    ['[z-a]', ['[z-a]'], ['z']],
    ['a[b', ['a[b'], ['ab']],
    ['[{]}', ['{}'], ['}', '[{]}']],
    ['{[}],a}', ['}', 'a'], ['{}']],
    ['a+(b).$', ['a+(b).$'], ['aab.']],
  ])('%s', (pattern, matching, others) => {
    const matches = matcher(pattern);
    expect(matching.filter((name) => !matches(name))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });

  it('can have any characters', () => {
    const sign = fc.constantFrom('{', '}', '[', ']', '!', '^', '-', ',', '*', '?', '/', '\\', 'a', '(', ')', '|');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (pattern) => {
        expect(typeof matcher(pattern)('a/b')).toBe('boolean');
      }),
      { numRuns: 5000 },
    );
  });
});
