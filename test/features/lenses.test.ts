import { expect, it } from 'vitest';
import { lensesOf, usesAt } from '../../server/features/lenses';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../../server/service';

const text = `imsManifest: v1
region: ap-southeast-1
images:
  base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: data, size: 40 }
  other: {}
  spare: {}
operations:
  - { action: publish, image: base }
  - { action: share, images: [base, other], image: base, accounts: [] }
  - { action: delete, image: 4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA90 }
`;
const said = (locale: string, ...kinds: Parameters<typeof lensesOf>[2][]): readonly string[] =>
  lensesOf(check(text), catalogueFor(locale), ...kinds).map(
    ({ span, title }) => `${text.slice(span.start, span.end)}: ${title.replace(/\d+(?= v| u| ·)/g, 'n')}`,
  );

it('count the steps that use each image, by name or by id, and the checks of each step', () => {
  expect(said('en')).toEqual([
    'base: used by 3 steps',
    'other: used by 1 step',
    'spare: used by no step',
    'publish: n violated · n verified · n unverified',
    'share: n violated · n verified · n unverified',
    'delete: n violated · n verified · n unverified',
  ]);
});

it('can be turned off one by one', () => {
  expect(said('en', { checks: false, uses: true })).toHaveLength(3);
  expect(said('en', { checks: true, uses: false })).toHaveLength(3);
});

it('speak Chinese', () => {
  expect(said('zh-cn')[0]).toBe('base: 被 3 个步骤使用');
});

it('lead to the places where steps use the image', () => {
  const places = usesAt(check(text), text.indexOf('base:'));
  expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
    'base',
    'base',
    '4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA90',
  ]);
});
