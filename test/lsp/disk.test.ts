import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { configLoader } from '../../server/config/find';
import { disk } from '../../server/lsp/documents/disk';
import { dedent } from '../support/dedent';

const name = 'ims-manifest.config.yaml';
let root: string;
const uri = (...parts: string[]): string => pathToFileURL(path.join(root, ...parts)).href;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ims-settings-'));
  mkdirSync(path.join(root, 'w/a'), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

it('finds settings above a manifest', async () => {
  writeFileSync(path.join(root, 'w', name), 'locale: zh-cn\n');
  const found = await configLoader(disk, [uri('w')])(uri('w/a/plan.ims.yaml'));
  expect(found).toMatchObject({ uri: uri('w', name), given: { locale: 'zh-cn' } });
});

it('does not follow links to files or folders outside the folder', async () => {
  writeFileSync(path.join(root, 'secret'), 'locale: zh-cn\n');
  symlinkSync(path.join(root, 'secret'), path.join(root, 'w', name));
  mkdirSync(path.join(root, 'elsewhere'));
  writeFileSync(path.join(root, 'elsewhere', name), 'locale: zh-cn\n');
  symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'w/a/linked'));
  expect(await configLoader(disk, [uri('w')])(uri('w/a/linked/plan.ims.yaml'))).toBeUndefined();
});

it('follows a link that stays inside', async () => {
  writeFileSync(path.join(root, 'w/shared.yaml'), 'locale: en\n');
  symlinkSync('../shared.yaml', path.join(root, 'w/a', name));
  expect(await configLoader(disk, [uri('w')])(uri('w/a/plan.ims.yaml'))).toMatchObject({ given: { locale: 'en' } });
});

it('finds no settings if they are a folder or the URI is not that of a file', async () => {
  mkdirSync(path.join(root, 'w', name));
  expect(await configLoader(disk, [uri('w')])(uri('w/a/plan.ims.yaml'))).toBeUndefined();
  expect(await disk.read('https://example.com/x', 'https://example.com/')).toBeUndefined();
  expect(await disk.read(`${uri('w')}/a%2Fb`, uri('w'))).toBeUndefined();
});

it('finds manifests, without those that git ignores', async () => {
  const files = {
    '.gitignore': dedent`
      out/
      *.tmp.ims.yaml
      !keep.tmp.ims.yaml
    `,
    'one.ims.yaml': '',
    'x.tmp.ims.yaml': '',
    'keep.tmp.ims.yaml': '',
    'out/two.ims.yaml': '',
    'a/.gitignore': '/three.ims.json\n',
    'a/three.ims.json': '',
    'a/b/three.ims.json': '',
    'a/plan (1).ims.yml': '',
    'a/plain.yaml': '',
    'a/plan.yaml': 'imsManifest: v1\n',
    'a/UPPER.IMS.YAML': '',
    'node_modules/m/four.ims.yaml': '',
    '.git/five.ims.yaml': '',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, 'w', file)), { recursive: true });
    writeFileSync(path.join(root, 'w', file), text);
  }
  symlinkSync(root, path.join(root, 'w/a/round'));
  const never = new CancellationTokenSource().token;
  const folder = `${uri('w')}/`;
  const found = await disk.manifests(folder, 10, never);
  expect(found.map((each) => each.slice(folder.length))).toEqual([
    'keep.tmp.ims.yaml',
    'one.ims.yaml',
    'a/UPPER.IMS.YAML',
    'a/plan%20%281%29.ims.yml',
    'a/plan.yaml',
    'a/b/three.ims.json',
  ]);
  expect(await disk.manifests(folder, 3, never)).toHaveLength(3);
  const cancelled = new CancellationTokenSource();
  cancelled.cancel();
  expect(await disk.manifests(folder, 10, cancelled.token)).toEqual([]);
});

it.skipIf(process.platform === 'win32')('does not read pipes and devices', async () => {
  spawnSync('mkfifo', [
    path.join(root, 'w', name),
    path.join(root, 'w/plan.ims.yaml'),
    path.join(root, 'w/a/.gitignore'),
  ]);
  symlinkSync('/dev/zero', path.join(root, 'w/.gitignore'));
  writeFileSync(path.join(root, 'w/a/plan.ims.yaml'), '');
  expect(await configLoader(disk, [uri('w')])(uri('w/a/plan.ims.yaml'))).toBeUndefined();
  expect(await disk.read(uri('w/plan.ims.yaml'), uri('w'))).toBeUndefined();
  const found = await disk.manifests(`${uri('w')}/`, 10, new CancellationTokenSource().token);
  expect(found).toEqual([`${uri('w')}/a/plan.ims.yaml`]);
});

it('does not read a .gitignore above the open folder', async () => {
  mkdirSync(path.join(root, '.git'));
  writeFileSync(path.join(root, '.gitignore'), '*.ims.yaml\n');
  writeFileSync(path.join(root, 'w/plan.ims.yaml'), '');
  expect(await disk.manifests(`${uri('w')}/`, 10, new CancellationTokenSource().token)).toHaveLength(1);
});
