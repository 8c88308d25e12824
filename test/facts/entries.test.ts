import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Facts from '../../server/facts/entries';
import { Effort } from '../support/effort';

const effort = new Effort();
let Entries: typeof Facts.Entries;

beforeAll(async () => {
  await effort.start();
  ({ Entries } = await import('../../server/facts/entries'));
});

afterAll(() => {
  effort.stop();
});

const numbered = (count: number): Facts.Entries<number> =>
  Entries.of(Array.from({ length: count }, (_, index) => [`key-${String(index)}`, index] as const));

describe('entries', () => {
  it('are in the order of their keys, with the last value of a duplicate key', () => {
    const entries = Entries.of([
      ['b', 1],
      ['a', 2],
      ['b', 3],
    ]);
    expect([...entries]).toEqual([
      ['a', 2],
      ['b', 3],
    ]);
  });

  it('are not changed by deriving others from them', () => {
    const before = numbered(3);
    const more = before.with([['key-3', 3]]);
    const fewer = before.without(['key-0', 'not there']);
    expect([before.size, more.size, fewer.size]).toEqual([3, 4, 2]);
    expect([before.has('key-3'), before.has('key-0'), more.has('key-3'), fewer.has('key-0')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('find the first entry whose key begins with a prefix', () => {
    const entries = Entries.of([
      ['domain b', 1],
      ['domain a', 2],
      ['project a', 3],
    ]);
    expect(['domain ', 'organization ', 'project '].map((prefix) => entries.first(prefix))).toEqual([2, undefined, 3]);
  });

  it.each([
    ['added', (entries: Facts.Entries<number>) => entries.with([['key-500x', 0]])],
    ['removed', (entries: Facts.Entries<number>) => entries.without(['key-500'])],
    ['looked up', (entries: Facts.Entries<number>) => entries.without(['key-500x'])],
  ])('need little more work in large numbers when one is %s', async (_, act) => {
    const [few, many] = [numbered(1000), numbered(100_000)];
    act(few);
    const once = await effort.of(() => act(few));
    expect(await effort.of(() => act(many))).toBeLessThan(2 * once);
  });
});
