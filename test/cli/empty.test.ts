import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a text with nothing to check', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n'],
    ['a byte order mark', '\uFEFF'],
    ['comments', '# later\n  # more\n'],
    ['a directive', '%YAML 1.2\n'],
    ['a comment that disables a rule', '# ims-disable-file tag-count\n'],
  ])('is an error on standard input and in a named file: %s', (_, text) => {
    expect(run(['check', '-'], text)).toEqual({
      status: 2,
      out: '',
      err: 'ims-manifest: -: nothing to check. Use `--allow-empty` to accept this.\n',
    });
    expect(run(['check', '--stdin-filename', 'a.ims.yaml'], text)).toMatchObject({ status: 2 });
    expect(run(['check', '-', '--allow-empty'], text).status).toBe(0);
    const file = path.join(folder, 'a.ims.yaml');
    writeFileSync(file, text);
    expect(run(['check', file]).status).toBe(2);
    expect(run(['check', file, '--allow-empty']).status).toBe(0);
    for (const command of ['plan', 'graph']) expect(run([command, '-'], text)).toMatchObject({ status: 2, out: '' });
  });

  it('is not an error in a searched folder', () => {
    writeFileSync(path.join(folder, 'a.ims.yaml'), '# later\n');
    expect(run(['check', folder]).status).toBe(0);
  });

  it.each(['imsManifest: v1\nregion:\n', 'imsManifest:\nregion: r\n', '---\n', '{}\n'])(
    'is different from an incomplete manifest: %j',
    (text) => {
      expect(run(['check', '-'], text).status).toBe(1);
      expect(run(['plan', '-'], text).status).toBe(1);
    },
  );
});
