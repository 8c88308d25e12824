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
    - { action: delete, image: base }
`;
const textDocument = { uri };
const position = { line: 5, character: 4 };
let client: Client;

async function opened(locale = 'en'): Promise<void> {
  client = new Client();
  await client.start(locale);
  client.open(uri, text);
}

afterEach(() => {
  client.process.kill();
});

it('returns the picture and its version', async () => {
  await opened();
  expect(await client.request('ims-manifest/pipeline', { textDocument, position })).toMatchObject({
    version: 1,
    picture: {
      lanes: [{ region: 'ap-southeast-1', name: 'CN-Hong Kong' }],
      things: [
        {
          id: 'image:base',
          title: 'base',
          lock: { closed: false },
          deleted: true,
          at: { start: { line: 3, character: 2 }, end: { line: 3, character: 6 } },
        },
      ],
      steps: [
        { id: 'step:1', from: ['image:base'], to: [], at: { start: { line: 5, character: 14 } }, refused: false },
      ],
      partial: false,
    },
  });
});

it('returns the new picture after edits', async () => {
  await opened();
  const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range, text: '  - { action: delete, image: base }\n' }],
  });
  expect(await client.request('ims-manifest/pipeline', { textDocument, position })).toMatchObject({
    version: 2,
    picture: { steps: [{ refused: false }, { refused: true }] },
  });
});

it('uses the language of the client', async () => {
  await opened('zh-cn');
  expect(await client.request('ims-manifest/pipeline', { textDocument, position })).toMatchObject({
    picture: { words: { steps: '步骤' } },
  });
});

it('returns no picture of a file that is not open', async () => {
  await opened();
  const other = { textDocument: { uri: 'file:///other.ims.yaml' }, position };
  expect(await client.request('ims-manifest/pipeline', other)).toBeNull();
});
