import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWellFormed, problemsInSarif } from './forms';
import { runIn, type Result } from './run';

const root = path.join(import.meta.dirname, '../..');
const fixture = path.join(root, 'test/terraform/fixtures/encrypted-to-another-region');
const top = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(top, { recursive: true });
});

const address = 'huaweicloud_images_image_copy.south';
const said =
  '`huaweicloud_ims_obs_system_image.web` is encrypted. Encrypted images cannot be copied to another region, whichever key they use.';
const reason = '`huaweicloud_ims_obs_system_image.web` is encrypted with `huaweicloud_kms_key.images` here.';

const check = (folder: string, ...args: readonly string[]): Result =>
  runIn(path.join(top, folder), process.execPath, [path.join(root, 'dist/cli.js'), 'check', ...args]);
const git = (folder: string, ...args: readonly string[]): Result =>
  runIn(path.join(top, folder), 'git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
  writeFileSync(path.join(top, name), text);
};

const configuration = readFileSync(path.join(fixture, 'main.tf'), 'utf8');
/** A plan in one line, as Terraform writes it. */
const plan = JSON.stringify(JSON.parse(readFileSync(path.join(fixture, 'plan.json'), 'utf8')));
beforeAll(() => {
  write('project/main.tf', configuration);
  write('project/plan.json', plan);
});

const column = plan.indexOf(`"address":"${address}","mode"`, plan.indexOf('"resource_changes"')) + 1;

describe.each([
  ['a folder', ['.'], { file: 'main.tf', line: 26, column: 21, where: `${address}.source_image_id`, reasonAt: 22 }],
  [
    'a plan with its configuration',
    ['plan.json', '--source', '.'],
    { file: 'main.tf', line: 26, column: 21, where: `${address}.source_image_id`, reasonAt: 22 },
  ],
  ['a plan', ['plan.json'], { file: 'plan.json', line: 1, column, where: address, reasonAt: 1 }],
])('the result for %s', (_, args, { file, line, column, where, reasonAt }) => {
  const form = (name: string): string => {
    const { status, out, err } = check('project', ...args, '--format', name);
    expect([status, err]).toEqual([1, '']);
    return out;
  };

  it('is text with the address, and with the line of a configuration', () => {
    const out = form('text');
    expect(out).toContain(
      `${file}:${String(line)}:${String(column)}  ${where}  error cross-region-encrypted\n  ${said}\n`,
    );
    expect(out.includes(' | ')).toBe(file === 'main.tf');
    expect(out).toContain(reason);
  });

  it('is JSON', () => {
    const report = JSON.parse(form('json')) as { files: { path: string; findings: object[] }[]; summary: object };
    expect(report.summary).toEqual({ errors: 1, warnings: 0, infos: 0 });
    const own = report.files.find((each) => each.path === file);
    expect(own?.findings).toMatchObject([
      {
        rule: 'cross-region-encrypted',
        address: where,
        message: said,
        range: { start: { line: line - 1, character: column - 1 } },
        related: [{ message: reason, range: { start: { line: reasonAt - 1 } } }],
      },
    ]);
  });

  it('is valid SARIF', () => {
    const log = JSON.parse(form('sarif')) as { runs: { results: { locations: object[] }[] }[] };
    expect(problemsInSarif(log)).toEqual([]);
    expect(log.runs[0]?.results).toHaveLength(1);
    expect(log.runs[0]?.results[0]?.locations).toMatchObject([
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line, startColumn: column } },
        logicalLocations: [{ fullyQualifiedName: where }],
      },
    ]);
  });

  it('is a JUnit report in which a test of a plan has the name of its resource', () => {
    const out = form('junit');
    expectWellFormed(out);
    const name = file === 'plan.json' ? where : `${String(line)}:${String(column)}`;
    expect(out).toContain(`<testcase name="cross-region-encrypted ${name}" classname="${file}" file="${file}">`);
    expect(out).toContain(`message="${where}: ${said}"`);
  });

  it('is an annotation of GitHub', () => {
    expect(form('github')).toMatch(
      new RegExp(
        `^::error file=${file},line=${String(line)},endLine=${String(line)},col=${String(column)},.*::${where}: .*\n$`,
      ),
    );
  });

  it('is an entry in the Code Quality report of GitLab', () => {
    expect(JSON.parse(form('gitlab'))).toEqual([
      {
        description: `${where}: ${said}`,
        check_name: 'cross-region-encrypted',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        severity: 'critical',
        location: { path: file, lines: { begin: line, end: line } },
      },
    ]);
  });
});

describe('a plan', () => {
  /** The same plan at another time: other values, another order. */
  const later = plan
    .replace(/"terraform_version":"[^"]*"/, '"terraform_version":"1.99.0"')
    .replace(
      '"resource_changes":[',
      `"resource_changes":[${JSON.stringify({ address: 'x_y.z', mode: 'managed', type: 'x_y', name: 'z', provider_name: 'p', change: { actions: ['create'], before: null, after: {}, after_unknown: {} } })},`,
    );
  const other = plan.replaceAll('images_image_copy.south', 'images_image_copy.other');

  it('has findings that a baseline and GitLab know by their addresses', () => {
    write('baseline/plan.json', plan);
    const fingerprint = (): unknown =>
      (JSON.parse(check('baseline', 'plan.json', '--format', 'gitlab').out) as { fingerprint: string }[])[0]
        ?.fingerprint;
    expect(check('baseline', 'plan.json', '--baseline', 'known.json', '--write-baseline').status).toBe(0);
    const first = fingerprint();
    write('baseline/plan.json', later);
    expect(fingerprint()).toBe(first);
    expect(check('baseline', 'plan.json', '--baseline', 'known.json').status).toBe(0);
    write('baseline/plan.json', other);
    expect(check('baseline', 'plan.json', '--baseline', 'known.json').status).toBe(1);
  });

  it('has findings since a revision on the lines of its configuration, otherwise by their addresses', () => {
    write('since/main.tf', configuration);
    git('since', 'init', '-q');
    git('since', 'add', '.');
    git('since', 'commit', '-q', '-m', 'configuration');
    write('since/plan.json', plan);
    const since = (...args: readonly string[]): number | null =>
      check('since', 'plan.json', '--since', 'HEAD', ...args).status;
    expect([since(), since('--source', '.')]).toEqual([1, 0]);
    write('since/main.tf', configuration.replace('source_image_id = ', 'source_image_id =  '));
    expect(since('--source', '.')).toBe(1);
    git('since', 'add', '.');
    git('since', 'commit', '-q', '-m', 'plan');
    write('since/plan.json', later);
    expect([since(), since('--source', '.')]).toEqual([0, 0]);
    write('since/plan.json', other);
    expect(since()).toBe(1);
  });

  it('has findings of new files of its configuration', () => {
    write('new/.gitignore', '*.json\n');
    git('new', 'init', '-q');
    git('new', 'add', '.');
    git('new', 'commit', '-q', '-m', 'first');
    write('new/main.tf', configuration);
    write('new/plan.json', plan);
    expect(check('new', 'plan.json', '--since', 'HEAD', '--source', '.').status).toBe(1);
  });
});
