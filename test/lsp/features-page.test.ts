import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Client } from './client';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/features.md'), 'utf8');
const rows = page
  .slice(0, page.indexOf('\n## '))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
/** The names in backticks in the capability column. */
const told = new Set(
  rows.flatMap(([, announced = '']) => [...announced.matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
);

const client = new Client();
afterAll(() => {
  client.process.kill();
});

/** Capabilities that make the server announce everything. */
const capabilities = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    semanticTokens: { requests: { full: { delta: true }, range: true } },
    publishDiagnostics: {},
  },
};

describe('the table of features', () => {
  it('lists exactly the capabilities that the server announces', async () => {
    const { capabilities: announced } = (await client.start('en', { capabilities })) as {
      capabilities: Readonly<Record<string, unknown>>;
    };
    const providers = Object.keys(announced).filter((name) => name.endsWith('Provider'));
    expect([...told].filter((name) => name?.endsWith('Provider')).sort()).toEqual(providers.sort());
  });

  it('lists exactly the custom requests that the server answers', async () => {
    const own = [...told].filter((name) => name?.startsWith('ims-manifest/'));
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) {
      const params = {
        uri: 'file:///none',
        textDocument: { uri: 'file:///none' },
        position: { line: 0, character: 0 },
      };
      const answer = await client.request(name ?? '', params);
      expect({ answer }, name).not.toHaveProperty('answer.error.code', -32601);
    }
    const files = readdirSync(path.join(root, 'server/lsp'), { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(root, 'server/lsp', file), 'utf8'));
    const answered = sources.flatMap((text) =>
      [...text.matchAll(/(?:onRequest|RequestType<[^>]*>)\(\s*'(ims-manifest\/[^']+)'/g)].map(([, name]) => name),
    );
    expect(own.sort()).toEqual(answered.sort());
  });

  it('names existing tests and checks in VS Code for each feature', () => {
    const folder = path.join(root, 'test/e2e');
    const checks = readdirSync(folder)
      .filter((file) => /\.(?:mjs|ts)$/.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    for (const [what, , , examples = '', tried = ''] of rows) {
      const files = [...examples.matchAll(/\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file);
      expect(files, what).not.toEqual([]);
      for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
      const named = [...tried.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name);
      expect(named, what).not.toEqual([]);
      for (const name of named) expect(checks, what).toContain(`'${name}`);
    }
  });

  it('lists every command of the palette', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: { commands: readonly { command: string; title: string }[] };
    };
    const titles = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
    for (const { title } of contributes.commands)
      expect(page).toContain(`*IMS Manifest: ${titles[title.slice(1, -1)]!}*`);
  });

  it('shows exactly the existing pictures', () => {
    const shown = [...page.matchAll(/pictures\/([\w-]+\.png)/g)].map(([, name]) => name ?? '');
    for (const name of shown) expect(existsSync(path.join(root, 'docs/pictures', name)), name).toBe(true);
    expect([...new Set(shown)].sort()).toEqual(readdirSync(path.join(root, 'docs/pictures')).sort());
  });
});
