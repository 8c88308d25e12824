import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configLoader } from '../../server/config/find';
import { disk } from '../../server/lsp/disk';

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

it('does not follow a link out of the folder, of a file or of a folder', async () => {
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

it('finds nothing where the settings are a folder, or the address is no file’s', async () => {
  mkdirSync(path.join(root, 'w', name));
  expect(await configLoader(disk, [uri('w')])(uri('w/a/plan.ims.yaml'))).toBeUndefined();
  expect(await disk.read('https://example.com/x', 'https://example.com/')).toBeUndefined();
  expect(await disk.read(`${uri('w')}/a%2Fb`, uri('w'))).toBeUndefined();
});
