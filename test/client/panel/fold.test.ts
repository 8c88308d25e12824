import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../client/panel/cards';
import { folded } from '../../../client/panel/fold';
import { pictureOf } from '../../support/panel';
import { pipeline } from '../../support/pipelines';
import { dedent } from '../../support/dedent';

const head = `imsManifest: v1
region: ap-southeast-1
keys:
  stock: { alias: ims/default }
accounts:
  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }
images:
  base: { kind: system, visibility: private, encrypted: false, size: 40, status: active }
operations:
`;
const copies = (...names: readonly string[]): string =>
  names.map((name) => `  - { action: copy-in-region, image: base, as: ${name}, name: ${name} }\n`).join('');
const cards = (steps: string) => cardsOf(pictureOf(head + steps));
const foldsIn = (steps: string, open: ReadonlySet<string> | 'all' = new Set()): readonly string[] =>
  [...folded(cards(steps), open).folds.values()].map(
    ({ id, count, open: shown }) => `${id} ×${String(count)}${shown ? ' open' : ''}`,
  );

describe('similar branches', () => {
  it('are folded if there are three or more', () => {
    expect(foldsIn(copies('a', 'b'))).toEqual([]);
    expect(foldsIn(copies('a', 'b', 'c', 'd'))).toEqual(['image:a ×4']);
  });

  it('are similar only if their later steps are similar', () => {
    const steps = copies('a', 'b', 'c', 'd') + '  - { action: share, image: d, accounts: [partner] }\n';
    expect(foldsIn(steps)).toEqual(['image:a ×3']);
  });

  it('do not hide a rejected step', () => {
    const sealed =
      '  - { action: copy-in-region, image: base, key: stock, as: s, name: s }\n  - { action: share, image: s, accounts: [partner] }\n';
    const shown = folded(cards(copies('a', 'b', 'c') + sealed), new Set()).cards.map(({ id }) => id);
    expect(shown).toContain('image:s');
  });

  it('can be expanded one by one and all at once', () => {
    const steps = copies('a', 'b', 'c');
    expect(foldsIn(steps, new Set(['image:a']))).toEqual(['image:a ×3 open']);
    expect(folded(cards(steps), new Set(['image:a'])).hidden.size).toBe(0);
    expect(folded(cards(steps), 'all')).toMatchObject({ folds: new Map(), hidden: new Map() });
  });

  it('are found in a long chain', () => {
    const chain = Array.from(
      { length: 200 },
      (_, at) =>
        `  - { action: copy-in-region, image: ${at === 0 ? 'base' : `c${String(at - 1)}`}, as: c${String(at)}, name: c }\n`,
    ).join('');
    expect(folded(cards(chain), new Set()).cards).toHaveLength(201);
  });

  it('omit no card: each one is shown or represented by another one', () => {
    for (const images of [5, 20, 60, 200]) {
      const all = cardsOf(pictureOf(pipeline(images, true)));
      const { cards: shown, hidden, stacked } = folded(all, new Set());
      expect(shown.length + hidden.size).toBe(all.length);
      const ids = new Set(shown.map(({ id }) => id));
      for (const root of hidden.values()) expect(ids.has(root) && stacked.has(root)).toBe(true);
    }
  });
});

describe('the cards of a picture', () => {
  it('show on one card what is created, changed, and shared', () => {
    const steps = dedent`
      ${copies('a')}  - { action: share, image: a, accounts: [partner] }
        - { action: delete, image: a }
    `;
    const [base, a] = cards(steps);
    expect([base?.id, a?.id, a?.maker?.number, a?.marks.map(({ number }) => number)]).toEqual([
      'image:base',
      'image:a',
      1,
      [2, 3],
    ]);
    expect(cards(steps)).toHaveLength(2);
  });

  it('are in the order of the steps', () => {
    const numbers = cardsOf(pictureOf(pipeline(60))).flatMap(({ maker }) => maker?.number ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('show a step without a drawn image on its own, and a step with several images on each', () => {
    expect(cards('  - { action: share }\n').map(({ id }) => id)).toContain('step:1');
    const [, a, b] = cards(`${copies('a', 'b')}  - { action: share, images: [a, b], accounts: [partner] }\n`);
    expect([a, b].map((card) => card?.marks.map(({ number }) => number))).toEqual([[3], [3]]);
  });

  it('are finite if declarations and steps form a cycle', () => {
    const steps = '  - { action: copy-in-region, image: x, as: x, name: x }\n'.repeat(2);
    expect(cards(steps).length).toBeGreaterThan(0);
    expect(folded(cards(steps), new Set()).cards.length).toBe(cards(steps).length);
  });
});
