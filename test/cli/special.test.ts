import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runIn, type Result } from './run';
import { dedent } from '../support/dedent';

const all = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-')));
const removed: (() => void)[] = [
  () => {
    rmSync(all, { recursive: true });
  },
];
afterAll(() => {
  for (const remove of removed.reverse()) remove();
});
const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const good = dedent`
  imsManifest: v1
  region: ap-southeast-1
`;
let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(all, 'case-'));
  write('good.ims.yaml', good);
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  writeFileSync(path.join(home, name), text);
}
const run = (...args: readonly string[]): Result => runIn(home, process.execPath, [cli, ...args]);
const make = (program: string, ...args: readonly string[]): void => {
  expect(spawnSync(program, args, { cwd: home }).status).toBe(0);
};

/** File system entries that are not regular files: their description, their creation, and the error message. */
const special: readonly (readonly [string, (name: string) => void, string])[] = [
  [
    'a pipe',
    (name) => {
      make('mkfifo', name);
    },
    'it is not a regular file',
  ],
  ['a socket', socket, 'it is not a regular file'],
  [
    'a device',
    (name) => {
      symlinkSync('/dev/zero', path.join(home, name));
    },
    'it is not a regular file',
  ],
  [
    'a link to itself',
    (name) => {
      symlinkSync(name, path.join(home, name));
    },
    'its links form a loop',
  ],
  [
    'a folder',
    (name) => {
      mkdirSync(path.join(home, name));
    },
    'it is a folder',
  ],
];

/** A socket stays when its server is killed. */
function socket(name: string): void {
  const code = `require('node:net').createServer().listen(${JSON.stringify(name)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', code], { cwd: home });
}

describe.skipIf(process.platform === 'win32')('a file that is not regular', () => {
  it.each(special.filter(([what]) => what !== 'a folder'))('is rejected as a manifest: %s', (_, prepare, reason) => {
    prepare('it');
    for (const command of ['check', 'plan', 'graph'])
      expect(run(command, 'it')).toEqual({
        status: 2,
        out: '',
        err: `ims-manifest: it: cannot be read: ${reason}\n`,
      });
  });

  it.each(special)('is rejected as settings and as a baseline: %s', (_, prepare, reason) => {
    prepare('it');
    const said = `ims-manifest: it: cannot be read: ${reason}\n`;
    expect(run('check', 'good.ims.yaml', '--config', 'it')).toMatchObject({ status: 2, err: said });
    expect(run('check', 'good.ims.yaml', '--baseline', 'it')).toMatchObject({ status: 2, err: said });
  });

  it.each(special.filter(([what]) => what !== 'a folder'))(
    'is rejected as settings found in a folder: %s',
    (_, prepare, reason) => {
      prepare('ims-manifest.config.yaml');
      const { status, err } = run('check', 'good.ims.yaml');
      expect([status, err]).toEqual([
        2,
        expect.stringContaining(`ims-manifest.config.yaml: cannot be read: ${reason}`),
      ]);
    },
  );

  it.each(special)('is rejected by declare as input and as output: %s', (_, prepare) => {
    prepare('it');
    expect(run('declare', 'it')).toMatchObject({ status: 2, out: '' });
    expect(run('declare', '--into', 'it', 'good.ims.yaml')).toMatchObject({ status: 2, out: '' });
  });

  it.each(special.filter(([what]) => !what.includes('device') && !what.includes('link')))(
    'is reported in place of a .gitignore, and other files are checked: %s',
    (_, prepare, reason) => {
      prepare('.gitignore');
      const { status, out, err } = run('check', '.');
      expect([status, out]).toEqual([2, 'Files checked: 1. No problems found.\n']);
      expect(err).toBe(`ims-manifest: .gitignore: cannot be read: ${reason}\n`);
    },
  );

  it.each(special.filter(([what]) => what.includes('device') || what.includes('link')))(
    'is ignored in place of a .gitignore, as in git: %s',
    (_, prepare) => {
      prepare('.gitignore');
      expect(run('check', '.')).toMatchObject({ status: 0, err: '' });
    },
  );

  it.each(special.filter(([what]) => what !== 'a folder'))(
    'is reported if it is named like a manifest in a folder: %s',
    (_, prepare) => {
      prepare('it.ims.yaml');
      const { status, out, err } = run('check', '.');
      expect([status, out]).toEqual([2, 'Files checked: 1. No problems found.\n']);
      expect(err).toMatch(/^ims-manifest: it\.ims\.yaml: cannot be read: /);
    },
  );
});

describe('links in a searched folder', () => {
  it('are checked if their target is in the folder, and reported if it is outside', () => {
    write('plan.txt', `${good}operations: [{ action: delete, image: a }]\n`);
    symlinkSync('plan.txt', path.join(home, 'inner.ims.yaml'));
    expect(run('check', '.').out).toContain('inner.ims.yaml:3:');
    write('sub/other.ims.yaml', good);
    symlinkSync('../plan.txt', path.join(home, 'sub/outer.ims.yaml'));
    const { status, out, err } = run('check', 'sub');
    expect([status, out]).toEqual([2, 'Files checked: 1. No problems found.\n']);
    expect(err).toContain('sub/outer.ims.yaml: cannot be read: it links outside the searched folder');
  });
});

describe('an unreadable file or folder', () => {
  /** The superuser can read everything, so the command runs as another user. */
  const unprivileged = (...args: readonly string[]): Result => {
    const own = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const env = { PATH: process.env['PATH'] };
    const done = spawnSync(process.execPath, [cli, ...args], { cwd: home, encoding: 'utf8', env, ...own });
    return { status: done.status, out: done.stdout, err: done.stderr };
  };
  const canRun = (): boolean => {
    for (const folder of [all, home]) chmodSync(folder, 0o755);
    return unprivileged('--version').status === 0;
  };

  it('is reported, and everything else is checked', ({ skip }) => {
    if (process.platform === 'win32' || !canRun()) skip('nobody else can run the command here');
    write('closed/plan.ims.yaml', good);
    write('plan.yaml', good);
    const closed = path.join(home, 'closed');
    chmodSync(closed, 0);
    removed.push(() => {
      chmodSync(closed, 0o755);
    });
    chmodSync(path.join(home, 'plan.yaml'), 0);
    const { status, out, err } = unprivileged('check', '.');
    expect([status, out]).toEqual([2, 'Files checked: 1. No problems found.\n']);
    expect(err.split('\n').sort()).toEqual([
      '',
      'ims-manifest: closed: cannot be searched: permission denied',
      'ims-manifest: plan.yaml: cannot be read: permission denied',
    ]);
    expect(unprivileged('plan', '.')).toMatchObject({ status: 2, out: '' });
  });
});

it('a file that is too large and endless input are not read', () => {
  write('large.ims.yaml', good);
  make('truncate', '-s', '65M', 'large.ims.yaml');
  expect(run('check', 'large.ims.yaml')).toMatchObject({
    status: 2,
    err: 'ims-manifest: large.ims.yaml: cannot be read: it is larger than 64 MiB\n',
  });
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" check - < /dev/zero`], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, 'ims-manifest: -: cannot be read: it is larger than 64 MiB\n']);
});

it('a manifest in deeply nested folders is found', () => {
  const deep = path.join(home, ...Array.from({ length: 800 }, () => 'd'));
  mkdirSync(deep, { recursive: true });
  writeFileSync(path.join(deep, 'plan.ims.yaml'), good);
  expect(run('check', 'd')).toMatchObject({ status: 0, out: 'Files checked: 1. No problems found.\n' });
});

it('files that .gitignore excludes are checked with --no-ignore', () => {
  write('.gitignore', 'hidden.ims.yaml\n/sub\n');
  write('hidden.ims.yaml', `${good}operations: [{ action: delete, image: a }]\n`);
  write('sub/.gitignore', '*\n');
  write('sub/hidden.ims.yaml', good);
  expect(run('check', '.')).toMatchObject({ status: 0, out: 'Files checked: 1. No problems found.\n' });
  expect(run('check', '.', '--no-ignore')).toMatchObject({ status: 1 });
  expect(run('check', '.', '--no-ignore').out).toContain('Files checked: 3 ·');
});
