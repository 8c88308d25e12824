import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from './client';
import { manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const text = manifest`
  images:
    base:
      kind: iso
      size: 1
  # ims-disable-file copy-iso-in-region
  operations:
    - action: copy-in-region
      image: base
      as: twin
`;
const textDocument = { uri };
let client: Client;

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

it('returns the outline as a tree, or as a list to a client without support for trees', async () => {
  await client.start('en', {
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });
  client.open(uri, text);
  expect(await client.request('textDocument/documentSymbol', { textDocument })).toMatchObject([
    { name: 'images', kind: 19, children: [{ name: 'base', detail: 'iso', kind: 19 }] },
    {
      name: 'operations',
      children: [
        {
          name: '1. copy-in-region',
          detail: 'base → twin',
          kind: 12,
          range: { start: { line: 8, character: 2 }, end: { line: 10, character: 12 } },
        },
      ],
    },
  ]);
  client.process.kill();
  client = new Client();
  await client.start();
  client.open(uri, text);
  expect(await client.request('textDocument/documentSymbol', { textDocument })).toMatchObject([
    { name: 'base', containerName: 'images', location: { uri, range: { start: { line: 3, character: 2 } } } },
    { name: 'twin', containerName: '1. copy-in-region' },
  ]);
});

it("folds up to the client's limit", async () => {
  await client.start('en', { capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
  client.open(uri, text);
  expect(await client.request('textDocument/foldingRange', { textDocument })).toEqual([
    { startLine: 2, endLine: 5 },
    { startLine: 7, endLine: 10 },
  ]);
});

it('expands several selections at once', async () => {
  await client.start();
  client.open(uri, text);
  const positions = [
    { line: 4, character: 11 },
    { line: 0, character: 0 },
  ];
  expect(await client.request('textDocument/selectionRange', { textDocument, positions })).toMatchObject([
    {
      range: { start: { line: 4, character: 10 }, end: { line: 4, character: 13 } },
      parent: { range: { start: { line: 4, character: 4 } }, parent: { parent: {} } },
    },
    { range: { start: { line: 0, character: 0 } } },
  ]);
});

it('links rules and actions to their pages', async () => {
  await client.start('en', { initializationOptions: { commands: ['ims-manifest.explain'] } });
  client.open(uri, text);
  expect(await client.request('textDocument/documentLink', { textDocument })).toMatchObject([
    {
      range: { start: { line: 6, character: 19 }, end: { line: 6, character: 37 } },
      target: expect.stringContaining('command:ims-manifest.explain') as string,
    },
    { range: { start: { line: 8, character: 12 } }, target: expect.stringContaining('/api-ims/') as string },
  ]);
});

it('finds names in open and closed manifests', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'symbols-'));
  const other = pathToFileURL(path.join(root, 'other.ims.yaml')).href;
  writeFileSync(
    path.join(root, 'other.ims.yaml'),
    manifest`
      images:
        golden: { kind: tape }
    `,
  );
  await client.start('en', {
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'w' }],
    capabilities: { workspace: { workspaceFolders: true }, window: { workDoneProgress: true } },
  });
  await client.note(({ params }) => (params as { uri?: string } | undefined)?.uri === other);
  client.open(uri, text);
  const found = async (query: string): Promise<unknown> => client.request('workspace/symbol', { query });
  expect(await found('GLD')).toEqual([
    {
      name: 'golden',
      kind: 19,
      containerName: 'images',
      location: { uri: other, range: { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } } },
    },
  ]);
  expect(await found('twi')).toMatchObject([{ name: 'twin', location: { uri } }]);
  expect(await found('nothing')).toEqual([]);
  rmSync(root, { recursive: true });
});
