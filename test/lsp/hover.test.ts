import { afterEach, beforeEach, expect, it } from 'vitest';
import { positionIn } from '../support/cursor';
import { Client } from './client';
import { manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const { text, position } = positionIn(manifest`
  images:
    base: { kind: iso }
  # IMG.00<|>98
`);
let client: Client;

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

it('answers in plain text for a client without Markdown', async () => {
  await client.start();
  client.open(uri, text);
  expect(await client.request('textDocument/hover', { textDocument: { uri }, position })).toMatchObject({
    contents: { kind: 'plaintext', value: expect.stringMatching(/^IMG\.0098 · HTTP 400/) as string },
    range: { start: { line: 4, character: 2 }, end: { line: 4, character: 10 } },
  });
});

it('answers in Markdown with links that the client has commands for', async () => {
  await client.start('en', {
    capabilities: { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } },
    initializationOptions: { commands: ['ims-manifest.explain'] },
  });
  client.open(uri, text);
  expect(await client.request('textDocument/hover', { textDocument: { uri }, position })).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('](command:ims-manifest.explain?') as string },
  });
});
