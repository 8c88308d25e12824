import { afterEach, beforeEach, expect, it } from 'vitest';
import { positionIn } from '../support/cursor';
import { Client } from './client';
import { manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const { text, position } = positionIn(
  manifest`
    images:
      base: {}
    operations:
      - { action: copy-in-region, image: base, key: none, as: copy, name: n }
      - { action: delete, image: c<|>opy }
      - { action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
  `,
);
const at = { textDocument: { uri }, position };
let client: Client;

const range = (line: number, from: number, to: number): unknown => ({
  start: { line, character: from },
  end: { line, character: to },
});

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

it('navigates from a name to its definition and to the source of the image', async () => {
  await client.start();
  client.open(uri, text);
  expect(await client.request('textDocument/definition', at)).toEqual({ uri, range: range(5, 58, 62) });
  expect(await client.request('textDocument/typeDefinition', at)).toEqual({ uri, range: range(3, 2, 6) });
});

it('finds and highlights every use of a name', async () => {
  await client.start();
  client.open(uri, text);
  const places = [range(5, 58, 62), range(6, 29, 33)];
  const references = (includeDeclaration: boolean): Promise<unknown> =>
    client.request('textDocument/references', { ...at, context: { includeDeclaration } });
  expect(await references(true)).toEqual(places.map((each) => ({ uri, range: each })));
  expect(await references(false)).toEqual([{ uri, range: places[1] }]);
  expect(await client.request('textDocument/documentHighlight', at)).toEqual([
    { range: places[0], kind: 3 },
    { range: places[1], kind: 2 },
  ]);
});

it('renames with a versioned edit if the client supports it, and explains why a name is rejected', async () => {
  await client.start('en', { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
  client.open(uri, text);
  expect(await client.request('textDocument/prepareRename', at)).toEqual({
    range: range(6, 29, 33),
    placeholder: 'copy',
  });
  const renamed = (newName: string): Promise<unknown> => client.request('textDocument/rename', { ...at, newName });
  const newText = 'twin';
  expect(await renamed(newText)).toEqual({
    documentChanges: [
      {
        textDocument: { uri, version: 1 },
        edits: [
          { range: range(5, 58, 62), newText },
          { range: range(6, 29, 33), newText },
        ],
      },
    ],
  });
  expect(await renamed('base')).toMatchObject({ error: { message: 'This name is already used.' } });
  const id = { textDocument: { uri }, position: { line: 7, character: 35 } };
  expect(await client.request('textDocument/prepareRename', id)).toMatchObject({
    error: { message: 'This is an id that the manifest does not declare.' },
  });
});

it('renames with plain changes for an older client', async () => {
  await client.start();
  client.open(uri, text);
  expect(await client.request('textDocument/rename', { ...at, newName: 'twin' })).toMatchObject({
    changes: { [uri]: [{ newText: 'twin' }, { newText: 'twin' }] },
  });
});
