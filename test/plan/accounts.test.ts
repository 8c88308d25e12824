import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import type { Plan } from '../../server/plan/formatters';
import { planOf, stepsOfAccount } from '../../server/plan/plan';
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

describe('the plan of one account', () => {
  /** What another account has to do before the steps of this one, and how their commands are called. */
  const text = `${shared('')}  - { action: tag, image: base, tags: { add: { a: b } } }
  - { action: share, image: copy, account: 支付, projects: [3123456789abcdef0123456789abcdef] }
`;
  const planOfAccount = (account: string): Plan => {
    const [document] = check(text).documents;
    return { title: 'a', errors: [], account, steps: stepsOfAccount(planOf(document!.evaluation), account) };
  };

  it('has its own steps, and those of others that it has to wait for', () => {
    const numbers = (account: string): readonly (readonly [number, boolean, number])[] =>
      planOfAccount(account).steps.map(({ number, elsewhere, calls }) => [number, elsewhere === true, calls.length]);
    expect(numbers('default')).toEqual([
      [1, false, 1],
      [3, true, 0],
      [4, false, 1],
    ]);
    expect(numbers('支付')).toEqual([
      [1, true, 0],
      [2, false, 1],
      [3, false, 1],
      [4, true, 0],
      [5, false, 1],
    ]);
  });

  it('says in each form whose plan it is and what it waits for', () => {
    for (const form of ['hcloud', 'curl', 'sh'] as const) {
      const text = forms[form]!([planOfAccount('支付')], english);
      expect(text, form).toContain('# The steps of the account 支付 only.');
      expect(text, form).toContain('performed by default; wait until it is done');
      expect(text, form).not.toContain('Other accounts perform');
    }
    expect(forms.table!([planOfAccount('default')], english)).toContain('performed by 支付; wait until it is done');
    expect(JSON.parse(forms.json!([planOfAccount('default')], english))).toMatchObject({
      plans: [{ steps: [{ number: 1 }, { number: 3, elsewhere: true, calls: [] }, { number: 4, after: [3] }] }],
    });
  });

  it('asks in the script for an image of another account that it uses', () => {
    const used = text.replace('tag, image: base', 'tag, image: copy');
    const [document] = check(used).documents;
    const steps = stepsOfAccount(planOf(document!.evaluation), 'default');
    const script = forms.sh!([{ title: 'a', errors: [], account: 'default', steps }], english);
    expect(script).toContain("say 'Enter the ID of copy.'\nread -r COPY_ID <&3\n");
    expect(forms.sh!([planOfAccount('default')], english)).not.toContain('read -r COPY_ID');
  });
});
