import { describe, expect, it } from 'vitest';
import { folderAbove, folderAt, keyOf, fileNameOf } from '../../server/config/address';
import { isConfig } from '../../server/config/find';

describe('the key of a URI', () => {
  it.each([
    [
      'drive letters',
      'file:///c:/w/a',
      ['file:///C:/w/a', 'file:///c%3A/w/a', 'file:///C%3a/w/a', 'file:/C:/w/a', 'FILE:///c|/w/a'],
    ],
    ['network shares', 'file://server/share/a', ['file://SERVER/share/a', 'file://server/share/x/../a']],
    ['`localhost`', 'file:///w/a', ['file://localhost/w/a', 'file:/w/a', 'file:///w/./a', 'file:///w/x/%2e%2e/a']],
    [
      'spaces and non-ASCII characters',
      'file:///w/ä 文',
      ['file:///w/ä%20文', 'file:///w/%C3%A4%20%E6%96%87', 'file:///w/%c3%a4 %e6%96%87'],
    ],
    [
      'other schemes',
      'vscode-remote://wsl+ubuntu/w/a',
      ['vscode-remote://wsl%2Bubuntu/w/a', 'vscode-remote://wsl%2bubuntu/w/%61'],
    ],
    ['URIs without a path', 'untitled:Untitled-1', ['untitled:Untitled%2D1']],
    ['a percent sign that escapes nothing', 'file:///c:/100%', ['file:///C:/100%', 'file:///c%3A/100%25']],
    ['text that is not a URI', 'a b', ['a%20b']],
  ])('is the same for all spellings of the URI: %s', (_what, one, others) => {
    expect(others.map(keyOf)).toEqual(others.map(() => keyOf(one)));
  });

  it.each([
    ['file:///c:/w/a', 'file:///d:/w/a'],
    ['file:///w/a', 'file:///w/A'],
    ['file:///w/a%2520b', 'file:///w/a%20b'],
    ['file://server/share/a', 'file:///server/share/a'],
    ['file:///w/a', 'vscode-vfs:///w/a'],
    ['untitled:Untitled-1', 'untitled:Untitled-2'],
  ])('differs for different files: %s, %s', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it.each([
    ['file:///c%3A/w', 'file:///C:/w/a', true],
    ['file://SERVER/share', 'file://SERVER/share/a', true],
    ['file://localhost/w', 'file://localhost/w/a', true],
    ['file:///w', 'file:///w/../a', false],
    ['file:///w', 'file:///w/%2E%2E/a', false],
    ['file:///w', 'file:///ww/a', false],
    ['vscode-vfs://github', 'vscode-vfs://github/a', true],
    ['vscode-vfs://github/o/r', 'vscode-vfs://github/o/r/a%23b', true],
    ['vscode-vfs://github/o/r', 'vscode-vfs://github/o/r2/a', false],
  ])('begins with the key of its folder: %s, %s', (folder, file, inside) => {
    expect(keyOf(file).startsWith(keyOf(folderAt(folder) ?? 'none'))).toBe(inside);
  });
});

describe('the folders of a file', () => {
  it.each([
    ['file:///c%3A/w/a%23/x', ['file:///c%3A/w/a%23/', 'file:///c%3A/w/', 'file:///c%3A/']],
    ['file:///C:/x', ['file:///C:/']],
    ['file:///w/x', ['file:///w/', 'file:///']],
    ['file://server/share/w/x', ['file://server/share/w/', 'file://server/share/']],
    ['vscode-vfs://github/o/r/x', ['vscode-vfs://github/o/r/', 'vscode-vfs://github/o/', 'vscode-vfs://github/']],
    ['file:///w%20a/%E6%96%87/x?y/z#u/v', ['file:///w%20a/%E6%96%87/', 'file:///w%20a/', 'file:///']],
    ['untitled:Untitled-1', []],
  ])('end at the drive, the share, or the root: %s', (uri, folders) => {
    const found: string[] = [];
    for (let folder = folderAt(uri, '.'); folder !== undefined; folder = folderAbove(folder)) found.push(folder);
    expect(found).toEqual(folders);
  });
});

describe('the name of a file', () => {
  it.each([
    ['file:///c%3A/w/ims-manifest.config.yaml', 'ims-manifest.config.yaml'],
    ['file:///w/a%20%23%3F%E6%96%87.ims.yaml', 'a #?文.ims.yaml'],
    ['git:/w/ims-manifest.config.yaml?{"path":"/w/x","ref":"~"}', 'ims-manifest.config.yaml'],
    ['vscode-notebook-cell:/w/x.ims.yaml#a/b', 'x.ims.yaml'],
    ['untitled:ims-manifest.config.yaml', 'ims-manifest.config.yaml'],
    ['untitled:/c%3A/w/x.ims.yaml', 'x.ims.yaml'],
    ['file:///w/100%.ims.yaml', '100%.ims.yaml'],
    ['x.ims.yaml', 'x.ims.yaml'],
    ['file:///w/', ''],
  ])('has no query and no escapes: %s', (uri, name) => {
    expect(fileNameOf(uri)).toBe(name);
  });

  it('identifies settings files, including old versions in git', () => {
    expect(isConfig('git:/w/ims-manifest.config.yaml?%7B%22ref%22%3A%22~%22%7D')).toBe(true);
    expect(isConfig('file:///w/my-ims-manifest.config.yaml')).toBe(false);
  });
});
