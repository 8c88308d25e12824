import { afterEach, beforeEach, expect, it } from 'vitest';
import { generated } from '../support/generate';
import { Client } from './client';

const uri = 'file:///plan.ims.yaml';
const textDocument = { uri };
let client: Client;
let legend: { readonly tokenTypes: readonly string[]; readonly tokenModifiers: readonly string[] };

interface Answer {
  readonly resultId?: string;
  readonly data: readonly number[];
  readonly edits?: readonly {
    readonly start: number;
    readonly deleteCount: number;
    readonly data: readonly number[];
  }[];
}

const ask = async (what: string, params: object = {}): Promise<Answer> =>
  (await client.request(`textDocument/semanticTokens/${what}`, { textDocument, ...params })) as Answer;

/** The numbers in words: line, character, word, type, modifiers. */
function words(data: readonly number[], text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const said: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    line += down;
    character = down === 0 ? character + right : right;
    const word = lines[line]?.slice(character, character + length) ?? '';
    const more = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    said.push([word, legend.tokenTypes[type], ...more].join(' '));
  }
  return said;
}

beforeEach(async () => {
  client = new Client();
  const result = (await client.start()) as {
    capabilities: { semanticTokensProvider: { legend: typeof legend } };
  };
  ({ legend } = result.capabilities.semanticTokensProvider);
});

afterEach(() => {
  client.process.kill();
});

it('sends all tokens of names, actions, and values, or only those in a range', async () => {
  const text =
    'imsManifest: v1\r\nregion: ap-southeast-1\r\nimages:\r\n  base: { kind: iso }\r\noperations:\r\n  - { action: delete, image: base }\r\n  - { action: publish, image: base }\r\n';
  client.open(uri, text);
  const { data } = await ask('full');
  expect(words(data, text)).toEqual([
    'v1 enumMember',
    'base variable declaration image',
    'iso enumMember',
    'delete keyword',
    'base variable image',
    'publish keyword',
    'base variable deprecated image',
  ]);
  const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 20 } };
  expect(words((await ask('range', { range })).data, text)).toEqual([
    'publish keyword',
    'base variable deprecated image',
  ]);
});

it('sends only the changes after a keystroke, and all tokens to a client without earlier tokens', async () => {
  const text = generated(10_000);
  client.open(uri, text);
  const { resultId, data } = await ask('full');
  const middle = text.slice(0, text.indexOf('as: encrypted-5000')).split('\n').length - 1;
  const at = { line: middle, character: 8 };
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
  });
  const delta = await ask('full/delta', { previousResultId: resultId });
  const changed = delta.edits?.reduce((sum, edit) => sum + edit.data.length + edit.deleteCount, 0);
  expect(changed).toBeLessThan(20);
  const patched = [...data];
  for (const edit of delta.edits ?? []) patched.splice(edit.start, edit.deleteCount, ...edit.data);
  const whole = await ask('full/delta', { previousResultId: 'no such' });
  expect(whole.edits).toBeUndefined();
  expect(whole.data).toEqual(patched);
  expect(await ask('full/delta', { previousResultId: whole.resultId })).toMatchObject({ edits: [] });
});
