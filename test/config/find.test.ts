import { expect, it } from 'vitest';
import { configLoader, type Files } from '../../server/config/find';

/** Files by URI, with a list of the requested ones. */
function filesOf(uris: readonly string[]): Files & { readonly asked: string[] } {
  const asked: string[] = [];
  const texts = new Map(uris.map((uri) => [uri, 'locale: en\n']));
  return {
    asked,
    read(uri) {
      asked.push(uri);
      return Promise.resolve(texts.get(uri));
    },
  };
}

const name = 'ims-manifest.config.yaml';

it.each([
  ['the nearest settings', ['file:///w/', 'file:///w/a/', 'file:///w/a/b/'], ['file:///w'], 'file:///w/a/b/'],
  ['settings in a parent folder', ['file:///w/'], ['file:///w'], 'file:///w/'],
  ['no settings above the workspace folder', ['file:///'], ['file:///w'], undefined],
  ['only settings of the inner of two workspace folders', ['file:///w/'], ['file:///w', 'file:///w/a'], undefined],
  ['settings up to the root if no folder is open', ['file:///'], [], 'file:///'],
  ['no settings outside the open folders', ['file:///w/'], ['file:///other'], undefined],
])('finds %s', async (_what, folders, roots, expected) => {
  const files = filesOf(folders.map((folder) => folder + name));
  const found = await configLoader(files, roots)('file:///w/a/b/plan.ims.yaml');
  expect(found?.uri).toBe(expected === undefined ? undefined : expected + name);
});

it.each(['file:///w/.git/HEAD', 'file:///w/.git'])('does not look above a repository: %s', async (mark) => {
  const files = filesOf([mark, `file:///${name}`]);
  expect(await configLoader(files)('file:///w/a/plan.ims.yaml')).toBeUndefined();
});

it('does not look into a repository above the open folder', async () => {
  const files = filesOf(['file:///w/.git/HEAD', `file:///w/${name}`]);
  const load = configLoader(files, ['file:///w/a']);
  expect(await load('file:///w/a/plan.ims.yaml')).toBeUndefined();
  expect(files.asked).toEqual([`file:///w/a/${name}`]);
});

it('does not leave the folder through dot segments', async () => {
  const files = filesOf([`file:///${name}`, `file:///w/${name}`]);
  const load = configLoader(files, ['file:///w/a']);
  expect(await load('file:///w/a/b/../../a/plan.ims.yaml')).toBeUndefined();
  expect(await load('file:///w/a/%2e%2e/plan.ims.yaml')).toBeUndefined();
  expect(files.asked.filter((uri) => uri.includes('..'))).toEqual([]);
});

it.each([
  [
    'vscode-vfs://github/owner/repo/a/plan.ims.yaml',
    'vscode-vfs://github/owner/repo',
    'vscode-vfs://github/owner/repo/',
  ],
  ['vscode-remote://localhost:9/w/plan.ims.yaml', 'vscode-remote://localhost:9/w', 'vscode-remote://localhost:9/w/'],
  ['file:///c%3A/w/a/plan.ims.yaml', 'file:///c%3A/w', 'file:///c%3A/w/'],
  ['file:///w/%E6%96%87%20b/plan.ims.yaml', 'file:///w/%E6%96%87%20b', 'file:///w/%E6%96%87%20b/'],
])('finds settings with other URI schemes: %s', async (uri, root, folder) => {
  expect(await configLoader(filesOf([folder + name]), [root])(uri)).toMatchObject({ uri: folder + name });
});

it.each(['untitled:Untitled-1', 'not an address', ''])('finds nothing for a URI without a folder: %j', async (uri) => {
  const files = filesOf([]);
  expect(await configLoader(files)(uri)).toBeUndefined();
  expect(files.asked).toEqual([]);
});

it('reads each file once', async () => {
  const files = filesOf([`file:///w/${name}`]);
  const load = configLoader(files, ['file:///w']);
  const [first, second] = await Promise.all([load('file:///w/a/1.ims.yaml'), load('file:///w/a/2.ims.yaml')]);
  expect(first).toBe(second);
  await load('file:///w/3.ims.yaml');
  expect(files.asked).toEqual([`file:///w/a/${name}`, `file:///w/${name}`]);
});

it('looks into each folder only once, at any depth', async () => {
  const files = filesOf([]);
  const load = configLoader(files);
  const depth = 300;
  for (let at = 0; at <= depth; at++) await load(`file:///${'d/'.repeat(at)}plan.ims.yaml`);
  expect(files.asked).toHaveLength(3 * (depth + 1));
  expect(new Set(files.asked).size).toBe(3 * (depth + 1));
});
