import { expect, it } from 'vitest';
import { codeLenses, usesAt } from '../../server/features/outline/code-lens';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

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
const said = (locale: string, of = text, ...kinds: Parameters<typeof codeLenses>[2][]): readonly string[] =>
  codeLenses(check(of), catalogueFor(locale), ...kinds).map(
    ({ span, title }) => `${of.slice(span.start, span.end)}: ${title.replace(/^\d+(?= rules)/, 'n')}`,
  );

it('lenses count the steps that use an image by name or ID, and the problems and unverified checks of a step', () => {
  expect(said('en')).toEqual([
    'base: used by 3 steps',
    'other: used by 1 step',
    'spare: not used',
    'publish: 1 problem',
    'share: 1 problem',
    'delete: n rules not checked',
  ]);
});

it('there is no lens above a valid step, and schema errors count as problems', () => {
  const steps = (list: string): string => dedent`
    imsManifest: v1
    region: ap-southeast-1
    operations:
    ${list}`;
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
    said(
      'en',
      dedent`
        ${create}  - parallel:
              - { action: delete }
              - { action: delete, image: base }
      `,
    ),
  ).toEqual(['base: used by 1 step', 'delete: 1 problem', 'delete: n rules not checked']);
});

it('each kind of lens can be turned off', () => {
  expect(said('en', text, { checks: false, uses: true })).toHaveLength(3);
  expect(said('en', text, { checks: true, uses: false })).toHaveLength(3);
});

it('lenses are shown in Chinese', () => {
  expect(said('zh-cn')[0]).toBe('base: 被3个步骤使用');
});

it('lenses link to the steps that use the image', () => {
  const places = usesAt(check(text), text.indexOf('base:'));
  expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
    'base',
    'base',
    '4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA90',
  ]);
});
