import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../server/cli/commands/commands';
import { Client } from '../lsp/client';
import { dedent } from '../support/dedent';

const root = path.join(import.meta.dirname, '../..');
const tarball = path.join(root, 'dist/ims-manifest.tgz');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-npm-'));
const installed = path.join(folder, 'node_modules/ims-manifest');
const faulty = dedent`
  imsManifest: v1
  region: r
  images:
    a: { encrypted: true }
  operations:
    - { action: publish, image: a }
`;

// These tests start programs, which can take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

function run(command: string, args: readonly string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

beforeAll(() => {
  write('package.json', '{ "name": "consumer", "private": true }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], {
    cwd: folder,
    stdio: 'ignore',
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the npm package, installed into an empty folder without a network', () => {
  it('has no dependencies', () => {
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'ims-manifest',
    ]);
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as object;
    for (const field of ['dependencies', 'scripts', 'contributes', 'main', 'browser'])
      expect(manifest).not.toHaveProperty(field);
  });

  it('has the command line', () => {
    write('plan.ims.yaml', faulty);
    const { status, out } = run('npx', ['--no-install', 'ims-manifest', 'check', 'plan.ims.yaml']);
    expect(out).toContain('plan.ims.yaml:6:31  error publish-encrypted');
    expect(status).toBe(1);
  });

  it.each<[string, readonly string[], number, string | RegExp]>([
    [
      'check with a report in a file',
      ['check', 'plan.ims.yaml', '--format', 'text', '--format', 'sarif=out.sarif'],
      1,
      'publish-encrypted',
    ],
    ['check with --coverage', ['check', 'plan.ims.yaml', '--coverage'], 1, /publish/],
    ['check with a disabled rule', ['check', 'plan.ims.yaml', '--rule', 'publish-encrypted=off'], 0, ''],
    ['check in Chinese', ['check', 'plan.ims.yaml', '--locale', 'zh-cn'], 1, '加密'],
    ['explain a rule', ['explain', 'publish-encrypted'], 0, 'publish'],
    ['explain an error code', ['explain', 'IMG.0098'], 0, 'IMG.0098'],
    ['explain a field', ['explain', 'min_disk'], 0, 'GiB'],
    ['declare', ['declare', 'images.json', '--region', 'eu-west-101'], 0, /images:[^]*40/],
    ['plan', ['plan', 'good.ims.yaml', '--format', 'json'], 0, '/v2/images/'],
    ['graph', ['graph', 'good.ims.yaml'], 0, 'flowchart'],
    ['init', ['init', '--template', 'golden-image'], 0, 'imsManifest: v1'],
    ['completion', ['completion', 'bash'], 0, 'complete '],
    ['mcp', ['mcp'], 0, ''],
    ['help', ['--help'], 0, 'declare'],
  ])('runs the command: %s', (_, args, status, said) => {
    write('plan.ims.yaml', faulty);
    write(
      'good.ims.yaml',
      faulty.replace('encrypted: true', 'encrypted: false').replace('publish, image: a', 'delete, image: a'),
    );
    write(
      'images.json',
      JSON.stringify({
        images: [
          {
            id: '00c5b2d6-2c4b-4a6f-8a52-1a5f0b3e9b11',
            name: 'base',
            min_disk: 40,
            status: 'active',
            __imagetype: 'private',
          },
        ],
      }),
    );
    const result = run('npx', ['--no-install', 'ims-manifest', ...args]);
    expect(result.out).toMatch(said);
    expect(result.status).toBe(status);
  });

  const tried: readonly (readonly [string, number, string | RegExp])[] = [
    ['check plan.ims.yaml --format json', 1, '"version": 1'],
    ['check plan.ims.yaml --rule publish-encrypted=warning --max-warnings 0', 1, 'warnings: 2'],
    ['check plan.ims.yaml --only publish-twice', 0, 'No problems found.'],
    ['check plan.ims.yaml --fix', 1, 'publish-encrypted'],
    ['check plan.ims.yaml --fix=unsafe --dry-run', 0, /^$|^--- a/],
    ['check plan.ims.yaml --coverage', 1, /step 1, publish: 2 failed, \d+ passed, \d+ not checked/],
    ['check plan.ims.yaml --since HEAD', 2, 'not in a Git repository'],
    ['check plan.ims.yaml --config off.yaml', 0, 'errors: 0'],
    ['check plan.ims.yaml --baseline known.json --write-baseline', 0, 'known.json'],
    ['check plan.ims.yaml --baseline known.json', 0, 'Findings hidden by the baseline: 2'],
    ['check plan.ims.yaml --quiet', 1, 'publish-encrypted'],
    ['check plan.ims.yaml --color=always', 1, '\u001b[31m'],
    ['check - --watch', 2, '--watch'],
    ['check --stdin-filename a.ims.yaml', 2, 'a.ims.yaml: nothing to check'],
    ['check --stdin-filename a.ims.yaml --allow-empty', 0, 'Files checked: 1'],
    ['check plan.ims.yaml --ignore-disables', 1, 'publish-encrypted'],
    ['check --no-ignore', 1, 'plan.ims.yaml:6:31'],
    ['check plan.ims.yaml --locale zh-cn', 1, '加密'],
    ['check main.tf --var format=vhd', 0, 'No problems found.'],
    ['check main.tf --var-file none.tfvars', 1, 'export-format-missing'],
    ['check plan.ims.yaml --source .', 2, '--source'],
    ['explain --list', 0, 'publish-encrypted'],
    ['explain publish-encrypted IMG.0098 publish image', 0, 'IMG.0098'],
    ['declare images.json --region eu-west-101', 0, 'min_disk: 40'],
    ['declare images.json --into good.ims.yaml --dry-run', 0, '+  base:'],
    ['declare images.json --account partner --into good.ims.yaml --dry-run', 0, 'account: partner'],
    ['plan good.ims.yaml --format sh', 0, '#!/bin/sh'],
    ['plan plan.ims.yaml --force', 0, 'publish'],
    ['plan good.ims.yaml --account partner', 2, 'partner'],
    ['graph good.ims.yaml --format dot', 0, 'digraph'],
    ['graph main.tf --var format=vhd --var-file none.tfvars', 0, 'flowchart'],
    ['init --template dr', 0, 'imsManifest: v1'],
    ['completion fish', 0, 'complete -c ims-manifest'],
    ['lsp', 2, 'lsp --stdio'],
    ['lsp --stdio --clientProcessId 1', 1, ''],
    ['mcp --root none', 2, 'none: not a folder'],
    ['check --help', 0, 'Usage'],
    ['--version', 0, /^\d+\.\d+\.\d+\n$/],
  ];

  it.each(tried)('accepts `ims-manifest %s`', (line, status, said) => {
    write('plan.ims.yaml', faulty);
    write(
      'off.yaml',
      dedent`
        rules:
          publish-encrypted: off
      `,
    );
    write(
      'good.ims.yaml',
      dedent`
        imsManifest: v1
        region: r
        operations:
          - { action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
      `,
    );
    write('images.json', '{"images":[{"id":"00c5b2d6-2c4b-4a6f-8a52-1a5f0b3e9b11","name":"base","min_disk":40}]}');
    write('none.tfvars', 'format = ""\n');
    write(
      'main.tf',
      dedent`
        variable "format" {}

        resource "huaweicloud_ims_image_export" "app" {
          image_id    = "4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90"
          bucket_url  = "files:app.vhd"
          file_format = var.format
        }
      `,
    );
    const result = run(path.join(folder, 'node_modules/.bin/ims-manifest'), line.split(' '));
    expect(result.out).toMatch(said);
    expect(result.status).toBe(status);
  });

  it.each(Object.keys(commands))('documents and tests every option of %s', async (name) => {
    const command = await commands[name]?.();
    const help = run(path.join(folder, 'node_modules/.bin/ims-manifest'), [name, '--help']).out;
    expect(help).toMatch(/^Usage: ims-manifest [^]*\nExamples?\b[^]*ims-manifest[ "]/);
    const lines = tried.filter(([line]) => line.startsWith(name)).map(([line]) => line);
    for (const option of Object.keys(command?.options ?? {})) {
      expect(lines.join(' '), option).toMatch(new RegExp(`--${option}(?=[ =]|$)`));
      expect(help).toMatch(new RegExp(`--${option}(?=[ =\n])`));
    }
  });

  it('can be tree-shaken', async () => {
    const from = (code: string): Promise<number> =>
      build({
        stdin: { contents: code, resolveDir: folder },
        bundle: true,
        format: 'esm',
        write: false,
        minify: true,
      }).then(({ outputFiles }) => outputFiles[0]?.contents.length ?? 0);
    expect(await from("import { applyEdits } from 'ims-manifest'; console.log(applyEdits('', []));")).toBeLessThan(
      (await from("import { check } from 'ims-manifest'; console.log(check(''));")) / 2,
    );
    expect(await from("import 'ims-manifest';")).toBeLessThan(1000);
  });

  it('has the language server', async () => {
    const client = new Client(path.join(installed, 'dist/cli.js'));
    await client.start();
    client.open('file:///plan.ims.yaml', faulty);
    const [finding] = await client.diagnostics('file:///plan.ims.yaml', 1);
    expect(finding).toMatchObject({ code: 'publish-encrypted' });
    expect(await client.stop()).toBe(0);
  });

  it.each([
    ['esm.mjs', "import { check } from 'ims-manifest';"],
    ['cjs.cjs', "const { check } = require('ims-manifest');"],
  ])('has the library: %s', (name, first) => {
    const file = write(
      name,
      dedent`
        ${first}
        console.log(check(${JSON.stringify(faulty)}, { locale: 'zh-cn' }).findings[0].message);`,
    );
    expect(run(process.execPath, [file]).out).toContain('加密');
  });

  it('has the schema of the format', () => {
    const file = write('schema.cjs', "console.log(require('ims-manifest/schema.json').required);");
    expect(run(process.execPath, [file]).out).toContain("'imsManifest'");
  });

  it('has types for import and require, without internal types', () => {
    const code = `import { applyEdits, check, fix, type Finding, type Level } from 'ims-manifest';
const off: Level = 'off';
const text: string = fix('', { locale: 'en', rules: { 'publish-encrypted': off } });
const found: Finding | undefined = check(text).findings[0];
const edits = found?.fixes()[0]?.edits ?? [];
export const repaired: string = applyEdits(text, edits);
// @ts-expect-error -- no such level
check('', { rules: { x: 'loud' } });
`;
    const files = [write('consumer.mts', code), write('consumer.cts', code)];
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2022', '--target', 'es2022'];
    const { status, out } = run(process.execPath, [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      ...options,
      ...files,
    ]);
    expect([status, out]).toEqual([0, '']);
    expect(readFileSync(path.join(installed, 'dist/index.d.ts'), 'utf8')).not.toMatch(/^import|\bimport\(/m);
  });

  it('has the output that its page shows', () => {
    const page = readFileSync(path.join(root, 'docs/library.md'), 'utf8');
    const shown = [...page.matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];
    expect(shown.length).toBeGreaterThan(1);
    for (const [index, [, code = '', said]] of shown.entries())
      expect(run(process.execPath, [write(`shown-${String(index)}.mjs`, code)]).out).toBe(said);
  });

  it('is valid for every kind of import', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'lint:package'], { cwd: root, encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('All good!')]);
  });
});
