import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const text = dedent`
  imsManifest: v1
  region: ap-southeast-1
  keys:
    stock: { alias: ims/default }
  images:
    base: { key: stock, kind: system, status: active, visibility: private }
  accounts:
    partner: {}
  operations:
    - action: share
      image: base
      accounts: [partner]
`;
let client: Client;

beforeEach(async () => {
  client = new Client();
  await client.start('en', {
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: {}, isPreferredSupport: true } },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
  });
});

afterEach(() => {
  client.process.kill();
});

it('publishes findings with version, reasons, and code', async () => {
  client.open(uri, text);
  const [found] = await client.diagnostics(uri, 1);
  expect(found).toMatchObject({
    range: { start: { line: 10, character: 11 }, end: { line: 10, character: 15 } },
    severity: 1,
    source: 'ims-manifest',
    code: 'share-encrypted-default-key',
    relatedInformation: [
      { location: { uri, range: { start: { line: 5, character: 15 } } } },
      { location: { range: { start: { line: 3, character: 18 } } } },
    ],
  });
  expect(found).not.toHaveProperty('codeDescription');
});

it('updates findings after edits, and clears them when a file is closed', async () => {
  client.open(uri, text);
  await client.diagnostics(uri, 1);
  const range = { start: { line: 3, character: 18 }, end: { line: 3, character: 29 } };
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range, text: 'golden' }],
  });
  expect(await client.diagnostics(uri, 2)).toEqual([]);
  client.notify('textDocument/didClose', { textDocument: { uri } });
  const cleared = await client.note(
    (note) =>
      note['method'] === 'textDocument/publishDiagnostics' &&
      (note['params'] as { version?: number }).version === undefined,
  );
  expect(cleared['params']).toMatchObject({ uri, diagnostics: [] });
});

it('answers hovers, and offers the fixes of a finding as edits of its version', async () => {
  client.open(uri, text);
  const diagnostics = await client.diagnostics(uri, 1);
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri },
    position: { line: 10, character: 12 },
  });
  expect(JSON.stringify(hover)).toContain('encrypted');
  const range = { start: { line: 10, character: 12 }, end: { line: 10, character: 12 } };
  const actions = (await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics },
  })) as { title: string; isPreferred: boolean; edit: { documentChanges: unknown[] } }[];
  expect(actions.filter((action) => action.isPreferred)).toHaveLength(1);
  expect(actions[0]?.isPreferred).toBe(true);
  expect(actions[0]?.edit.documentChanges[0]).toMatchObject({ textDocument: { uri, version: 1 } });
});

it('applies all safe fixes on request', async () => {
  const encrypted = dedent`
    imsManifest: v1
    region: r
    images:
      a: { encrypted: true }
    operations:
      - { action: copy-in-region, image: a, name: n }
  `;
  client.open(uri, encrypted);
  await client.diagnostics(uri, 1);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions = await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], only: ['source.fixAll.ims-manifest'] },
  });
  expect(JSON.stringify(actions)).toContain(', key: none');
});

it('sends Chinese messages to a Chinese client', async () => {
  const chinese = new Client();
  await chinese.start('zh-cn');
  chinese.open(uri, text);
  const [found] = await chinese.diagnostics(uri, 1);
  expect(found?.['message']).toContain('默认密钥');
  chinese.process.kill();
});

it('answers requests about unknown documents', async () => {
  expect(
    await client.request('textDocument/hover', {
      textDocument: { uri: 'file:///unknown' },
      position: { line: 0, character: 0 },
    }),
  ).toBeNull();
  expect(await client.request('no/such/method', {})).toMatchObject({ error: { code: -32601 } });
});

it('exits with 0 after shutdown and exit', async () => {
  expect(await client.stop()).toBe(0);
});
