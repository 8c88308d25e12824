import { afterEach, expect, it } from 'vitest';
import { Client } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const text = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    base: { encrypted: false }
  operations:
    - action: delete
      image: base
`;
const textDocument = { uri };
let client: Client;

async function opened(commands: readonly string[]): Promise<void> {
  client = new Client();
  await client.start('en', { initializationOptions: { commands } });
  client.open(uri, text);
}

afterEach(() => {
  client.process.kill();
});

it('shows hints in a range', async () => {
  await opened([]);
  const range = { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } };
  expect(await client.request('textDocument/inlayHint', { textDocument, range })).toMatchObject([
    { position: { line: 6, character: 15 }, label: 'unencrypted · ap-southeast-1', paddingLeft: true },
    { position: { line: 5, character: 18 }, label: 'delete_backup: false' },
  ]);
});

it('shows lenses without commands to a client without support for them', async () => {
  await opened([]);
  expect(await client.request('textDocument/codeLens', { textDocument })).toMatchObject([
    { range: { start: { line: 3, character: 2 } }, command: { title: 'used by 1 step', command: '' } },
    { range: { start: { line: 5, character: 12 } }, command: { command: '' } },
  ]);
});

it('shows checks and uses on a click on a lens if the client supports it', async () => {
  await opened(['ims-manifest.showChecks', 'ims-manifest.showReferences']);
  const [uses, checks] = (await client.request('textDocument/codeLens', { textDocument })) as [object, object];
  expect(checks).toMatchObject({
    command: { command: 'ims-manifest.showChecks', arguments: [uri, { line: 5, character: 12 }] },
  });
  expect(await client.request('codeLens/resolve', uses)).toMatchObject({
    command: {
      title: 'used by 1 step',
      command: 'ims-manifest.showReferences',
      arguments: [uri, { line: 3, character: 2 }, [{ uri, range: { start: { line: 6, character: 11 } } }]],
    },
  });
});

it('lists the checks of a step with the declarations that would enable them', async () => {
  await opened(['ims-manifest.showChecks']);
  const params = { uri, position: { line: 5, character: 14 } };
  const { title, checks } = (await client.request('ims-manifest/checks', params)) as {
    title: string;
    checks: readonly { readonly state: string; readonly settle?: string; readonly actions: readonly object[] }[];
  };
  expect(title).toBe("Check results of this 'delete' step");
  const open = checks.find(({ settle }) => settle === "Declare 'protected' for 'base' in 'images'");
  expect(open).toMatchObject({ state: 'unverified', actions: [{ edit: { changes: {} } }, {}] });
  expect(await client.request('ims-manifest/checks', { uri, position: { line: 0, character: 0 } })).toBeNull();
});
