import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChanges, type LineChange } from '../../server/text/line-changes';

const lines = (text: string): readonly string[] => Array.from(text);
const shown = (changes: readonly LineChange[]): readonly string[] =>
  changes.map(
    ({ start, end, newStart, newEnd }) => `${String(start)}-${String(end)} ${String(newStart)}-${String(newEnd)}`,
  );

describe('the changed lines of two texts', () => {
  it.each([
    ['abc', 'abc', []],
    ['', 'ab', ['0-0 0-2']],
    ['ab', '', ['0-2 0-0']],
    ['abcd', 'axcd', ['1-2 1-2']],
    ['abcde', 'bcxde', ['0-1 0-0', '3-3 2-3']],
    ['aaaa', 'aa', ['2-4 2-2']],
  ])('are found in %s and %s', (before, after, changes) => {
    expect(shown(lineChanges(lines(before), lines(after)))).toEqual(changes);
  });

  it('turn one text into the other and keep the rest', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const made: string[] = [];
        let done = 0;
        let newDone = 0;
        for (const { start, end, newStart, newEnd } of lineChanges(before, after)) {
          expect([start >= done, start - done]).toEqual([true, newStart - newDone]);
          made.push(...before.slice(done, start), ...after.slice(newStart, newEnd));
          done = end;
          newDone = newEnd;
        }
        expect([...made, ...before.slice(done)]).toEqual(after);
      }),
    );
  });

  it('are all lines if the texts have little in common', () => {
    const many = (mark: string): readonly string[] => Array.from({ length: 3000 }, (_, index) => mark + String(index));
    expect(shown(lineChanges(many('a'), many('b')))).toEqual(['0-3000 0-3000']);
  });
});
