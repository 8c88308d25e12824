import { expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { planOf } from '../../server/plan/plan';
import { check } from '../support/check';
import { manifest } from '../support/dedent';
import { forms, ran } from '../support/plans';

const english = catalogueFor('en');

/** A share of an image and the steps of the other account. `top` has the account of the manifest. */
const shared = (top: string): string => manifest`
  ${top}accounts:
    us: { domain_id: 0123456789abcdef0123456789abcdef }
    支付: { domain_id: 1123456789abcdef0123456789abcdef, projects: { ap-southeast-1: 2123456789abcdef0123456789abcdef } }
  images:
    base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, visibility: private }
  operations:
    - { action: share, image: base, accounts: [支付] }
    - { action: accept-share, image: base, account: 支付 }
    - { action: copy-in-region, image: base, account: 支付, name: copy, as: copy }
`;

function written(form: string, text = shared('')): string {
  const [document] = check(text).documents;
  return forms[form]!([{ title: 'a', errors: [], steps: planOf(document!.evaluation) }], english);
}

it('the table and JSON name the account of each step', () => {
  const [head = '', ...rows] = written('table').split('\n').slice(2, 6);
  expect(head.split(/ {2,}/).slice(0, 3)).toEqual(['step', 'action', 'account']);
  expect(rows.map((row) => row.split(/ {2,}/)[2])).toEqual(['-', '支付', '支付']);
  const { plans } = JSON.parse(written('json')) as { plans: { steps: { account?: string }[] }[] };
  expect(plans[0]!.steps.map(({ account }) => account)).toEqual([undefined, '支付', '支付']);
});

it('every command of KooCLI names the profile of its account', () => {
  const profiles = (words: readonly string[]): string | undefined =>
    words.find((each) => each.startsWith('--cli-profile='));
  const commands = ran('sh', ['-s'], written('sh'), {});
  expect(commands.map((words) => [words[1], profiles(words)?.slice('--cli-profile='.length)])).toEqual([
    ['BatchAddMembers', 'default'],
    ['ShowJobProgress', 'default'],
    ['BatchUpdateMembers', '支付'],
    ['ShowJobProgress', '支付'],
    ['CopyImageInRegion', '支付'],
    ['ShowJobProgress', '支付'],
    ['ShowJobProgress', '支付'],
  ]);
  expect(
    written('hcloud', shared('account: us\n'))
      .match(/--cli-profile=\S+/g)
      ?.slice(0, 3),
  ).toEqual(['--cli-profile=us', '--cli-profile=us', "--cli-profile='支付'"]);
  expect(written('sh')).toContain('# Other accounts perform some steps: 支付.\n');
});

it('every curl command uses the token of its account', () => {
  expect(written('curl').match(/^ {2}--header "X-Auth-Token: \S+"/gm)).toEqual([
    '  --header "X-Auth-Token: $TOKEN"',
    '  --header "X-Auth-Token: $TOKEN__"',
    '  --header "X-Auth-Token: $TOKEN__"',
  ]);
});

it('a plan of one account names no account', () => {
  const own = shared('').replaceAll(', account: 支付', '');
  for (const form of Object.keys(forms))
    expect(written(form, own)).not.toMatch(/cli-profile|TOKEN_|\baccount\b|Other accounts/);
});
