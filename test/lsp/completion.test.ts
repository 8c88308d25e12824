import { afterEach, beforeEach, expect, it } from 'vitest';
import { positionIn } from '../support/cursor';
import { Client } from './client';
import { manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const { text, position } = positionIn(
  manifest`
    images:
      base: { kind: iso, size: 40 }
    operations:
      - action: export
        image: ba<|>se
  `,
);
let client: Client;

interface Answer {
  readonly isIncomplete: boolean;
  readonly itemDefaults?: Readonly<Record<string, unknown>>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const complete = async (at: unknown): Promise<Answer> =>
  (await client.request('textDocument/completion', { textDocument: { uri }, position: at })) as Answer;

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

it('completes in plain text with documentation on demand for a basic client', async () => {
  await client.start();
  client.open(uri, text);
  const { items } = await complete({ line: 6, character: 4 });
  const bucket = items.find((item) => item['label'] === 'bucket');
  expect(bucket).toMatchObject({ textEdit: { newText: 'bucket' } });
  expect(bucket).not.toHaveProperty('documentation');
  expect(await client.request('completionItem/resolve', bucket)).toMatchObject({
    documentation: { kind: 'plaintext', value: expect.stringContaining('Bucket to write to') as string },
  });
});

it('completes with snippets, insert and replace ranges, and label details', async () => {
  const completionItem = {
    snippetSupport: true,
    insertReplaceSupport: true,
    labelDetailsSupport: true,
    documentationFormat: ['markdown'],
    resolveSupport: { properties: ['documentation'] },
  };
  await client.start('en', { capabilities: { textDocument: { completion: { completionItem } } } });
  client.open(uri, text);
  const { isIncomplete, items } = await complete(position);
  expect(isIncomplete).toBe(false);
  const [base] = items;
  expect(base).toMatchObject({
    label: 'base',
    labelDetails: { description: expect.stringContaining('ISO') as string },
    textEdit: {
      newText: 'base',
      insert: { start: { line: 6, character: 11 }, end: { line: 6, character: 13 } },
      replace: { start: { line: 6, character: 11 }, end: { line: 6, character: 15 } },
    },
  });
  expect(await client.request('completionItem/resolve', base)).toMatchObject({
    documentation: { kind: 'markdown', value: expect.stringContaining('`size`: `40`') as string },
  });
});

it('shows a long reason in the details, so that there is room for the name', async () => {
  const completionItem = { labelDetailsSupport: true };
  await client.start('en', { capabilities: { textDocument: { completion: { completionItem } } } });
  const steps = `keys: { k: { alias: ims/default } }
accounts: { p: {} }
images: { image-with-a-name: { encrypted: true, key: k } }
operations:
  - { action: share, image: `;
  client.open(uri, `imsManifest: v1\nregion: ap-southeast-1\n${steps}`);
  const { items } = await complete({ line: 6, character: 28 });
  expect(items[0]).toMatchObject({
    label: 'image-with-a-name',
    labelDetails: { description: 'cannot be shared because it is enc…' },
    detail: expect.stringMatching(/^image-with-a-name cannot be shared because .+ default key/) as string,
  });
});

it('sends shared item defaults to a client that supports them', async () => {
  const completion = {
    completionItem: { insertReplaceSupport: true },
    completionList: { itemDefaults: ['editRange', 'data'] },
  };
  await client.start('en', { capabilities: { textDocument: { completion } } });
  client.open(uri, text);
  const { itemDefaults, items } = await complete(position);
  expect(itemDefaults).toMatchObject({
    editRange: { insert: { end: { line: 6, character: 13 } }, replace: { end: { line: 6, character: 15 } } },
  });
  const [base] = items;
  expect(Object.keys(base ?? {})).toEqual(['label', 'kind', 'sortText', 'detail']);
  const filled = { ...base, data: itemDefaults?.['data'] };
  expect(await client.request('completionItem/resolve', filled)).toMatchObject({
    documentation: { value: expect.stringContaining('size: 40') as string },
  });
});

it('uses the text after the last edit', async () => {
  await client.start();
  client.open(uri, text);
  const made = '  - { action: copy-in-region, image: base, as: twin, name: twin }\n';
  const start = { line: 5, character: 0 };
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: made }],
  });
  const { items } = await complete({ line: 7, character: 11 });
  expect(items.map((item) => item['label'])).toEqual(['twin', 'base']);
});

it('sends the documentation immediately to a client that cannot resolve it', async () => {
  const completionItem = { resolveSupport: { properties: ['detail'] } };
  await client.start('en', { capabilities: { textDocument: { completion: { completionItem } } } });
  client.open(uri, text);
  const { items } = await complete(position);
  expect(items[0]).toMatchObject({ documentation: { value: expect.stringContaining('size: 40') as string } });
});

it('offers a new manifest in an empty file, in JSON if the file name says so', async () => {
  await client.start();
  client.open('file:///new.ims.json', '');
  const answer = (await client.request('textDocument/completion', {
    textDocument: { uri: 'file:///new.ims.json' },
    position: { line: 0, character: 0 },
  })) as Answer;
  expect(JSON.stringify(answer.items[0])).toContain('\\"imsManifest\\": \\"v1\\"');
});
