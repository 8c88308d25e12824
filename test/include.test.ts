import { describe, expect, it } from 'vitest';
import type { Checked } from '../server/engine/session';
import { fillIn } from '../server/features/code-actions/code-action';
import { offersIn } from '../server/features/code-actions/code-actions';
import { catalogueFor } from '../server/messages/catalogues';
import { say } from '../server/messages/message';
import { spanOf, type AnchoredSpan } from '../server/text/anchored-span';
import { runToEnd } from '../server/text/cooperative';
import { applyEdits } from '../server/text/edit';
import { head } from './support/cursor';
import { dedent } from './support/dedent';
import { account, pipeline } from './support/included';
import { edited, randomOf } from './support/edits';
import { Folder } from './support/folder';

const english = catalogueFor('en');

function placeOf(at: AnchoredSpan): string {
  const { source } = at.anchor;
  return `${source.path}:${String(source.lines.position(spanOf(at).start).line + 1)}`;
}

/** Findings with their places and those of their reasons. */
function found({ findings }: Checked): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, at, related }) => [`${placeOf(at)} ${rule}`, ...related.map((each) => placeOf(each.at))].join(' < '));
}

/** Everything that a check reports about a file, to compare two checks. */
function said({ findings, documents }: Checked): unknown {
  return {
    findings: findings.map(({ rule, severity, at, message, related }) => [
      rule,
      severity,
      placeOf(at),
      spanOf(at),
      say(message, english),
      related.map((each) => [placeOf(each.at), spanOf(each.at), say(each.message, english)]),
    ]),
    outcomes: documents.map(({ outcomes }) =>
      outcomes.map(({ violated, verified, unverified }) => [
        violated,
        verified,
        unverified.map(({ rule, settle }) => [rule, settle?.section, settle?.name, settle?.field]),
      ]),
    ),
  };
}

describe('the top of an included file', () => {
  const limited = (top: string, own: string): readonly string[] =>
    found(
      new Folder({
        'account.ims.yaml': account.replace('keys:', `${top}\nkeys:`),
        'a.ims.yaml': pipeline.replace('include:', `${own}\ninclude:`),
      }).check('a.ims.yaml'),
    );
  const partner = '\naccounts: { partner: { quotas: { images: 5 } } }';

  it.each([
    ['applies', 'quotas: { images: 1 }', 'x-own: 1', true],
    ['yields to the own top', 'quotas: { images: 1 }', 'quotas: { images: 5 }', false],
    ['applies field by field', 'quotas: { images: 1 }', 'quotas: { tags: 5 }', true],
    ['is only about its own account', `account: partner\nquotas: { images: 1 }${partner}`, 'x-own: 1', false],
    [
      'comes before the declaration of the account',
      `account: partner\nquotas: { images: 1 }${partner}`,
      'account: partner',
      true,
    ],
  ])('%s', (_, top, own, exceeded) => {
    expect(limited(top, own).some((each) => each.includes('image-quota'))).toBe(exceeded);
  });

  it('provides the project of the same region only', () => {
    const shares = (region: string): readonly string[] =>
      found(
        new Folder({
          'account.ims.yaml': account
            .replace(/region: .*/, `region: ${region}`)
            .replace('keys:', 'project_id: 5a1b2c3d4e5f60718293a4b5c6d7e8f9\nkeys:'),
          'a.ims.yaml': dedent`
            ${head}include: [account.ims.yaml]
            images:
              mine: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
            operations:
              - { action: share, image: mine, projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9] }
          `,
        }).check('a.ims.yaml'),
      );
    expect(shares('af-south-1')).toEqual([]);
    expect(shares(/region: (.*)/.exec(head)?.[1] ?? '')).toEqual([
      expect.stringContaining('share-self < account.ims.yaml:'),
    ]);
  });

  it('is updated after edits', () => {
    const folder = new Folder({ 'account.ims.yaml': account, 'a.ims.yaml': pipeline });
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
    folder.write('account.ims.yaml', account.replace('keys:', 'quotas: { images: 1 }\nkeys:'));
    expect(found(folder.check('a.ims.yaml'))).toEqual([expect.stringContaining('image-quota < account.ims.yaml:')]);
  });
});

describe('the declarations of included files', () => {
  it('apply in the file that includes them', () => {
    const folder = new Folder({ 'account.ims.yaml': account, 'a.ims.yaml': pipeline });
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
    expect(found(folder.check('account.ims.yaml'))).toEqual([]);
  });

  it('are reasons of findings, with the place in their own file', () => {
    const disabled = account.replace('enabled', 'disabled');
    const folder = new Folder({ 'account.ims.yaml': disabled, 'a.ims.yaml': pipeline });
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:5 key-not-enabled < account.ims.yaml:4']);
  });

  it('have the region at the top of their own file', () => {
    const elsewhere = account.replace('region: ap-southeast-1', 'region: cn-north-4');
    const folder = new Folder({ 'account.ims.yaml': account, 'a.ims.yaml': pipeline });
    folder.check('a.ims.yaml');
    folder.write('account.ims.yaml', elsewhere);
    const rules = folder.check('a.ims.yaml').findings.map(({ rule }) => rule);
    expect(rules).not.toContain('key-wrong-region');
    const mixed = pipeline
      .replace('operations:', 'keys:\n  mine: { state: enabled }\noperations:')
      .replace('key: own', 'key: mine');
    folder.write('a.ims.yaml', mixed);
    expect(found(folder.check('a.ims.yaml'))).toEqual([
      'a.ims.yaml:7 key-wrong-region < a.ims.yaml:2 < account.ims.yaml:2',
    ]);
  });

  it('apply through several files, with paths relative to each', () => {
    const folder = new Folder({
      'shared/account.ims.yaml': account,
      'shared/all.ims.yaml': `${head}include: [account.ims.yaml]\n`,
      'a.ims.yaml': pipeline.replace('account.ims.yaml', 'shared/all.ims.yaml'),
    });
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
    expect([...folder.check('a.ims.yaml').includes].sort()).toEqual(['shared/account.ims.yaml', 'shared/all.ims.yaml']);
  });

  it('count once if a file is included twice', () => {
    const folder = new Folder({
      'account.ims.yaml': account,
      'all.ims.yaml': `${head}include: [account.ims.yaml]\n`,
      'a.ims.yaml': pipeline.replace('[account.ims.yaml]', '[account.ims.yaml, all.ims.yaml]'),
    });
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
  });

  it('are not checked again in the including file, and operations are ignored', () => {
    const wrong = `${account}operations:\n  - { action: delete, image: none }\n`.replace(
      'kind: system',
      'kind: sistem',
    );
    const folder = new Folder({ 'account.ims.yaml': wrong, 'a.ims.yaml': pipeline });
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
    expect(found(folder.check('account.ims.yaml'))).toEqual([
      'account.ims.yaml:6 schema',
      'account.ims.yaml:8 unknown-reference',
    ]);
    expect(folder.check('a.ims.yaml').documents[0]?.outcomes).toHaveLength(1);
  });
});

describe('an include', () => {
  it('of a missing file is one finding, and names from it are not reported', () => {
    const folder = new Folder({ 'a.ims.yaml': pipeline });
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:3 include-unusable']);
    folder.write('account.ims.yaml', account);
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
    folder.write('account.ims.yaml', account.replace('own', 'other'));
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:5 unknown-reference']);
    folder.write('account.ims.yaml', undefined);
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:3 include-unusable']);
  });

  it('in a cycle is reported in each of its files, and the declarations apply', () => {
    const folder = new Folder({
      'account.ims.yaml': `${account}include: [b.ims.yaml]\n`,
      'b.ims.yaml': `${head}include: [a.ims.yaml]\n`,
      'a.ims.yaml': pipeline,
    });
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:3 include-unusable']);
    expect(found(folder.check('b.ims.yaml'))).toEqual(['b.ims.yaml:3 include-unusable']);
    folder.write('b.ims.yaml', head);
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
  });

  it('of a name that is already declared is reported with both places', () => {
    const own = `${pipeline}keys:\n  own: { state: enabled }\n`;
    const folder = new Folder({
      'account.ims.yaml': account,
      'more.ims.yaml': account,
      'a.ims.yaml': own,
      'b.ims.yaml': pipeline.replace(']', ', more.ims.yaml]'),
    });
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:7 declared-twice < account.ims.yaml:4']);
    expect(found(folder.check('b.ims.yaml'))).toEqual([
      'b.ims.yaml:3 declared-twice < account.ims.yaml:4 < more.ims.yaml:4',
      'b.ims.yaml:3 declared-twice < account.ims.yaml:6 < more.ims.yaml:6',
    ]);
  });

  it('must be a list of strings', () => {
    const folder = new Folder({
      'a.ims.yaml': `${head}include: account.ims.yaml\n`,
      'b.ims.yaml': `${head}include: [1]\n`,
    });
    expect(found(folder.check('a.ims.yaml'))).toEqual(['a.ims.yaml:3 schema']);
    expect(found(folder.check('b.ims.yaml'))).toEqual(['b.ims.yaml:3 schema']);
  });
});

describe('a fix', () => {
  it('adds a missing fact to the declaration in its own file', () => {
    const folder = new Folder({ 'account.ims.yaml': account.replace(', size: 40', ''), 'a.ims.yaml': pipeline });
    const checked = folder.check('a.ims.yaml');
    const start = folder.text('a.ims.yaml').indexOf('copy-in-region');
    const request = { wants: () => true, snippets: false };
    const offers = runToEnd(offersIn(checked, { start, end: start }, request));
    const offer = offers.find(({ title }) => say(title, english).includes('`size`'));
    const edits = offer && runToEnd(offer.edits());
    expect(edits?.map(({ source, edits: own }) => [source.path, applyEdits(folder.text(source.path), own)])).toEqual([
      ['account.ims.yaml', account.replace('size: 40', `size: ${fillIn}`)],
    ]);
  });

  it('of another file is proven with the text of that file', () => {
    const folder = new Folder({ 'account.ims.yaml': account, 'a.ims.yaml': pipeline });
    const checked = folder.check('a.ims.yaml');
    const [, file] = checked.files;
    const at = account.indexOf('enabled');
    const edits = [{ source: file!.source, edits: [{ start: at, end: at + 7, newText: 'disabled' }] }];
    expect(found(runToEnd(checked.trials.check(checked, edits)))).toEqual([
      'a.ims.yaml:5 key-not-enabled < account.ims.yaml:4',
    ]);
    expect(found(folder.check('a.ims.yaml'))).toEqual([]);
  });
});

it('a check after edits to any of the files equals a new check', () => {
  const files = {
    'account.ims.yaml': account,
    'more.ims.yaml': dedent`
      ${head}include: [account.ims.yaml]
      keys:
        second: { state: enabled, region: cn-north-4 }
    `,
    'a.ims.yaml': pipeline.replace('[account.ims.yaml]', '[more.ims.yaml]'),
    'b.ims.yaml': `${pipeline}  - { action: delete, image: base }\n`,
  };
  const names = Object.keys(files);
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomOf(seed);
    const folder = new Folder(files);
    for (let step = 0; step < 8; step++) {
      const name = names[random(names.length)] ?? '';
      const now = folder.text(name);
      const original = files[name as keyof typeof files];
      folder.write(name, random(10) === 0 ? undefined : random(5) === 0 || now === '' ? original : edited(now, random));
      for (const each of names)
        expect(said(folder.check(each)), `${String(seed)} ${each}`).toEqual(said(folder.fresh(each)));
    }
  }
});
