import { afterEach, beforeEach, expect, it } from 'vitest';
import { head, positionIn } from '../support/cursor';
import { generated } from '../support/generate';
import { Client } from './client';

const big = 'file:///big.ims.yaml';
const small = 'file:///small.ims.yaml';
const code = positionIn(`${head}# IMG.00<|>98\n`);
const long = generated(10_000);
let client: Client;

beforeEach(async () => {
  client = new Client();
  await client.start();
  for (const [uri, text] of [
    [big, head],
    [small, code.text],
  ] as const) {
    client.open(uri, text);
    await client.diagnostics(uri, 1);
  }
});

afterEach(() => {
  client.process.kill();
});

function change(version: number, ...contentChanges: readonly unknown[]): void {
  client.notify('textDocument/didChange', { textDocument: { uri: big, version }, contentChanges });
}

/** Requests a hover over an error code. */
function hover(uri: string, position: unknown = code.position): Promise<unknown> {
  return client.request('textDocument/hover', { textDocument: { uri }, position });
}

const insertAt = (line: number, text: string): unknown => {
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, text };
};

it('a request in one file is answered while a long one is being checked', async () => {
  change(2, { text: long });
  expect(await hover(small)).toMatchObject({ contents: { value: expect.stringContaining('IMG.0098') as string } });
  expect(client.seen(big)).toBe(false);
  expect(await client.diagnostics(big, 2)).toMatchObject([{ code: 'image-quota' }]);
});

it('a request in the long file is answered for its newest text, before its findings are shown', async () => {
  change(2, { text: long });
  change(3, insertAt(0, '# IMG.0098\n'));
  const answer = await hover(big, { line: 0, character: 5 });
  expect(answer).toMatchObject({ contents: { value: expect.stringContaining('IMG.0098') as string } });
  expect(await client.diagnostics(big, 3)).toMatchObject([{ code: 'image-quota' }]);
});

it('text typed during a long check has the same findings as in a new check', async () => {
  change(2, { text: long });
  await hover(small);
  change(3, insertAt(1, 'keyz: {}\n'));
  const found = await client.diagnostics(big, 3);
  expect(found).toMatchObject([{ code: 'schema', range: { start: { line: 1 } } }, { code: 'image-quota' }]);
  client.notify('textDocument/didClose', { textDocument: { uri: big } });
  client.open(big, long.replace('\n', '\nkeyz: {}\n'));
  expect(await client.diagnostics(big, 1)).toEqual(found);
});

it('a long file that is closed while it is being checked, and opened again, is checked', async () => {
  change(2, { text: long });
  await hover(small);
  client.notify('textDocument/didClose', { textDocument: { uri: big } });
  client.open(big, `${head}keyz: {}\n`);
  expect(await client.diagnostics(big, 1)).toMatchObject([{ code: 'schema' }]);
  expect(await hover(small)).not.toBeNull();
});
