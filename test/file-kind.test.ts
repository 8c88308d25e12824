import { expect, it } from 'vitest';
import {
  isManifest,
  isManifestName,
  MANIFEST_NAMES,
  mayBeManifest,
  POSSIBLE_MANIFESTS,
} from '../server/yaml/file-kind';

/** Whether a glob of folders, alternatives, and letters in brackets matches a path, as VS Code does on a case-sensitive system. */
function matches(glob: string, path: string): boolean {
  const pattern = glob
    .replaceAll('.', '\\.')
    .replace('**/*', '(?:.*/)?[^/]*')
    .replaceAll('{', '(?:')
    .replaceAll('}', ')')
    .replaceAll(',', '|');
  return new RegExp(`^${pattern}$`).test(path);
}

it.each([
  ['a.yaml', 'imsManifest: v1\n', true],
  ['a.yaml', 'region: r\nimsManifest: v1\n', false],
  ['a.json', '{ "imsManifest": "v1" }', true],
  ['a.json', '{\n  "images": { "a": {} },\n  "imsManifest": "v1"\n}', true],
  ['a.json', '{ "note": "imsManifest: v1" }', false],
  ['a.ims.json', '{}', true],
])('decides whether %s with the text %j is a manifest: %s', (name, text, expected) => {
  expect(isManifest(name, () => text)).toBe(expected);
});

it.each([
  'a.ims.yaml',
  'plans/a.ims.yml',
  'plans/b/a.ims.json',
  'A.IMS.YAML',
  'plans/a.Ims.Yml',
  'a.ims.JSON',
  'plain.yaml',
  'PLAIN.YML',
  'plain.Json',
  'a.ims.yaml.txt',
  'a.imsyaml',
  'ims',
])('matches %s with the globs for manifests if its name can be that of a manifest', (path) => {
  expect(matches(MANIFEST_NAMES, path)).toBe(isManifestName(path));
  expect(matches(POSSIBLE_MANIFESTS, path)).toBe(mayBeManifest(path));
});
