import type * as NodePath from 'node:path';
import type * as NodeUrl from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { addressOf, nameFrom, slashed } from '../../server/cli/input/names';
import { isInside } from '../../server/files/read';

// Node's path functions as on Windows.
vi.mock('node:path', async (original) => {
  const { win32 } = await original<typeof NodePath>();
  return { ...win32, default: win32 };
});
vi.mock('node:url', async (original) => {
  const url = await original<typeof NodeUrl>();
  return { ...url, pathToFileURL: (name: string) => url.pathToFileURL(name, { windows: true }) };
});

describe('on Windows', () => {
  it.each([
    ['C:\\w\\a.yaml', 'C:\\w', true],
    ['c:\\W\\a.yaml', 'C:\\w', true],
    ['C:\\w', 'C:\\w', true],
    ['C:\\w\\..a\\b', 'C:\\w', true],
    ['C:\\ww\\a.yaml', 'C:\\w', false],
    ['C:\\a.yaml', 'C:\\w', false],
    ['D:\\w\\a.yaml', 'C:\\w', false],
    ['\\\\server\\share\\w\\a.yaml', '\\\\SERVER\\share', true],
    ['\\\\server\\other\\a.yaml', '\\\\server\\share', false],
  ])('decides whether %s is in %s: %s', (file, folder, inside) => {
    expect(isInside(file, folder)).toBe(inside);
  });

  it.each([
    ['C:\\w\\a\\b #?.ims.yaml', 'a/b #?.ims.yaml', 'a/b%20%23%3F.ims.yaml'],
    ['C:\\w\\..a.ims.yaml', '..a.ims.yaml', '..a.ims.yaml'],
    ['C:\\x\\ü%.ims.yaml', 'C:/x/ü%.ims.yaml', 'file:///C:/x/%C3%BC%25.ims.yaml'],
    ['d:\\x.ims.yaml', 'd:/x.ims.yaml', 'file:///d:/x.ims.yaml'],
    ['\\\\server\\share\\x.ims.yaml', '//server/share/x.ims.yaml', 'file://server/share/x.ims.yaml'],
  ])('names %s in reports: %s', (file, name, address) => {
    expect(nameFrom('C:\\w', file)).toBe(name);
    expect(addressOf(name)).toBe(address);
  });

  it('reads globs with slashes', () => {
    expect(slashed('C:\\w\\*.ims.yaml')).toBe('C:/w/*.ims.yaml');
  });
});
