import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  contributes: { yamlValidation: readonly { fileMatch: readonly string[]; url: string }[] };
};
const packaged = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');

it('registers the schemas of manifests and of settings, and packages both', () => {
  const files = contributes.yamlValidation.map(({ url }) => url.replace('./', ''));
  expect(contributes.yamlValidation.flatMap(({ fileMatch }) => fileMatch)).toEqual([
    '*.ims.yaml',
    '*.ims.yml',
    'ims-manifest.config.yaml',
  ]);
  for (const file of files) {
    expect(existsSync(path.join(root, file))).toBe(true);
    expect(packaged).toContain(`!${file}`);
  }
});
