import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dedent } from '../support/dedent';
import { runIn, type Result } from './run';

const program = path.join(import.meta.dirname, '../../dist/cli.js');
const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const account = dedent`
  ${head}keys:
    own: { state: disabled }
  images:
    base: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
`;
const pipeline = dedent`
  ${head}include: [../account.ims.yaml]
  operations:
    - { action: copy-in-region, image: base, name: copy, key: own }
`;

let root: string;
const run = (...args: readonly string[]): Result => runIn(root, process.execPath, [program, ...args]);
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ims-cli-include-'));
  write('account.ims.yaml', account);
  write('plans/a.ims.yaml', pipeline);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

interface Json {
  readonly files: readonly {
    readonly findings: readonly { readonly rule: string; readonly related: readonly { readonly path?: string }[] }[];
  }[];
}

function rulesOf(...args: readonly string[]): readonly string[] {
  const { files } = JSON.parse(run('check', '--format', 'json', ...args).out) as Json;
  return files.flatMap(({ findings }) =>
    findings.map(({ rule, related }) => [rule, ...related.flatMap((each) => each.path ?? [])].join(' ')),
  );
}

describe('check', () => {
  it('names the file of a reason in each format', () => {
    expect(rulesOf('plans/a.ims.yaml')).toEqual(['key-not-enabled account.ims.yaml']);
    expect(run('check', 'plans').out).toMatch(/^ {2}account\.ims\.yaml:4:\d+ {2}/m);
    expect(run('check', 'plans', '--format', 'junit').out).toContain(';account.ims.yaml:4: ');
    const sarif = run('check', 'plans', '--format', 'sarif').out;
    expect(sarif).toMatch(/relatedLocations[^]*"uri": "account\.ims\.yaml"/);
  });

  it('reads no file outside the current folder, also through links', () => {
    const outside = mkdtempSync(path.join(os.tmpdir(), 'ims-outside-'));
    writeFileSync(path.join(outside, 'secret.ims.yaml'), account);
    symlinkSync(path.join(outside, 'secret.ims.yaml'), path.join(root, 'link.ims.yaml'));
    for (const item of [
      `../../${path.basename(outside)}/secret.ims.yaml`,
      '../link.ims.yaml',
      '/etc/hosts',
      'https://a.example/b',
    ]) {
      write('plans/a.ims.yaml', pipeline.replace('../account.ims.yaml', item));
      expect(rulesOf('plans/a.ims.yaml'), item).toEqual(['include-unusable']);
    }
    rmSync(outside, { recursive: true });
  });

  it('reports with --since findings that a change of an included file causes', () => {
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root });
    write('account.ims.yaml', account.replace('disabled', 'enabled'));
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    expect(rulesOf('plans', '--since', 'HEAD')).toEqual([]);
    write('account.ims.yaml', account);
    expect(rulesOf('plans', '--since', 'HEAD')).toEqual(['key-not-enabled account.ims.yaml']);
    git('commit', '-qam', 'two');
    expect(rulesOf('plans', '--since', 'HEAD')).toEqual([]);
  });
});

it('plan and graph use the declarations of included files', () => {
  write('account.ims.yaml', account.replace('disabled', 'enabled'));
  expect(run('plan', 'plans/a.ims.yaml')).toMatchObject({ status: 0 });
  expect(run('graph', 'plans/a.ims.yaml').out).toContain('base');
});
