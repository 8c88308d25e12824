import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const textDocument = { uri };
const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    base: { kind: system }
  operations:
`;
/** A text with hundreds of findings, each with fixes to try. */
const text = head + '  - { action: publish, imag: base }\n'.repeat(500);
const whole = { start: { line: 0, character: 0 }, end: { line: 505, character: 0 } };
const line = { start: { line: 5, character: 4 }, end: { line: 5, character: 4 } };

let client: Client;

beforeEach(async () => {
  client = new Client();
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  await client.start('en', { capabilities: { textDocument: { codeAction } } });
  client.open(uri, text);
  await client.diagnostics(uri, 1);
});

afterEach(() => {
  client.process.kill();
});

const actionsIn = (range: unknown): Promise<unknown> =>
  client.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
const hover = (): Promise<unknown> =>
  client.request('textDocument/hover', { textDocument, position: { line: 3, character: 3 } });

it('a hover and the code actions of a line are answered while those of the whole file are computed', async () => {
  const answers: string[] = [];
  const note = (what: string) => () => answers.push(what);
  await Promise.all([
    actionsIn(whole).then(note('whole')),
    hover().then(note('hover')),
    actionsIn(line).then(note('line')),
  ]);
  expect(answers).toEqual(['hover', 'line', 'whole']);
});

it('a request that is canceled while it runs ends with a cancellation error', async () => {
  const answer = actionsIn(whole);
  client.notify('$/cancelRequest', { id: client.asked });
  await hover();
  expect(await answer).toMatchObject({ error: { code: -32800 } });
});

it('a request about an outdated text ends with an error', async () => {
  const answer = actionsIn(whole);
  client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: head }] });
  expect(await answer).toMatchObject({ error: { code: -32801 } });
});
