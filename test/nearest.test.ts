import { expect, it } from 'vitest';
import { nearest, NearNames } from '../server/text/nearest';

it.each([
  ['gloden', ['golden', 'silver'], ['golden']],
  ['GOLDEN', ['golden'], ['golden']],
  ['image', ['images', 'mirage', 'imge', 'iamge'], ['iamge', 'images', 'imge']],
  ['base-image-17', ['base-image-18', 'base-imag-17', 'other'], ['base-imag-17', 'base-image-18']],
  ['x', ['copy-in-region'], []],
])('suggests for %s from %j: %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toEqual(expected);
});

it('compares only a limited number of names', () => {
  let asked = 0;
  const names = function* (): Iterable<string> {
    for (; asked < 1_000_000; asked++) yield `a-name-that-is-number-${String(asked)}`;
  };
  nearest('some-other-name-of-such-a-length', names());
  expect(asked).toBeLessThan(10_000);
});

it('finds a name that differs near its end among many names', () => {
  const names = new NearNames(Array.from({ length: 30_000 }, (_, index) => `image-${String(index)}-of-the-week`));
  expect(names.nearest('image-20000-of-the-weke')[0]).toBe('image-20000-of-the-week');
});

it('does not depend on the order of the candidates', () => {
  expect(nearest('copy-20', ['copy-24', 'copy-0'])).toEqual(nearest('copy-20', ['copy-0', 'copy-24']));
});

it('gives the same results with prepared names, in any order and repeatedly', () => {
  const names = ['base-image-18', 'base-imag-17', 'golden', 'Golden-2'];
  for (const each of [new NearNames(names), new NearNames(names.toReversed())])
    for (const word of ['base-image-17', 'gloden', 'gloden', 'x'])
      expect(each.nearest(word)).toEqual(nearest(word, names));
});
