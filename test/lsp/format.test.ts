import { afterEach, beforeEach, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver';
import { head, positionIn } from '../support/cursor';
import { Client } from './client';
import { manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };
let client: Client;

async function formatted(what: string, text: string, params: object = {}): Promise<string> {
  client.open(uri, text);
  const edits = await client.request(`textDocument/${what}`, { textDocument, options, ...params });
  return TextDocument.applyEdits(TextDocument.create(uri, '', 1, text), edits as TextEdit[]);
}

beforeEach(async () => {
  client = new Client();
  await client.start();
});

afterEach(() => {
  client.process.kill();
});

const untidy = `${head}images:\r\n    a:   {} # one\r\n    b:   {}\r\n`;

it('formats a document', async () => {
  expect(await formatted('formatting', untidy)).toBe(`${head}images:\r\n  a: {} # one\r\n  b: {}\r\n`);
});

it('formats a range', async () => {
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } };
  expect(await formatted('rangeFormatting', untidy, { range })).toBe(untidy.replace('a:   {}', 'a: {}'));
});

it('moves the dash of a new step to the column of the others', async () => {
  const { text, position } = positionIn(manifest`
    operations:
      - action: delete
        image: a
        -<|>
  `);
  expect(await formatted('onTypeFormatting', text, { position, ch: '-' })).toBe(text.replace('    -\n', '  -\n'));
});

it('does not change a text with a syntax error', async () => {
  const faulty = `${untidy}c: "open`;
  expect(await formatted('formatting', faulty)).toBe(faulty);
});
