import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Client } from '../lsp/client';

const root = path.join(import.meta.dirname, '../..');
const tarball = path.join(root, 'dist/ims-manifest.tgz');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-npm-'));
const installed = path.join(folder, 'node_modules/ims-manifest');
const faulty =
  'imsManifest: v1\nregion: r\nimages:\n  a: { encrypted: true }\noperations:\n  - { action: publish, image: a }\n';

// Programs are started here, which takes longer on a busy machine than a test may by default.
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
  it('brings nothing with it', () => {
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'ims-manifest',
    ]);
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as object;
    for (const field of ['dependencies', 'scripts', 'contributes', 'main', 'browser'])
      expect(manifest).not.toHaveProperty(field);
  });

  it('is a command line', () => {
    write('plan.ims.yaml', faulty);
    const { status, out } = run('npx', ['--no-install', 'ims-manifest', 'check', 'plan.ims.yaml']);
    expect(out).toContain('plan.ims.yaml:6:31  error publish-encrypted');
    expect(status).toBe(1);
  });

  it.each<[string, readonly string[], number, string | RegExp]>([
    [
      'check, a report besides',
      ['check', 'plan.ims.yaml', '--format', 'text', '--format', 'sarif=out.sarif'],
      1,
      'publish-encrypted',
    ],
    ['check, what was left open', ['check', 'plan.ims.yaml', '--coverage'], 1, /publish/],
    ['check, a rule off', ['check', 'plan.ims.yaml', '--rule', 'publish-encrypted=off'], 0, ''],
    ['check, in Chinese', ['check', 'plan.ims.yaml', '--locale', 'zh-cn'], 1, '加密'],
    ['explain a rule', ['explain', 'publish-encrypted'], 0, 'publish'],
    ['explain an error code', ['explain', 'IMG.0098'], 0, 'IMG.0098'],
    ['explain a field', ['explain', 'min_disk'], 0, 'GiB'],
    ['declare', ['declare', 'images.json', '--region', 'eu-west-101'], 0, /images:[^]*40/],
    ['plan', ['plan', 'good.ims.yaml', '--format', 'json'], 0, '/v2/images/'],
    ['graph', ['graph', 'good.ims.yaml'], 0, 'flowchart'],
    ['init', ['init', '--template', 'golden-image'], 0, 'imsManifest: v1'],
    ['completion', ['completion', 'bash'], 0, 'complete '],
    ['help', ['--help'], 0, 'declare'],
  ])('does its work: %s', (_, args, status, said) => {
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

  it('leaves out of a bundle what is not used', async () => {
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

  it('is a language server', async () => {
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
  ])('is a library: %s', (name, first) => {
    const file = write(
      name,
      `${first}\nconsole.log(check(${JSON.stringify(faulty)}, { locale: 'zh-cn' }).findings[0].message);`,
    );
    expect(run(process.execPath, [file]).out).toContain('加密');
  });

  it('has the schema of the format', () => {
    const file = write('schema.cjs', "console.log(require('ims-manifest/schema.json').required);");
    expect(run(process.execPath, [file]).out).toContain("'imsManifest'");
  });

  it('is typed, for import and for require, without a type of its inside', () => {
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

  it('does what its page shows', () => {
    const page = readFileSync(path.join(root, 'docs/library.md'), 'utf8');
    const shown = [...page.matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/g)];
    expect(shown.length).toBeGreaterThan(1);
    for (const [index, [, code = '', said]] of shown.entries())
      expect(run(process.execPath, [write(`shown-${String(index)}.mjs`, code)]).out).toBe(said);
  });

  it('is well formed for every kind of import', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'lint:package'], { cwd: root, encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('All good!')]);
  });
});
