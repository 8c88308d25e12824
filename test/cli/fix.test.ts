import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../server/files/replace-file';
import { installed, run, runIn } from './run';
import { dedent } from '../support/dedent';

const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-')));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const plan = `imsManifest: v1
region: ap-southeast-1
images:
  a: { encrypted: true, kind: system }
operations:
  - { action: copy-in-region, image: a, name: n }
`;
const mended = plan.replace('name: n }', 'name: n, key: none }');
let file = '';
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(folder, 'case-')), 'plan.ims.yaml');
  writeFileSync(file, plan);
});
const left = (): readonly string[] => readdirSync(path.dirname(file));

describe('--fix', () => {
  it('keeps line ends, the byte order mark, and the mode', () => {
    const windows = `\uFEFF${plan.replaceAll('\n', '\r\n')}`;
    writeFileSync(file, windows);
    chmodSync(file, 0o640);
    expect(run(['check', '--fix', file]).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(windows.replace('name: n }', 'name: n, key: none }'));
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(left()).toEqual(['plan.ims.yaml']);
  });

  it('writes to the target of a link and keeps the link', () => {
    const link = path.join(path.dirname(file), 'link.ims.yaml');
    symlinkSync('plan.ims.yaml', link);
    expect(run(['check', '--fix', link]).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(mended);
  });

  it('does not touch files without fixes', () => {
    writeFileSync(file, mended);
    const before = statSync(file);
    run(['check', '--fix', file]);
    expect([statSync(file).ino, statSync(file).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('does not change a read-only file, reports it, and exits with 2', () => {
    chmodSync(file, 0o444);
    const { status, err } = run(['check', '--fix', file]);
    expect([status, err]).toEqual([2, expect.stringContaining('read-only')]);
    expect([readFileSync(file, 'utf8'), left()]).toEqual([plan, ['plan.ims.yaml']]);
  });

  it('does not change files that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(plan), Buffer.from([0x23, 0xff, 0x0a])]);
    writeFileSync(file, bytes);
    expect(run(['check', '--fix', file]).status).toBe(2);
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('does not change a file that has changed since it was read', async () => {
    const other = `${plan}# mine\n`;
    writeFileSync(file, other);
    expect(await replaceFile(file, plan, mended)).toMatchObject({ id: 'check.changed-meanwhile' });
    expect([readFileSync(file, 'utf8'), left()]).toEqual([other, ['plan.ims.yaml']]);
    rmSync(file);
    expect(await replaceFile(file, plan, mended)).toMatchObject({ id: 'check.changed-meanwhile' });
    expect(left()).toEqual([]);
  });

  it('replaces a file, so that a hard link to the old one keeps the old text', () => {
    const other = path.join(path.dirname(file), 'other.txt');
    linkSync(file, other);
    run(['check', '--fix', file]);
    expect([readFileSync(file, 'utf8'), readFileSync(other, 'utf8')]).toEqual([mended, plan]);
  });

  it('keeps the file and leaves no temporary file if the disk is full', ({ skip }) => {
    const disk = path.join(path.dirname(file), 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk], { stdio: 'ignore' });
    if (mounted.status !== 0) skip('a small disk can only be made by the superuser');
    try {
      const full = path.join(disk, 'plan.ims.yaml');
      const long = plan + '# what fills the disk but for a page\n'.repeat(1000);
      writeFileSync(full, long);
      const { status, err } = run(['check', '--fix', full]);
      expect([status, err]).toEqual([2, expect.stringMatching(/cannot be written.*no space is left/)]);
      expect([readFileSync(full, 'utf8'), readdirSync(disk)]).toEqual([long, ['plan.ims.yaml']]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('keeps the file on a read-only disk', ({ skip }) => {
    const disk = path.join(path.dirname(file), 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk], { stdio: 'ignore' });
    if (mounted.status !== 0) skip('a disk can only be made by the superuser');
    try {
      writeFileSync(path.join(disk, 'plan.ims.yaml'), plan);
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      expect(run(['check', '--fix', disk]).status).toBe(2);
      expect(readFileSync(path.join(disk, 'plan.ims.yaml'), 'utf8')).toBe(plan);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('applies unsafe fixes only on request', () => {
    const wrong = plan.replace('image: a,', 'image: aa,').replace('name: n }', 'name: n, key: none }');
    writeFileSync(file, wrong);
    run(['check', '--fix', file]);
    expect(readFileSync(file, 'utf8')).toBe(wrong);
    run(['check', '--fix=unsafe', file]);
    expect(readFileSync(file, 'utf8')).toBe(mended);
  });

  it('reports what it fixed, would fix, and could fix', () => {
    expect(run(['check', file]).out).toContain('Fixable: 1 with `--fix`, 0 more with `--fix=unsafe`\n');
    expect(run(['check', '--fix', '--dry-run', file]).err).toContain(
      'can be fixed. Findings now: 1, after the fix: 0\n',
    );
    expect(run(['check', '--fix', file]).err).toContain('plan.ims.yaml: fixed. Findings before: 1, now: 0\n');
    expect(run(['check', '--fix', file]).err).toContain('Nothing was fixed.\n');
  });

  it('applies the first unsafe fix of the list, even if it causes a note', () => {
    const encrypted = plan.replace(
      /operations:[^]*/,
      dedent`
        buckets: { b: { storage_class: STANDARD } }
        operations:
          - { action: export, image: a, bucket: b, object: a.zvhd2, is_quick_export: true }
      `,
    );
    writeFileSync(file, encrypted);
    const { out } = run(['check', file]);
    expect(out.match(/fix \(unsafe\): .*/g)?.[0]).toMatch(/^fix \(unsafe\): Copy `a` /);
    expect(out).toContain('0 with `--fix`, 1 more with `--fix=unsafe`');
    expect(run(['check', '--fix=unsafe', file]).out).not.toContain(' error ');
    expect(readFileSync(file, 'utf8')).toContain('action: copy-in-region');
  });

  it.each(readdirSync('examples').filter((name) => name.endsWith('-faulty.ims.yaml')))(
    'applies every fix that it offers for %s',
    (name) => {
      const example = readFileSync(path.join('examples', name));
      writeFileSync(file, example);
      expect(run(['check', '--fix', file]).out).not.toMatch(/Fixable: [1-9]/);
      writeFileSync(file, example);
      expect(run(['check', '--fix=unsafe', file]).out).not.toContain('Fixable');
    },
  );

  it('fixes only the findings of selected rules', () => {
    run(['check', '--fix', '--only', 'publish-encrypted', file]);
    expect(readFileSync(file, 'utf8')).toBe(plan);
  });
});

describe('a run that is terminated', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s leaves every file complete and no temporary files',
    async (signal) => {
      const own = path.dirname(file);
      rmSync(file);
      const long = plan + '# what takes a while to write\n'.repeat(20_000);
      for (let number = 0; number < 40; number++) writeFileSync(path.join(own, `${String(number)}.ims.yaml`), long);
      const child = spawn(
        process.execPath,
        [path.join(import.meta.dirname, '../../dist/cli.js'), 'check', '--fix', own],
        {
          stdio: 'ignore',
        },
      );
      const writing = watch(own, (_, name) => {
        if (name?.endsWith('.tmp') === true) child.kill(signal);
      });
      const [code, ended] = (await once(child, 'exit')) as [number | null, string | null];
      writing.close();
      expect([code, ended]).toEqual([null, signal]);
      expect(left().filter((name) => name.endsWith('.tmp'))).toEqual([]);
      const texts = left().map((name) => readFileSync(path.join(own, name), 'utf8'));
      const whole = [long, long.replace('name: n }', 'name: n, key: none }')];
      expect(texts.filter((text) => !whole.includes(text))).toEqual([]);
      expect(texts).toContain(whole[1]);
    },
  );

  it('by an uncatchable signal is cleaned up by the next run', () => {
    const [old, young, other] = [
      '.plan.ims.yaml.0123456789ab.tmp',
      '.plan.ims.yaml.0123456789ac.tmp',
      '.other.tmp',
    ].map((name) => path.join(path.dirname(file), name)) as [string, string, string];
    for (const each of [old, young, other]) writeFileSync(each, '');
    for (const each of [old, other]) utimesSync(each, 0, 0);
    run(['check', '--fix', file]);
    expect([existsSync(old), existsSync(young), existsSync(other)]).toEqual([false, true, true]);
  });
});

describe('--dry-run', () => {
  it('shows a diff and writes nothing', () => {
    const { out, status } = run(['check', '--fix', '--dry-run', file]);
    expect([readFileSync(file, 'utf8'), status]).toEqual([plan, 0]);
    expect(out).toContain(dedent`
      -  - { action: copy-in-region, image: a, name: n }
      +`);
    expect(run(['check', '--dry-run', file]).status).toBe(2);
  });

  it.runIf(installed('git'))('can be applied by git, also from the log of GitHub Actions', () => {
    const home = path.dirname(file);
    runIn(home, 'git', ['init', '-q']);
    const cli = path.join(import.meta.dirname, '../../dist/cli.js');
    const args = [cli, 'check', '--fix', '--dry-run', '.'];
    const there = runIn(home, process.execPath, args, '', { GITHUB_ACTIONS: 'true' }).out;
    expect(there).toMatch(/^::stop-commands::(\S+)\n[^]*\n::\1::\n$/);
    for (const difference of [there, runIn(home, process.execPath, args).out]) {
      writeFileSync(file, plan);
      expect(runIn(home, 'git', ['apply'], difference)).toMatchObject({ status: 0 });
      expect(readFileSync(file, 'utf8')).toBe(mended);
    }
  });
});
