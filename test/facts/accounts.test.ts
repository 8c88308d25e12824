import { describe, expect, it } from 'vitest';
import { fixesFor } from '../../server/engine/proof';
import { applyFix } from '../../server/engine/fix-edits';
import { catalogueFor } from '../../server/messages/catalogues';
import { say, type Message } from '../../server/messages/message';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

const accounts = dedent`
  imsManifest: v1
  region: ap-southeast-1
  accounts:
    partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, projects: { ap-southeast-1: 2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 } }
    stranger: { projects: { ap-southeast-1: 3f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 } }
  images:
    base: { kind: system, visibility: private, encrypted: false, size: 40, status: active, shared_with: [] }
    open: { kind: system, visibility: private, encrypted: false, size: 40, status: active }
`;

const share = '{ action: share, image: base, accounts: [partner] }';
const unshare = '{ action: unshare, image: base, accounts: [partner] }';
const accept = '{ action: accept-share, account: partner, image: base }';
const reject = '{ action: reject-share, account: partner, image: base }';
const copy = '{ action: copy-in-region, account: partner, image: base, name: theirs, as: theirs }';

const catalogue = catalogueFor('en');
const english = (message: Message): string => say(message, catalogue);

/** The findings of a plan, each as the number of its step and its rule. */
function found(steps: readonly string[], head = accounts): readonly string[] {
  const text = `${head}\noperations:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
  const checked = check(text);
  const first = head.split('\n').length + 1;
  return checked.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, at }) => {
      const line = checked.lines.position(at.anchor.start + at.start).line;
      return `${String(line - first + 1)} ${rule}`;
    });
}

describe('an image of one account used by another', () => {
  it.each<[what: string, steps: readonly string[], findings: readonly string[]]>([
    ['shared, accepted and copied', [share, accept, copy], []],
    [
      'shared as a project ID',
      ['{ action: share, image: base, projects: [2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0] }', accept, copy],
      [],
    ],
    ['not shared', [copy], ['1 image-not-visible']],
    ['accepted without a share', [accept], ['1 share-not-shared']],
    [
      'shared with another account',
      ['{ action: share, image: base, accounts: [stranger] }', copy],
      ['2 image-not-visible'],
    ],
    ['copied before the recipient accepts', [share, copy], ['2 copy-shared-not-accepted']],
    ['rejected, then copied', [share, reject, copy], ['3 copy-shared-not-accepted']],
    ['rejected, then accepted and copied', [share, reject, accept, copy], []],
    ['copied after the share was stopped', [share, accept, unshare, copy], ['4 image-not-visible']],
    ['rejected after the share was stopped', [share, unshare, reject], ['3 share-not-shared']],
    [
      'shared with the whole account, which cannot be accepted',
      ['{ action: share, image: base, domains: [partner] }', copy],
      [],
    ],
    [
      'exported by the recipient',
      [share, accept, '{ action: update, account: partner, image: base, set: { min_ram: 0 } }'],
      ['3 export-not-owner'],
    ],
    [
      'shared again by the recipient',
      [share, accept, '{ action: share, account: partner, image: base, accounts: [stranger] }'],
      ['3 share-of-shared'],
    ],
    ['deleted by the recipient', [share, '{ action: delete, account: partner, image: base }'], ['2 delete-not-owner']],
    [
      'stopped by the recipient',
      [share, '{ action: unshare, account: partner, image: base, accounts: [stranger] }'],
      ['2 share-not-shared'],
    ],
    [
      'shared with an organization that may include the account',
      ['{ action: share, image: base, organizations: ["organizations::x:organization:o-1"] }', copy],
      [],
    ],
    ['without declared recipients', ['{ action: copy-in-region, account: partner, image: open, name: n }'], []],
    [
      'copied by the recipient, who shares the copy',
      [share, accept, copy, '{ action: share, account: partner, image: theirs, accounts: [stranger] }'],
      [],
    ],
    [
      'created by another account and not shared',
      [share, accept, copy, '{ action: copy-in-region, image: theirs, name: n }'],
      ['4 image-not-visible'],
    ],
  ])('%s', (_, steps, findings) => {
    expect(found(steps)).toEqual(findings);
  });

  it('is not shared yet when the steps of one block start', () => {
    expect(found([`parallel: [${share}, ${accept}]`])).toEqual(['1 share-not-shared']);
    expect(found([share, `parallel: [${accept}, ${copy}]`])).toEqual(['2 copy-shared-not-accepted']);
  });

  it('is accepted by two accounts at the same time', () => {
    const both = '{ action: share, image: base, accounts: [partner, stranger] }';
    const other = '{ action: accept-share, account: stranger, image: base }';
    expect(found([both, `parallel: [${accept}, ${other}]`])).toEqual([]);
    expect(found([both, `parallel: [${accept}, ${reject}]`])).toEqual(['2 parallel-conflict']);
  });

  it('has reasons and fixes if it is not visible', () => {
    const text = `${accounts}\noperations:\n  - ${share}\n  - ${unshare}\n  - ${accept}\n`;
    const checked = check(text);
    const [finding] = checked.findings;
    expect(finding?.related.map(({ message }) => english(message))).toEqual([
      'Sharing stops here.',
      '`base` is shared here.',
      '`base` is declared with `shared_with: []`.',
      '`partner` performs the step.',
    ]);
    const [fix] = finding === undefined ? [] : fixesFor(checked, finding);
    expect(fix && applyFix(checked, fix)).toBe(
      `${accounts}\noperations:\n  - ${share}\n  - ${unshare}\n  - ${share}\n  - ${accept}\n`,
    );
  });

  it('can be fixed by moving a share that is too late', () => {
    const text = `${accounts}\noperations:\n  - ${accept}\n  - ${share}\n`;
    const checked = check(text);
    const [finding] = checked.findings;
    expect(finding && english(finding.message)).toBe('`base` is shared with `partner` only in a later step.');
    const [fix] = finding === undefined ? [] : fixesFor(checked, finding);
    expect(fix && applyFix(checked, fix)).toBe(`${accounts}\noperations:\n  - ${share}\n  - ${accept}\n`);
  });
});

describe('the account of the manifest', () => {
  const ours = 'project_id: 4f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0';
  const theirs = '{ action: share, account: partner, image: theirs, projects: [4f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0] }';
  const withTheirs = (top: string): string =>
    `${accounts.replace('region:', `${top}\nregion:`)}\n  theirs: { account: partner, kind: system, visibility: private, encrypted: false, size: 40, status: active, shared_with: [] }`;
  const useTheirs = '{ action: accept-share, image: theirs }';

  it('is a recipient through the project at the top', () => {
    expect(found([theirs, useTheirs], withTheirs(ours))).toEqual([]);
    expect(found([useTheirs], withTheirs(ours))).toEqual(['1 share-not-shared']);
  });

  it('can be the recipient with an unknown project ID', () => {
    expect(found([theirs, useTheirs], withTheirs('site: intl'))).toEqual([]);
  });

  it('is not the recipient with an unknown project ID if all its projects are declared', () => {
    const shareWith = '{ action: share, image: base, projects: [4f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0] }';
    const copyAs = '{ action: copy-in-region, account: far, image: base, name: n }';
    const far = (all: string): string =>
      accounts.replace(
        'images:',
        `  far: { projects: { af-south-1: 5f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 }${all} }\nimages:`,
      );
    expect(found([shareWith, copyAs], far(''))).toEqual([]);
    expect(found([shareWith, copyAs], far(', all_projects: false'))).toEqual([]);
    expect(found([shareWith, copyAs], far(', all_projects: true'))).toEqual(['2 image-not-visible']);
  });

  it('is the account that the top names', () => {
    const head = accounts.replace('region:', 'account: partner\nregion:');
    expect(found([copy, '{ action: copy-in-region, account: stranger, image: base, name: n }'], head)).toEqual([
      '2 image-not-visible',
    ]);
    expect(found([share], head)).toEqual(['1 share-self']);
  });

  it('is the declared account with the ID of the top', () => {
    const head = accounts.replace('region:', 'domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11\nregion:');
    expect(found([copy], head)).toEqual([]);
  });

  it('is not the account of a step that names an undeclared one', () => {
    expect(found(['{ action: copy-in-region, account: ghost, image: base, name: n }'])).toEqual([
      '1 unknown-reference',
      '1 image-not-visible',
    ]);
  });
});

describe('the resources of an account', () => {
  const head = dedent`
    imsManifest: v1
    region: ap-southeast-1
    accounts:
      partner: { region: ap-southeast-3, site: cn, projects: { ap-southeast-3: 2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 } }
    files:
      disk: { bucket: images, object: disk.qcow2, format: qcow2, size: 1 }
    buckets:
      images: { account: partner }
    keys:
      golden: { state: enabled, alias: golden }
      theirs: { account: partner, state: enabled, alias: theirs }
  `;
  const load = (rest: string): string =>
    `{ action: import, file: disk, os_version: Ubuntu 22.04 server 64bit, min_disk: 40, ${rest} }`;

  it('are in its region by default', () => {
    expect(found([load('name: a, account: partner, key: theirs')], head)).toEqual([]);
    expect(found([load('name: a')], head)).toEqual(['1 import-bucket-region']);
  });

  it('have their own names', () => {
    const same = head.replace('region: ap-southeast-3, ', '');
    const names = (steps: readonly string[]): readonly string[] =>
      check(`${same}\noperations:\n${steps.map((step) => `  - ${step}\n`).join('')}`).findings.flatMap(({ rule }) =>
        rule === 'image-name-duplicate' ? [rule] : [],
      );
    expect(names([load('name: a'), load('name: a')])).toHaveLength(1);
    expect(names([load('name: a'), load('name: a, account: partner')])).toEqual([]);
    expect(names([load('name: a, account: partner'), load('name: a, account: partner')])).toHaveLength(1);
  });

  it('have separate limits of images and of parallel steps', () => {
    const block = (each: (index: number) => string): string =>
      `parallel: [${Array.from({ length: 6 }, (_, index) => each(index)).join(', ')}]`;
    const half = (index: number): string => (index % 2 === 0 ? ', account: partner' : '');
    const copies = (account: (index: number) => string) =>
      block(
        (index) =>
          `{ action: copy-cross-region, image: i${String(index)}, target_region: ap-southeast-2, project_name: ap-southeast-2, agency: a, name: n${String(index)}${account(index)} }`,
      );
    const open =
      `${head}\nagencies:\n  a: {}\nimages:\n${Array.from({ length: 6 }, (_, index) => `  i${String(index)}: { kind: system, encrypted: false, size: 1, status: active }\n`).join('')}`.trimEnd();
    expect(found([copies(() => '')], open)).toEqual(['1 cross-region-concurrency']);
    expect(found([copies(half)], open)).toEqual(['1 foreign-resource', '1 foreign-resource', '1 foreign-resource']);
  });
});

it('accounts that are written as `account` get the name of the section', () => {
  const text = dedent`
    imsManifest: v1
    region: r
    account:
      partner: { region: r }
  `;
  const checked = check(text);
  const [finding] = checked.findings.filter(({ rule }) => rule === 'schema');
  const [fix] = finding?.fixes() ?? [];
  expect(fix && english(fix.title)).toBe('Change to `accounts`');
  expect(fix && applyFix(checked, fix)).toBe(text.replace('account:', 'accounts:'));
});
