import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/text/edit';
import { Lines, type Position } from '../../server/text/lines';
import { dedent } from '../support/dedent';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(
  args: readonly string[],
  input?: string,
  env: NodeJS.ProcessEnv = {},
): { status: number | null; out: string; err: string } {
  const result = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    cwd: root,
    input: input ?? '',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

interface Report {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly range: { readonly start: Position; readonly end: Position };
      readonly related: readonly unknown[];
      readonly fixes: readonly {
        readonly title: string;
        readonly safe: boolean;
        readonly edits: readonly {
          readonly range: { readonly start: Position; readonly end: Position };
          readonly newText: string;
        }[];
      }[];
      readonly docs: string;
    }[];
  }[];
  readonly summary: unknown;
}

const faulty = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: { encrypted: true, kind: system }
  operations:
    - { action: copy-in-region, image: a, name: n }
    - { action: publish, image: a }
`;

describe('check', () => {
  it('prints nothing for valid manifests and exits with 0', () => {
    const { status, out } = run(['check', 'examples/golden-image.ims.yaml']);
    expect([status, out]).toEqual([0, 'Files checked: 1. No problems found.\n']);
  });

  it('shows the line, the place, the reasons, and the fixes, and exits with 1', () => {
    const { status, out } = run(['check', '-'], faulty);
    expect(status).toBe(1);
    expect(out).toContain('-:7:31  error publish-encrypted\n');
    expect(out).toContain('  7 |   - { action: publish, image: a }\n    |                               ^\n');
    expect(out).toContain('  4:19  `a` is declared with `encrypted: true`.\n');
    expect(out).toContain('fix (safe): Leave the copy unencrypted: `key: none`');
    expect(out).not.toContain('\u001b[');
  });

  it('prints JSON with edits that fix the text', () => {
    const { out } = run(['check', '--format', 'json', '-'], faulty);
    const report = JSON.parse(out) as Report;
    expect([report.version, report.summary]).toEqual([1, { errors: 1, warnings: 1, infos: 0 }]);
    const [warning, error] = report.files[0]?.findings ?? [];
    expect(warning).toMatchObject({
      rule: 'copy-decrypt-by-omission',
      severity: 'warning',
      range: { start: { line: 5, character: 14 }, end: { line: 5, character: 28 } },
    });
    expect(error).toMatchObject({ rule: 'publish-encrypted' });
    expect(error).not.toHaveProperty('docs');
    const lines = new Lines(faulty);
    const edits = (warning?.fixes[0]?.edits ?? []).map(({ range, newText }) => ({
      start: lines.offset(range.start),
      end: lines.offset(range.end),
      newText,
    }));
    expect(applyEdits(faulty, edits)).toBe(faulty.replace('name: n }', 'name: n, key: none }'));
  });

  it('finds manifests in folders and by globs', () => {
    writeFileSync(
      path.join(folder, 'a.ims.yaml'),
      dedent`
        imsManifest: v1
        region: r
      `,
    );
    writeFileSync(path.join(folder, 'other.yaml'), 'a: b\n');
    const paths = (args: readonly string[]): readonly string[] =>
      (JSON.parse(run(['check', '--format', 'json', ...args]).out) as Report).files.map((file) =>
        path.basename(file.path),
      );
    expect(paths([folder])).toEqual(['a.ims.yaml']);
    expect(paths([`${folder}/*.{yaml,yml}`])).toEqual(['a.ims.yaml', 'other.yaml']);
    expect(paths(['examples/**/audit-*.ims.yaml'])).toEqual(['audit-export-faulty.ims.yaml', 'audit-export.ims.yaml']);
  });

  it('accepts a file with any name', () => {
    const file = path.join(folder, 'plan.txt');
    writeFileSync(file, faulty);
    expect(run(['check', file]).status).toBe(1);
  });

  it.each([
    [['check', 'no/such/file.ims.yaml'], 'no/such/file.ims.yaml: no such file or folder'],
    [['check', 'test/support'], 'No manifest found'],
    [['check', '--format', 'xml'], '`xml` is not a format'],
    [['chekc'], 'Unknown command `chekc`'],
    [['chekc'], 'Did you mean check?'],
    [['plan.ims.yaml'], 'Unknown command `plan.ims.yaml`. Run `ims-manifest --help` to see all commands.'],
    [['help', 'chekc'], 'Did you mean check?'],
    [['check', '--zzz'], 'Unknown option `--zzz`. Run the command with `--help` to see its options.'],
    [['check', '-x'], 'Unknown option `-x`'],
    [['check', '--formt=x'], 'Unknown option `--formt`. Did you mean --format?'],
    [['check', '--format'], '`--format` requires a value: `--format VALUE` or `--format=VALUE`.'],
    [['check', '--config', '--quiet'], '`--config` requires a value'],
    [['check', '--quiet=yes'], '`--quiet` does not take a value.'],
    [['check', '--max-warnings=-3'], '`--max-warnings` must be a whole number, not `-3`.'],
    [['check', '--locale', 'fr'], '`--locale` must be `en` or `zh-cn`, not `fr`.'],
    [['lsp'], 'as `ims-manifest lsp --stdio`'],
    [['lsp', '--stdio', 'plan.ims.yaml'], 'as `ims-manifest lsp --stdio`'],
    [['lsp', '--stdo'], 'Did you mean --stdio?'],
  ])('exits with 2 and says why: %s', (args, said) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('writes in the language of the user', () => {
    expect(run(['check', '-'], faulty, { LANG: 'zh_CN.UTF-8' }).out).toContain('加密镜像');
    expect(run(['check', '--locale', 'zh-cn', '-'], faulty).out).toContain('加密镜像');
  });

  it('escapes control characters of a text', () => {
    const { out } = run(
      ['check', '-'],
      dedent`
        imsManifest: v1
        region: r
        images:
          "a\\e[31m": { kind: "x‮y" }
      `,
    );
    for (const control of ['\u001b', '\u202e']) expect(out).not.toContain(control);
  });

  it('repairs files with --fix atomically, keeps their mode, and leaves no temporary files', () => {
    const file = path.join(folder, 'fix.ims.yaml');
    const plan = faulty.replace('  - { action: publish, image: a }\n', '');
    writeFileSync(file, plan, { mode: 0o640 });
    expect(run(['check', '--fix', file]).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(plan.replace('name: n }', 'name: n, key: none }'));
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('accepts severities of rules, a limit of warnings, and --quiet', () => {
    expect(run(['check', '--rule', 'publish-encrypted=off', '-'], faulty).status).toBe(0);
    expect(run(['check', '--rule', 'publish-encrypted=off', '--max-warnings', '0', '-'], faulty).status).toBe(1);
    expect(run(['check', '--quiet', '-'], faulty).out).not.toContain('copy-decrypt-by-omission');
    expect(run(['check', '--rule', 'no-such-rule=off', '-'], faulty).err).toContain('Unknown rule `no-such-rule`.');
    expect(run(['check', '--rule', 'publish-encrypted=loud', '-'], faulty).status).toBe(2);
  });

  it('prints its version and usage', () => {
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(['--help']).out).toContain('Usage: ims-manifest COMMAND');
    for (const args of [
      ['check', '--help'],
      ['check', '-h'],
      ['help', 'check'],
      ['--help', 'check'],
      ['--locale', 'en', 'check', '--help'],
    ])
      expect(run(args).out).toContain('Usage: ims-manifest check');
    expect(run(['--locale', 'zh-cn', 'check', '-'], faulty).out).toContain('加密');
    expect(run(['--color', 'check', '-'], faulty).out).toContain('\u001b[');
  });

  it('colors its output only on request', () => {
    const coloured = (args: readonly string[], env: NodeJS.ProcessEnv): boolean =>
      run(['check', ...args, '-'], faulty, env).out.includes('\u001b[');
    expect(coloured([], {})).toBe(false);
    expect(coloured(['--color'], { NO_COLOR: '1' })).toBe(true);
    expect(coloured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(coloured(['--color=never'], { FORCE_COLOR: '1' })).toBe(false);
    expect(run(['check', '--color=maybe', '-'], faulty).status).toBe(2);
  });
});
