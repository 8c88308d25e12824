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
const said = (locale: string, of = text, ...kinds: Parameters<typeof lensesOf>[2][]): readonly string[] =>
  lensesOf(check(of), catalogueFor(locale), ...kinds).map(
    ({ span, title }) => `${of.slice(span.start, span.end)}: ${title.replace(/^\d+(?= rules)/, 'n')}`,
  );

it('count the steps that use each image, by name or by id, and say what is wrong with a step or what is not checked', () => {
  expect(said('en')).toEqual([
    'base: used by 3 steps',
    'other: used by 1 step',
    'spare: not used',
    'publish: 1 problem',
    'share: 1 problem',
    'delete: n rules not checked',
  ]);
});

it('say nothing above a step that is fine, and count what the format rejects as a problem', () => {
  const steps = (list: string): string => `imsManifest: v1\nregion: ap-southeast-1\noperations:\n${list}`;
  const create = `imsManifest: v1
region: ap-southeast-1
accounts:
  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }
images:
  base: {}
operations:
`;
  expect(said('en', steps('  - action: import\n'))).toEqual(['import: 3 problems']);
  expect(said('en', steps('  - as: x\n    action: import\n    name: " x"\n    name: x\n'))).toEqual([
    'import: 1 problem',
  ]);
  expect(
    said('en', `${create}  - parallel:\n      - { action: delete }\n      - { action: delete, image: base }\n`),
  ).toEqual(['base: used by 1 step', 'delete: 1 problem', 'delete: n rules not checked']);
});

it('can be turned off one by one', () => {
  expect(said('en', text, { checks: false, uses: true })).toHaveLength(3);
  expect(said('en', text, { checks: true, uses: false })).toHaveLength(3);
});

it('speak Chinese', () => {
  expect(said('zh-cn')[0]).toBe('base: 被3个步骤使用');
});

it('lead to the places where steps use the image', () => {
  const places = usesAt(check(text), text.indexOf('base:'));
  expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
    'base',
    'base',
    '4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA90',
  ]);
});
