import { describe, expect, it } from 'vitest';
import { Session } from './support/check';
import { spanOf } from '../server/text/anchored-span';
import { generated } from './support/generate';
import { dedent } from './support/dedent';

/** The work to check a manifest again after an edit. */
function workAfter(text: string, edit: (text: string) => string): Session['work'] {
  const session = new Session();
  session.check(text);
  const after = edit(text);
  expect(after).not.toBe(text);
  session.check(after);
  return session.work;
}

/** The numbers of operations in the edited manifests. */
const sizes = (process.env['SIZES'] ?? '100,1000,10000').split(',').map(Number);

const edits: Readonly<Record<string, (text: string) => string>> = {
  'a letter typed in a step': (text) => text.replace('name: far-41', 'name: far-41x'),
  'a comment typed above a step': (text) => text.replace('    name: far-41\n', '    # far\n    name: far-41\n'),
  'a step inserted': (text) =>
    text.replace('    name: far-41\n', '    name: far-41\n  - { action: delete, image: far-41 }\n'),
  'a step deleted': (text) => text.replace(/ {2}- action: export\n(?: {4}.*\n)+/, ''),
  'a changed name of an image that one step uses': (text) => text.replace('as: encrypted-40', 'as: encrypted-40x'),
  'a name typed at the margin': (text) =>
    text.replace(
      '\n    name: far-41\n',
      dedent`
    
    keys
        name: far-41
  `,
    ),
  'a name typed above the first step': (text) => text.replace('operations:\n', 'operations:\n  next\n'),
  'a name typed between sections': (text) => text.replace('operations:\n', 'accounts\noperations:\n'),
  'a quote opened': (text) => text.replace('name: far-41', 'name: "far-41'),
};

describe('a check after an edit', () => {
  it.each(Object.entries(edits))('reads and checks only a few entries, however long the manifest is: %s', (_, edit) => {
    for (const operations of sizes) {
      const { read, checked: judged } = workAfter(generated(operations), edit);
      expect(read).toBeLessThanOrEqual(3);
      expect(judged).toBeLessThanOrEqual(4);
    }
  });

  it.each(Object.entries(edits))('reads and checks only a few entries of several documents: %s', (_, edit) => {
    const text = `---\n${generated(100)}--- # another\n${generated(60)}`;
    const { read, checked: judged } = workAfter(text, edit);
    expect(read).toBeLessThanOrEqual(3);
    expect(judged).toBeLessThanOrEqual(4);
  });

  it('keeps one account and one place of images for all steps', () => {
    const session = new Session();
    const text = generated(100);
    session.check(text);
    const [document] = session.check(text.replace('name: far-41', 'name: far-41x')).documents;
    const states = document?.evaluation.states ?? [];
    expect(states).toHaveLength(100);
    expect(new Set(states.map(({ actor }) => actor)).size).toBe(1);
    expect(new Set(states.flatMap(({ accountRegion }) => accountRegion ?? [])).size).toBe(2);
  });

  it('does nothing if the text is the same', () => {
    const session = new Session();
    const text = generated(100);
    session.check(text);
    session.check(text);
    expect(session.work).toEqual({ read: 0, checked: 0 });
  });

  it('notices that a key is no longer declared', () => {
    const plan = [
      'imsManifest: v1',
      'region: ap-southeast-1',
      'keys:',
      '  golden: { alias: golden-images, state: disabled }',
      'images:',
      '  base: { kind: system, visibility: private, key: golden, size: 40, status: active }',
      'operations:',
      '  - { action: copy-in-region, image: base, key: none, name: base-copy }',
      '',
    ].join('\n');
    const session = new Session();
    const told = (text: string): readonly string[] => session.check(text).findings.map(({ rule }) => rule);
    expect(told(plan)).toContain('image-key-not-enabled');
    expect(told(plan.replace('  golden:', 'golden:'))).not.toContain('image-key-not-enabled');
  });

  it.each([
    ['keys', '  golden:', '  gold:'],
    ['keys', '  second:', '  golden:'],
    ['images', '  base:', '  bas:'],
    ['images', '  twin:', '  base:'],
    ['images, by the name in IMS', 'name: one name', 'name: other'],
    ['images, by the name that a step gives', 'as: made, name: one name', 'as: made, name: third'],
    ['images, by id', 'id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, ', ''],
    ['images, by region', 'name: one name, region: ap-southeast-1', 'name: one name, region: af-south-1'],
    ['backups', '  nightly:', '  nightl:'],
    ['servers', '  web:', '  we:'],
    ['the step that creates an image', 'as: made', 'as: base'],
  ])('has the findings of a first check after declarations are renamed: %s', (_, from, to) => {
    const plan = [
      'imsManifest: v1',
      'region: ap-southeast-1',
      'keys:',
      '  golden: { alias: golden-images, state: disabled }',
      '  second: { alias: second, state: enabled }',
      'servers:',
      '  web: { kind: ecs, os_type: Linux, status: stopped, system_disk: { size: 40, key: golden } }',
      'vaults:',
      '  safe: { region: ap-southeast-1, type: server, protect_type: backup, status: available }',
      'backups:',
      '  nightly: { vault: safe, server: web, status: available }',
      'images:',
      '  base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private, key: golden, size: 40, status: active, name: one name, region: ap-southeast-1 }',
      '  twin: { kind: system, visibility: private, key: second, size: 40, status: active, name: one name, region: ap-southeast-1 }',
      '  whole: { kind: full-ecs, visibility: private, status: active, origin: { backup: nightly } }',
      'operations:',
      '  - { action: copy-in-region, image: base, key: none, as: made, name: one name }',
      '  - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, key: second, name: base copy }',
      '  - { action: create-from-server, server: web, as: fresh, name: fresh }',
      '  - { action: share, image: fresh, projects: [11111111111111111111111111111111] }',
      '  - { action: share, image: whole, projects: [11111111111111111111111111111111] }',
      '  - { action: delete, image: made }',
      '  - { action: delete, image: twin }',
      '',
    ].join('\n');
    const renamed = plan.replace(from, to);
    expect(renamed).not.toBe(plan);
    const told = (session: Session, text: string): readonly unknown[] =>
      session
        .check(text)
        .findings.map(({ rule, at, message, related }) => [
          rule,
          spanOf(at),
          message,
          related.map((each) => [spanOf(each.at), each.message]),
        ]);
    const session = new Session();
    for (const text of [plan, renamed, plan, plan.replaceAll(from, to), renamed, plan])
      expect(told(session, text)).toEqual(told(new Session(), text));
  });

  it('checks only the steps again that depend on a changed declaration', () => {
    const tenth = workAfter(generated(1000), (text) => text.replace('base-7: { kind: system', 'base-7: { kind: data'));
    expect(tenth.read).toBe(1);
    expect(tenth.checked).toBeLessThanOrEqual(20);
    expect(tenth.checked).toBeGreaterThan(0);
  });

  it('suggests for an unknown name one that is declared at that point', () => {
    const plan = [
      'imsManifest: v1',
      'images:',
      '  golden-linux: { kind: system }',
      'operations:',
      '  - { action: delete, image: golden-lnux }',
      '  - { action: copy-in-region, image: golden-linux, as: made-here, name: made-here }',
      '  - { action: delete, image: made-hree }',
      '',
    ].join('\n');
    const session = new Session();
    const near = (text: string): unknown[] =>
      session
        .check(text)
        .findings.filter(({ rule }) => rule === 'unknown-reference')
        .map(({ message }) => ('near' in message.args ? message.args.near : undefined));
    expect(near(plan)).toEqual(['golden-linux', 'made-here']);
    expect(near(plan.replaceAll('golden-linux', 'another-one'))).toEqual([undefined, 'made-here']);
    expect(near(plan.replaceAll('as: made-here', 'as: far-away'))).toEqual(['golden-linux', undefined]);
  });

  it('reports a list in place of a section once, whichever item is first', () => {
    const session = new Session();
    const plan = dedent`
      imsManifest: v1
      region: af-south-1
      operations: []
      images:
        - { kind: system }
        - { kind: data }
    `;
    const told = (text: string): unknown[] =>
      session.check(text).findings.flatMap(({ rule, message }) => (rule === 'schema' ? [message] : []));
    const [once, ...more] = told(plan);
    expect(more).toEqual([]);
    expect(told(plan.replace('  - { kind: system }\n', ''))).toEqual([once]);
  });
});
