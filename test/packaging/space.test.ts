import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-')), 'a folder (1) %20');
afterAll(() => {
  rmSync(path.dirname(folder), { recursive: true });
});

// This test starts programs, which can take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('builds in a folder whose name has spaces and percent signs', () => {
  const leftOut = new Set(['.git', 'dist', 'node_modules']);
  cpSync(root, folder, { recursive: true, filter: (name) => !leftOut.has(path.relative(root, name)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const node = (...args: readonly string[]): string =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  node('esbuild.mjs');
  expect(node('dist/cli.js', 'check', 'examples/golden-image.ims.yaml')).toContain('Files checked: 1');
  for (const script of ['rules', 'pages', 'docs']) node(`scripts/${script}.mjs`, '--check');
});
