import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

describe('check --fix', () => {
  it('changes an included file once for all that include it, and says so', () => {
    write('plans/b.ims.yaml', pipeline);
    const dry = run('check', 'plans', '--fix=unsafe', '--dry-run');
    expect(dry.out.match(/^\+ .*$/gm)).toEqual(['+  own: { state: enabled }']);
    expect(dry.err).toContain('account.ims.yaml: would be changed by these fixes');
    const { status, err } = run('check', 'plans', '--fix=unsafe');
    expect(status).toBe(0);
    expect(err).toContain('account.ims.yaml: changed by these fixes');
    expect(readFileSync(path.join(root, 'account.ims.yaml'), 'utf8')).toBe(account.replace('disabled', 'enabled'));
    expect(readFileSync(path.join(root, 'plans/a.ims.yaml'), 'utf8')).toBe(pipeline);
    expect(rulesOf('plans')).toEqual([]);
  });

  it('of an included file that is checked itself is reported with that file', () => {
    write('account.ims.yaml', account.replace('state: disabled', "state: 'enabled'").replace('40', "'40'"));
    const { err } = run('check', '.', '--fix=unsafe');
    expect(err).toContain('account.ims.yaml: fixed');
    expect(err).not.toContain('changed by these fixes');
    expect(readFileSync(path.join(root, 'account.ims.yaml'), 'utf8')).toContain('size: 40');
  });
});

it('a baseline knows findings that declarations of included files cause', () => {
  expect(run('check', 'plans', '--baseline', 'known.json', '--write-baseline').status).toBe(0);
  expect(run('check', 'plans', '--baseline', 'known.json')).toMatchObject({ status: 0 });
  write('plans/b.ims.yaml', pipeline);
  expect(run('check', 'plans', '--baseline', 'known.json').status).toBe(1);
});

it('the tools of agents read included files, and name them as their arguments do', () => {
  const call = (id: number, method: string, params: object): string =>
    `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
  const client = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a', version: '1' } };
  const input =
    call(1, 'initialize', client) + call(2, 'tools/call', { name: 'check', arguments: { path: 'plans/a.ims.yaml' } });
  const { out } = runIn(root, process.execPath, [program, 'mcp'], input);
  const answer = JSON.parse(out.trim().split('\n').at(-1)!) as { result: { content: [{ text: string }] } };
  const { files } = JSON.parse(answer.result.content[0].text) as Json;
  expect(files[0]!.findings).toMatchObject([{ rule: 'key-not-enabled', related: [{ path: 'account.ims.yaml' }] }]);
});

it('declare merges into an included file, and the files that include it follow', () => {
  const images = { images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', name: 'new', status: 'active' }] };
  write('plans/a.ims.yaml', pipeline.replace('image: base', 'image: new'));
  expect(rulesOf('plans')).toContain('unknown-reference');
  const declared = runIn(
    root,
    process.execPath,
    [program, 'declare', '--into', 'account.ims.yaml'],
    JSON.stringify(images),
  );
  expect(declared.status).toBe(0);
  expect(rulesOf('plans')).not.toContain('unknown-reference');
});

it('plan --account writes the steps of one account', () => {
  write(
    'plans/a.ims.yaml',
    dedent`
      ${head}accounts: { partner: {} }
      images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, visibility: private } }
      operations:
        - { action: share, image: base, accounts: [partner] }
        - { action: accept-share, image: base, account: partner }
    `,
  );
  const plan = (account: string): Result => run('plan', 'plans/a.ims.yaml', '--format', 'hcloud', '--account', account);
  expect(plan('partner').out.match(/^hcloud IMS \S+/gm)).toEqual(['hcloud IMS BatchUpdateMembers']);
  expect(plan('default').out.match(/^hcloud IMS \S+/gm)).toEqual(['hcloud IMS BatchAddMembers']);
  expect(plan('nobody')).toMatchObject({ status: 2, err: expect.stringContaining('default, partner') as string });
});

it('plan and graph use the declarations of included files', () => {
  write('account.ims.yaml', account.replace('disabled', 'enabled'));
  expect(run('plan', 'plans/a.ims.yaml')).toMatchObject({ status: 0 });
  expect(run('graph', 'plans/a.ims.yaml').out).toContain('base');
});
