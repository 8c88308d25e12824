import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { dedent } from '../support/dedent';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-ci-'));
const plans = path.join(folder, 'plans');

// These tests start programs, which can take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeAll(() => {
  mkdirSync(path.join(folder, 'package'));
  execFileSync('tar', ['xzf', path.join(root, 'dist/ims-manifest.tgz'), '-C', folder]);
  mkdirSync(path.join(plans, 'more'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  // npx uses the packed package. Without a separate folder, it would use the repository.
  const program = `#!/bin/sh
[ "$1" = --yes ] || exit 90
shift
if [ "$1" = --prefix ]; then [ -z "$(ls -A "$2")" ] || exit 92; shift 2; elif [ -x node_modules/.bin/ims-manifest ]; then exec node_modules/.bin/ims-manifest; fi
case "$1" in ims-manifest@${version()}) ;; *) exit 91 ;; esac
shift
exec '${process.execPath}' '${folder}/package/dist/cli.js' "$@"
`;
  writeFileSync(path.join(folder, 'bin/npx'), program);
  chmodSync(path.join(folder, 'bin/npx'), 0o755);
  writeFileSync(path.join(plans, 'good.ims.yaml'), plan('share'));
  writeFileSync(path.join(plans, 'more/bad one.ims.yaml'), plan('publish'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The version in the CI files, which is that of their release. */
function version(): string {
  return (JSON.parse(read('package.json')) as { version: string }).version;
}

function plan(action: string): string {
  const image = '{ key: golden, kind: system, status: active, visibility: private }';
  const to = action === 'share' ? ', projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9]' : '';
  return dedent`
    imsManifest: v1
    region: ap-southeast-1
    keys:
      golden: { alias: golden, state: enabled }
    images:
      a: ${image}
    operations:
      - { action: ${action}, image: a${to} }
  `;
}

function run(
  script: string,
  env: Readonly<Record<string, string>>,
  cwd = plans,
): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd,
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

const { inputs, runs } = parse(read('action.yml')) as Action;

/** Runs the action. */
function act(given: Readonly<Record<string, string>>, cwd?: string): ReturnType<typeof run> {
  const [step] = runs.steps;
  const env = Object.entries(step?.env ?? {}).map(([name, from]) => {
    const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(from)?.[1] ?? '';
    return [name, given[input] ?? inputs[input]?.default ?? ''];
  });
  return run(step?.run ?? '', Object.fromEntries(env) as Record<string, string>, cwd);
}

describe('the GitHub Action', () => {
  it('annotates the rejected line and fails', () => {
    const { status, out } = act({});
    expect(out).toMatch(/^::error file=more\/bad one\.ims\.yaml,line=8,/m);
    expect(out).not.toContain('good.ims.yaml');
    expect(status).toBe(1);
  });

  it('passes if nothing would be rejected', () => {
    expect(act({ files: 'good.ims.yaml' })).toMatchObject({ status: 0 });
  });

  it('also writes SARIF, and accepts more options', () => {
    expect(act({ sarif: 'out file.sarif', args: '--rule publish-encrypted=off' }).status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(plans, 'out file.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('does not interpret inputs as commands or patterns', () => {
    const { status, out } = act({ files: '$(touch harm) `touch harm` ;touch harm *' });
    expect(status).toBe(2);
    expect(out).toContain('$(touch');
    expect(run('test ! -e harm', {}).status).toBe(0);
  });
});

it('the GitLab template writes a code quality report, and fails if a plan would be rejected', () => {
  const [, jobs] = parseAllDocuments(read('templates/ims-manifest.yml')).map((each) => each.toJS() as unknown);
  const { script } = (jobs as Record<string, { readonly script: readonly string[] }>)['ims-manifest'] ?? { script: [] };
  expect(run(script.join('\n'), { IMS_FILES: '.', IMS_VERSION: version() }).status).toBe(1);
  const report = JSON.parse(readFileSync(path.join(plans, 'gl-code-quality-report.json'), 'utf8')) as unknown;
  expect(report).toMatchObject([{ location: { path: 'more/bad one.ims.yaml', lines: { begin: 8 } } }]);
});

it('the pre-commit hook rejects a faulty plan in a commit', () => {
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

describe('the hardened pipeline of docs/ci.md', () => {
  const [, page = ''] = /<!-- careful -->\n\n```yaml\n([^]*?)```/.exec(read('docs/ci.md')) ?? [];
  interface Pipeline {
    readonly on: object;
    readonly permissions: object;
    readonly jobs: Readonly<
      Record<
        string,
        { readonly steps: readonly { readonly run?: string; readonly with?: Readonly<Record<string, string>> }[] }
      >
    >;
  }
  const pipeline = parse(page) as Pipeline;
  const steps = pipeline.jobs['check']?.steps ?? [];

  /** A repository whose protected branch has an empty baseline, and a pull request with these files. */
  function proposed(files: Readonly<Record<string, string>>): { readonly home: string; readonly base: string } {
    const home = mkdtempSync(path.join(folder, 'repository-'));
    const put = (all: Readonly<Record<string, string>>): void => {
      for (const [name, text] of Object.entries(all)) {
        mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
        writeFileSync(path.join(home, name), text, { mode: 0o755 });
      }
      run('git init -q && git add -Af && git -c user.name=a -c user.email=a commit -qm one', {}, home);
    };
    put({ 'ims-manifest.config.yaml': 'locale: en\n', 'known.json': '{ "version": 1, "files": {} }\n' });
    const base = run('git rev-parse HEAD', {}, home).out.trim();
    put(files);
    return { home, base };
  }

  function check(files: Readonly<Record<string, string>>): ReturnType<typeof run> {
    const { home, base } = proposed(files);
    const [, prepare, action] = steps;
    const prepared = run(prepare?.run ?? 'exit 99', { BASE: base }, home);
    return prepared.status === 0 ? act(action?.with ?? {}, home) : prepared;
  }

  it('runs as defined on the protected branch, without write permissions', () => {
    expect(Object.keys(pipeline.on)).toEqual(['pull_request_target']);
    expect(pipeline.permissions).toEqual({ contents: 'read' });
  });

  it('passes a valid plan', () => {
    expect(check({ 'images/plan.ims.yaml': plan('share') }).status).toBe(0);
  });

  const bad = plan('publish');
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    [
      'by a comment for the file',
      {
        'plan.ims.yaml': dedent`
          # ims-disable-file publish-encrypted -- fine
          ${bad}`,
      },
    ],
    [
      'by a comment for the line',
      { 'plan.ims.yaml': bad.replace('  - {', '  # ims-disable-next-line publish-encrypted\n  - {') },
    ],
    ['by settings', { 'plan.ims.yaml': bad, 'ims-manifest.config.yaml': 'rules: { publish-encrypted: off }\n' }],
    [
      'by nearer settings',
      { 'a/plan.ims.yaml': bad, 'a/ims-manifest.config.yaml': 'rules: { publish-encrypted: off }\n' },
    ],
    ['by a baseline', { 'plan.ims.yaml': bad, 'known.json': 'known' }],
    ['by .gitignore', { 'plan.ims.yaml': bad, '.gitignore': '*.ims.yaml\n' }],
    ['by many warnings', { 'plan.ims.yaml': '# ims-disable-next-line tag-count\n'.repeat(1001) + bad }],
    ['by an own package', { 'plan.ims.yaml': bad, 'node_modules/.bin/ims-manifest': '#!/bin/sh\nexit 0\n' }],
    ['by a later document', { 'plan.ims.yaml': `${plan('share')}---\n${bad}` }],
    ['by another file name', { 'plan.yml': bad }],
  ])('cannot be bypassed %s', (_, files) => {
    const known: Readonly<Record<string, string>> = 'known.json' in files ? { 'known.json': baselineOf(bad) } : {};
    const { status, out } = check({ ...files, ...known });
    expect(out).toMatch(/^::error file=.*title=publish-encrypted/m);
    expect(status).toBe(1);
  });

  it('cannot be bypassed by replacing its settings with a link', () => {
    const { home, base } = proposed({ 'plan.ims.yaml': bad, mine: 'rules: { publish-encrypted: off }\n' });
    run(
      'rm ims-manifest.config.yaml && ln -s mine ims-manifest.config.yaml && git add -A && git -c user.name=a -c user.email=a commit -qm two',
      {},
      home,
    );
    expect(run(steps[1]?.run ?? '', { BASE: base }, home).status).toBe(0);
    expect(act(steps[2]?.with ?? {}, home).status).toBe(1);
  });

  /** A baseline with all findings. */
  function baselineOf(text: string): string {
    const home = mkdtempSync(path.join(folder, 'baseline-'));
    writeFileSync(path.join(home, 'plan.ims.yaml'), text);
    run(`'${process.execPath}' '${folder}/package/dist/cli.js' check --baseline known.json --write-baseline`, {}, home);
    return readFileSync(path.join(home, 'known.json'), 'utf8');
  }
});
