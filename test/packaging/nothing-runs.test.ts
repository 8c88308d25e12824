import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../client/panel/page';

const root = path.join(import.meta.dirname, '../..');
const files = ['client', 'server'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts')),
);
/** Source code without comments. */
const code = (file: string): string =>
  readFileSync(path.join(root, file), 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
const where = (pattern: RegExp): readonly string[] => files.filter((file) => pattern.test(code(file)));

describe('the product', () => {
  it('starts no programs except git for `--since`', () => {
    expect(where(/child_process/)).toEqual(['server/cli/input/git.ts']);
  });

  it('opens no connections', () => {
    expect(where(/['"](?:node:)?(?:https?|http2|net|tls|dgram|dns)['"]/)).toEqual([]);
    expect(where(/\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/)).toEqual([]);
    expect(where(/telemetry/i)).toEqual([]);
  });

  it('does not evaluate text as code', () => {
    expect(where(/\beval\s*\(|\bnew Function\b|\bimportScripts\b/)).toEqual([]);
    expect(where(/\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/)).toEqual([]);
  });

  it('does not trust Markdown made from files', () => {
    expect(where(/\bsupportHtml\b/)).toEqual([]);
    // Links to rule pages, made of IDs only. A check in VS Code ensures that nothing else is trusted.
    expect(where(/\bisTrusted\b/)).toEqual(['client/explain.ts']);
    expect(code('client/explain.ts').match(/\bisTrusted\b.*/g)).toEqual([
      'isTrusted = { enabledCommands: [command] };',
    ]);
  });

  it('reads and writes files only in the folders for that', () => {
    const places = where(/['"]node:fs(?:\/promises)?['"]/).map((file) => file.split('/').slice(0, 2).join('/'));
    expect([...new Set(places)].sort()).toEqual(['server/cli', 'server/files']);
  });

  it('reads files in one place, which checks their kind first', () => {
    expect(where(/\b(?:readFileSync|createReadStream|readSync|openAsBlob)\b|fs\/promises/)).toEqual([
      'server/files/read.ts',
    ]);
    expect(where(/\b(?:opendir|readdir)/)).toEqual(['server/files/replace-file.ts', 'server/files/tree.ts']);
  });

  it('lets the panel load only its own script and style', () => {
    const of = { script: 's', style: 't', source: 'vscode:', nonce: 'n', language: 'en', title: 'p' };
    expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageOf(of))?.[1]).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; style-src vscode:; script-src 'nonce-n'",
    );
  });
});
