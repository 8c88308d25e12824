import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-ci-'));
const plans = path.join(folder, 'plans');

// Programs are started here, which takes longer on a busy machine than a test may by default.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeAll(() => {
  mkdirSync(path.join(folder, 'package'));
  execFileSync('tar', ['xzf', path.join(root, 'dist/ims-manifest.tgz'), '-C', folder]);
  mkdirSync(path.join(plans, 'more'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  // What npx would fetch is the packed package.
  const program = `#!/bin/sh\n[ "$1" = --yes ] || exit 90\ncase "$2" in ims-manifest@${version()}) ;; *) exit 91 ;; esac\nshift 2\nexec '${process.execPath}' '${folder}/package/dist/cli.js' "$@"\n`;
  writeFileSync(path.join(folder, 'bin/npx'), program);
  chmodSync(path.join(folder, 'bin/npx'), 0o755);
  writeFileSync(path.join(plans, 'good.ims.yaml'), plan('share'));
  writeFileSync(path.join(plans, 'more/bad one.ims.yaml'), plan('publish'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The version that CI asks for: the newest of this minor one. */
function version(): string {
  const { version: full } = JSON.parse(read('package.json')) as { version: string };
  return full.split('.').slice(0, 2).join('.');
}

function plan(action: string): string {
  const image = '{ key: golden, kind: system, status: active, visibility: private }';
  const to = action === 'share' ? ', projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9]' : '';
  return `imsManifest: v1\nregion: ap-southeast-1\nkeys:\n  golden: { alias: golden, state: enabled }\nimages:\n  a: ${image}\noperations:\n  - { action: ${action}, image: a${to} }\n`;
}

function run(script: string, env: Readonly<Record<string, string>>): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: plans,
    encoding: 'utf8',
    env: { ...env, HOME: folder, PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
  });
  return { status, out: stdout + stderr };
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

describe('the GitHub Action', () => {
  const { inputs, runs } = parse(read('action.yml')) as Action;
  const [step] = runs.steps;
  const act = (given: Readonly<Record<string, string>>): ReturnType<typeof run> => {
    const env = Object.entries(step?.env ?? {}).map(([name, from]) => {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(from)?.[1] ?? '';
      return [name, given[input] ?? inputs[input]?.default ?? ''];
    });
    return run(step?.run ?? '', Object.fromEntries(env) as Record<string, string>);
  };

  it('marks the line of what would be refused, and fails', () => {
    const { status, out } = act({});
    expect(out).toMatch(/^::error file=more\/bad one\.ims\.yaml,line=8,/m);
    expect(out).not.toContain('good.ims.yaml');
    expect(status).toBe(1);
  });

  it('passes where nothing would be refused', () => {
    expect(act({ files: 'good.ims.yaml' })).toMatchObject({ status: 0 });
  });

  it('writes SARIF besides, and takes more options', () => {
    expect(act({ sarif: 'out file.sarif', args: '--rule publish-encrypted=off' }).status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(plans, 'out file.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('reads no input as a command or as a pattern', () => {
    const { status, out } = act({ files: '$(touch harm) `touch harm` ;touch harm *' });
    expect(status).toBe(2);
    expect(out).toContain('$(touch');
    expect(run('test ! -e harm', {}).status).toBe(0);
  });
});

it('the GitLab template writes a code quality report, and fails where a plan would be refused', () => {
  const [, jobs] = parseAllDocuments(read('templates/ims-manifest.yml')).map((each) => each.toJS() as unknown);
  const { script } = (jobs as Record<string, { readonly script: readonly string[] }>)['ims-manifest'] ?? { script: [] };
  expect(run(script.join('\n'), { IMS_FILES: '.', IMS_VERSION: version() }).status).toBe(1);
  const report = JSON.parse(readFileSync(path.join(plans, 'gl-code-quality-report.json'), 'utf8')) as unknown;
  expect(report).toMatchObject([{ location: { path: 'more/bad one.ims.yaml', lines: { begin: 8 } } }]);
});

it('the pre-commit hook refuses a faulty plan among the files of a commit', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly { readonly entry: string; readonly files: string }[];
  const files = ['good.ims.yaml', 'more/bad one.ims.yaml', 'README.md'].filter((file) =>
    new RegExp(hook?.files ?? '').test(file),
  );
  expect(files).toHaveLength(2);
  const commit = (names: readonly string[]): number | null =>
    run(`${hook?.entry ?? ''} "$@"`.replace('"$@"', names.map((name) => `'${name}'`).join(' ')), {}).status;
  expect(commit(files)).toBe(1);
  expect(commit(files.slice(0, 1))).toBe(0);
});
