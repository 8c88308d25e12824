import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { dedent } from '../support/dedent';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-release-'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const write = (file: string, text: string): void => {
  writeFileSync(path.join(folder, file), text);
};
/** Files that contain the version of their release. */
const ciFiles = ['action.yml', 'templates/ims-manifest.yml', '.pre-commit-hooks.yaml', 'docs/ci.md'];
const { version: current } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const release = (): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, ['scripts/version.mjs'], { cwd: folder, encoding: 'utf8' });

vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  mkdirSync(path.join(folder, 'scripts'));
  mkdirSync(path.join(folder, '.changeset'));
  for (const file of ['scripts/version.mjs', '.changeset/config.json', '.changeset/README.md'])
    cpSync(path.join(root, file), path.join(folder, file));
  for (const file of ciFiles) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    write(file, readFileSync(path.join(root, file), 'utf8').replaceAll(current, '1.2.3'));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  write('package.json', '{ "name": "ims-manifest", "version": "1.2.3" }');
  write(
    'package-lock.json',
    '{ "name": "ims-manifest", "version": "1.2.3", "packages": { "": { "version": "1.2.3" } } }',
  );
  write(
    'CHANGELOG.md',
    dedent`
      # Changelog

      ## [Unreleased]

      ### Added

      - By hand.

      ### Fixed

      - A slip.

      ## [1.2.3] - 2026-01-01

      - Old.
    `,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a release', () => {
  it('needs a changeset', () => {
    expect(release().stderr).toContain('there is no changeset');
    expect(read('package.json')).toContain('1.2.3');
  });

  it('takes its version and changes from the changesets', () => {
    write(
      '.changeset/one.md',
      dedent`
        ---
        "ims-manifest": minor
        ---

        A rule
        of two lines.
      `,
    );
    write(
      '.changeset/two.md',
      dedent`
        ---
        'ims-manifest': patch
        ---

        No more hang.
      `,
    );
    expect(release()).toMatchObject({ status: 0, stderr: '' });
    for (const file of ['package.json', 'package-lock.json'])
      expect(JSON.parse(read(file))).toMatchObject({ version: '1.3.0' });
    const date = /\[1\.3\.0\] - (\d{4}-\d\d-\d\d)\n/.exec(read('CHANGELOG.md'))?.[1] ?? '';
    expect(read('CHANGELOG.md')).toBe(
      dedent`
        # Changelog

        ## [Unreleased]

        ## [1.3.0] - ${date}

        ### Added

        - By hand.
        - A rule of two lines.

        ### Fixed

        - A slip.
        - No more hang.

        ## [1.2.3] - 2026-01-01

        - Old.
      `,
    );
    for (const file of ciFiles) {
      expect(read(file)).toContain('1.3.0');
      expect(read(file)).not.toContain('1.2.3');
      expect(readFileSync(path.join(root, file), 'utf8')).toContain(current);
    }
    expect(readdirSync(path.join(folder, '.changeset')).sort()).toEqual(['README.md', 'config.json']);
  });
});

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly run?: string; readonly env?: object }[]; readonly needs?: string }
    >
  >;
}

describe('the workflow of releases', () => {
  const { jobs } = parse(readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8')) as Workflow;
  const runs = (job: string): string => (jobs[job]?.steps ?? []).map(({ run = '' }) => run).join('\n');

  it('builds once and publishes the result to npm and both marketplaces', () => {
    expect(jobs['publish']?.needs).toBe('build');
    expect(runs('publish')).not.toMatch(/npm (install|run)/);
    expect(runs('publish').match(/ims-manifest\.vsix/g)).toHaveLength(2);
    expect(runs('publish')).toContain('npm publish ./release/ims-manifest.tgz --provenance');
  });

  it('takes its tools from the lock file, and passes tokens only to those', () => {
    const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly bin?: object } | undefined>>;
    };
    const locked = Object.values(packages).flatMap((each) => Object.keys(each?.bin ?? {}));
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const tools = steps.flatMap(({ run = '' }) => [...run.matchAll(/\bnpx (.*)/g)].map(([, args = '']) => args));
    expect(tools).toHaveLength(2);
    for (const args of tools) {
      expect(args).toMatch(/^--no /);
      expect(locked).toContain(args.split(' ')[1]);
    }
    const installing = steps.filter(({ run = '' }) => /\bnpm ci\b/.test(run));
    expect(installing.map(({ run, env }) => [run, env])).toEqual([['npm ci --ignore-scripts', undefined]]);
  });

  it('refers to existing files and scripts', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const [, script = ''] of runs('build').matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([script]);
    for (const artefact of ['vsix', 'tgz', 'cdx.json'])
      expect(existsSync(path.join(root, `dist/ims-manifest.${artefact}`))).toBe(true);
  });
});
