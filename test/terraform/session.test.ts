import { expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder, FolderSession, type FolderOptions } from '../../server/terraform/module-session';
import { spanOf } from '../../server/text/anchored-span';
import { runToEnd } from '../../server/text/cooperative';
import type { Checked } from '../../server/engine/session';
import { parallelConflict } from '../../server/rules/manifest/parallel-conflict';
import type { Rule } from '../../server/rules/rule';
import { generatedModule } from '../support/generate-terraform';

const english = catalogueFor('en');

/** A folder whose files can change. */
function folder(resources: number) {
  const texts = new Map(generatedModule(resources));
  const options: FolderOptions = {
    frontend: terraform,
    path: '/here',
    folder: '/here',
    reader: {
      files: (name) =>
        name === '/here' ? [...texts].map(([file, text]) => ({ path: `/here/${file}`, name: file, text })) : 'missing',
    },
  };
  const edit = (file: string, from: string, to: string): void => {
    const text = texts.get(file) ?? '';
    expect(text).toContain(from);
    texts.set(file, text.replace(from, to));
  };
  return { options, edit };
}

function seen(results: readonly Checked[]): readonly unknown[] {
  return results.map(({ source, findings, documents }) => ({
    file: source.path,
    findings: findings.map(({ rule, severity, at, message, related }) => [
      rule,
      severity,
      spanOf(at),
      say(message, english),
      related.map((each) => [spanOf(each.at), say(each.message, english)]),
    ]),
    steps: documents.flatMap(({ evaluation }) => evaluation.states.map(({ step }) => [step.action, spanOf(step.at)])),
  }));
}

it('finds after each edit what a new session finds', () => {
  const { options, edit } = folder(60);
  const session = new FolderSession(options);
  const edits: readonly (readonly [file: string, from: string, to: string])[] = [
    ['images-2.tf', '"copy-21"', '"copy-21-new"'],
    ['images-1.tf', 'cmk_id     = huaweicloud_kms_key.golden.id', 'cmk_id     = ""'],
    ['main.tf', 'key_alias = "golden"', 'key_alias = "golden"\n  is_enabled = false'],
    ['main.tf', 'is_enabled = false', 'is_enabled = true'],
    ['images-3.tf', 'golden-files:images/40.qcow2', 'other-files:images/40.qcow2'],
    ['main.tf', '"cn-north-4"', '"cn-south-1"'],
    ['images-1.tf', '"copy-1"', '"copy-1"\n  target_region = "cn-north-4"\n  agency_name = "ims"'],
    ['main.tf', 'resource "huaweicloud_kms_key" "golden"', 'resource "huaweicloud_kms_key" "silver"'],
    [
      'main.tf',
      'provider "huaweicloud" {',
      'resource "huaweicloud_obs_bucket_object" "file" {\n  bucket = "golden-files"\n  key = "images/0.qcow2"\n}\nprovider "huaweicloud" {',
    ],
    [
      'images-1.tf',
      'resource "huaweicloud_images_image_share" "share-2"',
      'resource "huaweicloud_images_image_share" "s"',
    ],
  ];
  expect(seen(runToEnd(session.check()))).toEqual(seen(checkFolder(options)));
  for (const each of edits) {
    edit(...each);
    expect(seen(runToEnd(session.check())), each.join(' → ')).toEqual(seen(checkFolder(options)));
  }
});

it('checks nothing again if no text has changed', () => {
  const { options, edit } = folder(20);
  const session = new FolderSession(options);
  const first = runToEnd(session.check());
  expect(runToEnd(session.check())).toBe(first);
  edit('images-1.tf', '"copy-1"', '"copy"');
  expect(runToEnd(session.check())).not.toBe(first);
});

it.each([
  ['a value', '"copy-1"\n', '"copy-1x"\n'],
  ['the name of a resource that nothing refers to', '"share-2" {', '"share-2x" {'],
  ['a line that is not finished', '"export-3" {\n', '"export-3" {\n  file\n'],
])('does the same work in a hundred and in a thousand resources after an edit of %s', (_, from, to) => {
  const workIn = (resources: number): FolderSession['work'] => {
    const { options, edit } = folder(resources);
    const session = new FolderSession(options);
    runToEnd(session.check());
    edit('images-1.tf', from, to);
    runToEnd(session.check());
    return session.work;
  };
  const { evaluated, linked, written, checked, others } = workIn(100);
  expect(evaluated).toBeGreaterThan(0);
  expect(workIn(1000)).toEqual({ evaluated, linked, written, checked, others });
  expect(linked).toBeLessThan(2);
  expect(written).toBeLessThan(5);
  expect(others).toBeLessThan(30);
});

it('a renamed resource leaves the findings of other files as they are', () => {
  const { options, edit } = folder(100);
  const session = new FolderSession(options);
  const before = runToEnd(session.check());
  edit('images-1.tf', '"share-2" {', '"renamed" {');
  const after = runToEnd(session.check());
  const changed = after.filter(({ findings }, index) => findings !== before[index]?.findings);
  expect(changed.map(({ source }) => source.path)).toEqual(['/here/images-1.tf']);
});

it('a rule about steps that run together runs again only if one of its steps is another', () => {
  let runs = 0;
  const counted: Rule<'stage'> = {
    ...parallelConflict,
    check(...given) {
      runs++;
      return parallelConflict.check(...given);
    },
  };
  const { options, edit } = folder(20);
  const session = new FolderSession({ ...options, rules: [counted] });
  const runsAfter = (...change: Parameters<typeof edit>): number => {
    runs = 0;
    edit(...change);
    runToEnd(session.check());
    return runs;
  };
  runToEnd(session.check());
  expect(runsAfter('images-1.tf', '"copy-1"\n', '"copy-1x"\n')).toBe(0);
  expect(runsAfter('images-1.tf', '"5a1b2c3d4e5f60718293a4b5c6d7e8f9"', '"6a1b2c3d4e5f60718293a4b5c6d7e8f9"')).toBe(1);
});
