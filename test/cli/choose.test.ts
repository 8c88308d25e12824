import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { installed, runIn, type Result } from './run';
import { dedent } from '../support/dedent';

const all = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
const cli = path.join(import.meta.dirname, '../../dist/cli.js');
afterAll(() => {
  rmSync(all, { recursive: true });
});
let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(all, 'case-'));
});

const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: { encrypted: true, kind: system }
  operations:
`;
const publish = '  - { action: publish, image: a }\n';
const copy = '  - { action: copy-in-region, image: a, name: n }\n';

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  writeFileSync(path.join(home, name), text);
}
const check = (args: readonly string[], input?: string): Result =>
  runIn(home, process.execPath, [cli, 'check', ...args], input);
const found = (args: readonly string[], input?: string): readonly string[] =>
  (
    JSON.parse(check(['--format', 'json', ...args], input).out) as {
      files: { path: string; findings: { rule: string; severity: string; range: { start: { line: number } } }[] }[];
    }
  ).files.flatMap(({ path: file, findings }) =>
    findings.map(({ rule, severity, range }) => `${file}:${String(range.start.line + 1)} ${severity} ${rule}`),
  );
const files = (args: readonly string[]): readonly string[] =>
  (JSON.parse(check(['--format', 'json', ...args]).out) as { files: { path: string }[] }).files.map(
    ({ path: file }) => file,
  );

describe('folders', () => {
  it('are searched for manifests by name and by first key', () => {
    const manifest = dedent`
      imsManifest: v1
      region: r
    `;
    write('a.ims.yaml', 'region: r\n');
    write('b/b.yml', `# what it is for\n---\n${manifest}`);
    write(
      'b/c.json',
      dedent`
        {
          "imsManifest": "v1", "region": "r" }`,
    );
    write('b/other.yaml', `kind: Pod\n${manifest}`);
    write('b/text.txt', manifest);
    write('node_modules/m.ims.yaml', manifest);
    expect(files([])).toEqual(['a.ims.yaml', 'b/b.yml', 'b/c.json']);
  });

  it('are searched without ignored files, except for named files', () => {
    write('.gitignore', '*.draft.ims.yaml\n/out/\n');
    write('sub/.gitignore', '!keep.draft.ims.yaml\n');
    for (const name of ['a.ims.yaml', 'x.draft.ims.yaml', 'out/b.ims.yaml', 'sub/keep.draft.ims.yaml'])
      write(
        name,
        dedent`
          imsManifest: v1
          region: r
        `,
      );
    expect(files([])).toEqual(['a.ims.yaml', 'sub/keep.draft.ims.yaml']);
    expect(files(['x.draft.ims.yaml'])).toEqual(['x.draft.ims.yaml']);
    expect(files(['a.ims.yaml', './a.ims.yaml'])).toHaveLength(1);
  });

  it('list the findings of many files in the order of their names', () => {
    for (let index = 0; index < 150; index++)
      write(`f${String(index).padStart(3, '0')}.ims.yaml`, index % 2 === 0 ? head + publish : head + copy);
    const lines = found([]);
    expect(lines).toHaveLength(150);
    expect(lines).toEqual([...lines].sort());
    expect(found(['f148.ims.yaml'])).toEqual(lines.slice(-2, -1));
  });
});

describe('settings', () => {
  it('come from the nearest file, the named file and options, in increasing precedence', () => {
    write(
      'ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encrypted: warning
      `,
    );
    write(
      'own.yaml',
      dedent`
        rules:
          publish-encrypted: info
      `,
    );
    write('a/plan.ims.yaml', head + publish);
    write('b/plan.ims.yaml', head + publish);
    write(
      'b/ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encrypted: off
      `,
    );
    expect(found(['a', 'b'])).toEqual(['a/plan.ims.yaml:6 warning publish-encrypted']);
    expect(found(['--config', 'own.yaml', 'a', 'b'])).toHaveLength(2);
    expect(found(['--rule', 'publish-encrypted=error', 'b'])).toEqual(['b/plan.ims.yaml:6 error publish-encrypted']);
    expect(found(['--stdin-filename', 'a/x.ims.yaml'], head + publish)).toEqual([
      'a/x.ims.yaml:6 warning publish-encrypted',
    ]);
  });

  it('with errors are all reported with their places, and nothing is checked', () => {
    write(
      'ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encripted: warning
          tag-count: maybe
        regoin: x
      `,
    );
    write('plan.ims.yaml', head + publish);
    const { status, out, err } = check([]);
    expect([status, out]).toEqual([2, '']);
    expect(err.match(/(?<=ims-manifest\.config\.yaml:)\d+:\d+/g)).toEqual(['2:3', '3:14', '4:1']);
    expect(check(['--config', 'none.yaml']).status).toBe(2);
  });

  it('choose the language', () => {
    write('ims-manifest.config.yaml', 'locale: zh-cn\n');
    write('plan.ims.yaml', head + publish);
    expect(check([]).out).toContain('加密');
    expect(check(['--locale', 'en']).out).not.toContain('加密');
  });
});

describe('findings', () => {
  it('are limited to the selected rules, but syntax errors are always reported', () => {
    write('plan.ims.yaml', head + copy + publish);
    expect(found(['--only', 'publish-encrypted,copy-same-key'])).toEqual(['plan.ims.yaml:7 error publish-encrypted']);
    expect(found(['--only', 'publish-encrypted', '-'], `${head}  - {\n`).join()).toContain('error syntax');
    expect(check(['--only', 'publish-encripted']).err).toContain('Did you mean `publish-encrypted`?');
  });

  it('determine the exit code by their number', () => {
    write('plan.ims.yaml', head + copy);
    expect(check([]).status).toBe(0);
    expect(check(['--max-warnings', '1']).status).toBe(0);
    expect(check(['--max-warnings', '0']).status).toBe(1);
    expect(check(['--max-warnings=0', '--quiet']).status).toBe(1);
    expect(check(['--max-warnings', 'few']).status).toBe(2);
  });

  it('are listed with the checks that were not made and the missing facts', () => {
    write(
      'plan.ims.yaml',
      dedent`
      imsManifest: v1
      region: r
      images:
        a: { kind: system }
      operations:
    ` + publish,
    );
    const { out } = check(['--coverage']);
    expect(out).toMatch(/plan\.ims\.yaml:6:\d+ {2}step 1, publish: \d failed, \d+ passed, \d+ not checked\n/);
    expect(out).toMatch(/ {2}\? publish-encrypted: .*`encrypted`/);
  });
});

describe('what cannot be read or written', () => {
  it.each<[string, readonly string[], string]>([
    ['a broken link', ['dead.ims.yaml'], 'dead.ims.yaml: broken link'],
    [
      'a report in a missing folder',
      ['--format', 'json=no/out.json'],
      'no/out.json: cannot be written: the file, or a folder on its path, does not exist',
    ],
    ['a report with the name of a folder', ['--format', 'json=sub'], 'sub: cannot be written: it is a folder'],
    [
      'missing settings',
      ['--config', 'no.yaml'],
      'no.yaml: cannot be read: the file, or a folder on its path, does not exist',
    ],
    [
      'a baseline in a missing folder',
      ['--baseline', 'no/known.json', '--write-baseline'],
      'no/known.json: cannot be written: the file, or a folder on its path, does not exist',
    ],
    [
      'invalid UTF-8',
      ['bytes.ims.yaml'],
      'bytes.ims.yaml: not valid UTF-8. The file was not checked and not changed. Save it as UTF-8.',
    ],
  ])('is explained: %s', (_, args, said) => {
    write('plan.ims.yaml', head + copy);
    write('sub/.keep', '');
    symlinkSync('nowhere', path.join(home, 'dead.ims.yaml'));
    writeFileSync(path.join(home, 'bytes.ims.yaml'), Buffer.from([0xff, 0x00, 0xc3]));
    const { status, err, out } = check(args.length === 1 ? args : ['plan.ims.yaml', ...args]);
    expect([status, err]).toEqual([2, `ims-manifest: ${said}\n`]);
    expect(out).not.toContain('nothing to say');
  });
});

describe('a baseline', () => {
  it('recognizes its findings on moved lines, and reports those that disappeared', () => {
    write('plan.ims.yaml', head + copy + publish);
    expect(check(['--baseline', 'known.json']).status).toBe(2);
    expect(check(['--baseline', 'known.json', '--write-baseline'])).toMatchObject({ status: 0, out: '' });
    write(
      'plan.ims.yaml',
      dedent`
      # moved

      ${head}
      ${copy}
      ${publish}`,
    );
    expect(check(['--baseline', 'known.json'])).toMatchObject({
      status: 0,
      err: 'ims-manifest: Findings hidden by the baseline: 2\n',
    });
    write('plan.ims.yaml', head + publish + publish);
    const { status, err } = check(['--baseline', 'known.json', '--max-warnings=0']);
    expect([status, err]).toEqual([1, expect.stringContaining('no longer occur: 1')]);
    check(['--baseline', 'known.json', '--write-baseline']);
    expect(readFileSync(path.join(home, 'known.json'), 'utf8')).not.toContain('copy-decrypt');
  });

  it('keeps the findings of files that were not checked', () => {
    write('a.ims.yaml', head + publish);
    write('b.ims.yaml', head + publish);
    check(['--baseline', 'known.json', '--write-baseline']);
    write('a.ims.yaml', `${head}  []\n`);
    check(['--baseline', 'known.json', '--write-baseline', 'a.ims.yaml']);
    expect(check(['--baseline', 'known.json']).status).toBe(0);
  });

  it.each(['', '{}', '{"version":1,"files":[]}', '{"version":1,"files":{"a":{"b":{"c":"d"}}}}'])(
    'with invalid content is rejected: %s',
    (text) => {
      write('known.json', text);
      write('a.ims.yaml', head + publish);
      expect(check(['--baseline', 'known.json'])).toMatchObject({
        status: 2,
        err: expect.stringContaining('not a baseline file') as unknown,
      });
      expect(check(['--baseline', 'known.json', '--write-baseline']).status).toBe(2);
      expect(readFileSync(path.join(home, 'known.json'), 'utf8')).toBe(text);
    },
  );
});

describe.runIf(installed('git'))('--since', () => {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: home });
  };

  it('reports findings on changed lines, and all findings in new files', () => {
    git('init', '-q');
    write('plan.ims.yaml', head + publish);
    git('add', '.');
    git('commit', '-qm', 'one');
    write('plan.ims.yaml', `# a comment\n${head}${publish}`);
    expect(found(['--since', 'HEAD'])).toEqual([]);
    write('plan.ims.yaml', head + publish + copy);
    write('new.ims.yaml', head + publish);
    expect(found(['--since', 'HEAD'])).toEqual([
      'new.ims.yaml:6 error publish-encrypted',
      'plan.ims.yaml:7 warning copy-decrypt-by-omission',
    ]);
    // A changed declaration that causes a finding on an old line counts as a change of that line.
    write('plan.ims.yaml', head.replace('encrypted: true', 'encrypted: false') + publish);
    git('commit', '-qam', 'two');
    write('plan.ims.yaml', head + publish);
    expect(found(['--since', 'HEAD', 'plan.ims.yaml'])).toEqual(['plan.ims.yaml:6 error publish-encrypted']);
  });

  it('distinguishes an unknown revision from one that a shallow clone lacks', () => {
    git('init', '-q');
    for (const text of [head + publish, head + copy]) {
      write('plan.ims.yaml', text);
      git('add', '.');
      git('commit', '-qm', 'one');
    }
    expect(check(['--since', 'HEAD~2'])).toMatchObject({
      status: 2,
      err: 'ims-manifest: Git revision `HEAD~2` not found.\n',
    });
    git('clone', '-q', '--depth', '1', `file://${home}`, 'clone');
    expect(check(['--since', 'HEAD~1', 'clone']).err).toContain('for example with `git fetch --unshallow`');
    expect(check(['--since', 'HEAD', 'clone']).status).toBe(0);
  });

  it('explains an invalid revision and a folder without a repository', () => {
    write('plan.ims.yaml', head + publish);
    expect(check(['--since', 'HEAD']).err).toContain('not in a Git repository');
    git('init', '-q');
    expect(check(['--since', 'no-such']).status).toBe(2);
    expect(check(['--since=--output=x']).err).toContain('is not a valid Git revision');
  });

  it('uses the repository of the files, regardless of the environment', () => {
    git('init', '-q');
    write('plan.ims.yaml', head + publish);
    git('add', '.');
    git('commit', '-qm', 'one');
    mkdirSync(path.join(home, 'elsewhere'));
    runIn(path.join(home, 'elsewhere'), 'git', ['init', '-q']);
    const elsewhere = path.join(home, 'elsewhere/.git');
    const cli = path.join(import.meta.dirname, '../../dist/cli.js');
    for (const name of ['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'])
      expect(
        runIn(home, process.execPath, [cli, 'check', '--since', 'HEAD', 'plan.ims.yaml'], '', { [name]: elsewhere }),
      ).toMatchObject({ status: 0, err: '' });
  });

  it('does not run anything that the repository configures', () => {
    git('init', '-q');
    write('plan.ims.yaml', head + publish);
    write('.gitattributes', '*.yaml diff=x filter=x\n');
    git('add', '.');
    git('commit', '-qm', 'one');
    for (const key of ['core.fsmonitor', 'diff.x.textconv', 'diff.external', 'filter.x.smudge', 'core.pager'])
      git('config', key, 'touch ran');
    expect(found(['--since', 'HEAD'])).toEqual([]);
    expect(files([])).toEqual(['plan.ims.yaml']);
    expect(() => readFileSync(path.join(home, 'ran'))).toThrow();
  });
});
