import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyConversation, converse } from '../support/conversation';
import { Client, framed } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const wrong = dedent`
  imsManifest: v1
  region: r
  operations:
    - { action: delete, image: nothing }
`;
const right = dedent`
  imsManifest: v1
  region: r
`;
const textDocument = { uri };
const position = { line: 3, character: 32 };
const codes = {
  notInitialized: -32002,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  parse: -32700,
};
const failing = (code: number): unknown => ({ error: expect.objectContaining({ code }) as unknown });

/** Checks that a response is not an error. */
function sound(answer: unknown): void {
  expect(answer ?? {}).not.toHaveProperty('error');
}

let client: Client;

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

async function exitCode(): Promise<unknown> {
  const [code] = (await once(client.process, 'exit')) as unknown[];
  return code;
}

/** Checks that the server still works. */
async function answers(): Promise<void> {
  client.open('file:///alive.ims.yaml', wrong);
  expect(await client.diagnostics('file:///alive.ims.yaml', 1)).toHaveLength(1);
}

describe('a conversation', () => {
  it('begins with `initialize`', async () => {
    client.open(uri, wrong);
    expect(await client.request('textDocument/hover', { textDocument, position })).toEqual(
      failing(codes.notInitialized),
    );
    expect(await client.request('shutdown', null)).toEqual(failing(codes.notInitialized));
    await client.start();
    expect(await client.request('textDocument/hover', { textDocument, position })).toBeNull();
    await answers();
  });

  it('begins only once', async () => {
    await client.start();
    expect(await client.request('initialize', { processId: null, rootUri: null, capabilities: {} })).toEqual(
      failing(codes.invalidRequest),
    );
    await answers();
  });

  it('begins with parameters', async () => {
    expect(await client.request('initialize', null)).toEqual(failing(codes.invalidParams));
    expect(await client.request('initialize', { capabilities: [] })).toEqual(failing(codes.invalidParams));
    await client.start();
    await answers();
  });

  it('ends with `shutdown`, after which `exit` exits with 0', async () => {
    await client.start();
    expect(await client.request('shutdown', null)).toBeNull();
    expect(await client.request('textDocument/hover', { textDocument, position })).toEqual(
      failing(codes.invalidRequest),
    );
    expect(await client.request('shutdown', null)).toEqual(failing(codes.invalidRequest));
    client.open(uri, wrong);
    const ended = exitCode();
    client.notify('exit', null);
    expect(await ended).toBe(0);
    expect(client.seen(uri)).toBe(false);
  });

  it.each(['before `initialize`', 'without `shutdown`'])('exits with 1 on `exit` %s', async (when) => {
    if (when.startsWith('without')) await client.start();
    const ended = exitCode();
    client.notify('exit', null);
    expect(await ended).toBe(1);
  });
});

describe('a client that disconnects', () => {
  it.each([
    ['without a message', 1],
    ['after `shutdown`', 0],
  ])('stops the server %s', async (when, code) => {
    await client.start();
    if (code === 0) await client.request('shutdown', null);
    const ended = exitCode();
    client.process.stdin.end();
    expect(await ended, when).toBe(code);
  });

  it('stops the server before the first message', async () => {
    const ended = exitCode();
    client.process.stdin.end();
    expect(await ended).toBe(1);
  });

  it('stops the server if it stops reading', async () => {
    await client.start();
    let said = '';
    client.process.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = exitCode();
    client.process.stdout.destroy();
    client.open(uri, wrong);
    expect(await ended).toBe(1);
    expect(said).toBe('');
  });

  it('ends the server when it is killed', async () => {
    const program = path.join(import.meta.dirname, '../../dist/cli.js');
    const parent = spawn(
      process.execPath,
      ['-e', `require('child_process').spawn(process.execPath, [${JSON.stringify(program)}, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] }).stdin.write(${JSON.stringify(framed({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }))}); setInterval(() => {}, 1000); process.stdout.write('ready')`],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    ); // prettier-ignore
    await once(parent.stdout, 'data');
    // Parent and server share this stream, which ends when both have ended.
    const both = once(parent.stderr.resume(), 'end');
    parent.kill('SIGKILL');
    await both;
  });
});

describe('messages', () => {
  const fine = framed({ jsonrpc: '2.0', method: '$/fine', params: {} });

  it.each([
    ['a body that is not JSON', 'Content-Length: 5\r\n\r\n{"a":', codes.parse],
    ['an empty body', 'Content-Length: 0\r\n\r\n', codes.parse],
    ['a header without a length', 'Content-Type: text\r\n\r\n{}', codes.parse],
    ['a header without a colon', 'Content-Length 5\r\n\r\n{}', codes.parse],
    ['a length that is not a number', 'Content-Length: many\r\n\r\n{}', codes.parse],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}', codes.parse],
    ['a huge length', 'Content-Length: 99999999999999\r\n\r\n{}', codes.parse],
    ['a length that is too short', 'Content-Length: 4\r\n\r\n{"jsonrpc":"2.0"}', codes.parse],
    ['a length that is too long', `Content-Length: 40\r\n\r\n{"jsonrpc":"2.0"}${fine}`, codes.parse],
    ['a long line', `${'x'.repeat(200_000)}\r\n\r\n`, codes.parse],
    ['bytes that are not text', Buffer.from([0xff, 0xfe, 0, 1, 2, 13, 10, 13, 10]), codes.parse],
    ['a number', framed(5), codes.invalidRequest],
    ['null', framed(null), codes.invalidRequest],
    ['a batch', framed([{ jsonrpc: '2.0', id: 1, method: 'shutdown' }]), codes.invalidRequest],
    ['unclosed brackets', `Content-Length: 100000\r\n\r\n${'['.repeat(100_000)}`, codes.parse],
  ])('are answered with an error if invalid, and the next message is read: %s', async (_, bytes, code) => {
    await client.start();
    client.raw(bytes);
    client.raw(fine);
    client.raw(fine);
    const note = await client.note(({ method }) => method === 'error');
    expect(note['params']).toMatchObject({ code });
    await answers();
  });

  it.each([
    ['an empty object', {}],
    ['a method that is not a string', { jsonrpc: '2.0', id: 'a', method: 5 }],
    ['a response without a request', { jsonrpc: '2.0', id: 4711, result: {} }],
    ['a response without an ID', { jsonrpc: '2.0', id: null, error: { code: 1, message: 'x' } }],
    ['a `__proto__` property', JSON.parse('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"__proto__":{"textDocument":1}}}')],
    ["a method with the name of an object's method", { jsonrpc: '2.0', method: 'toString', params: {} }],
    ['a cancellation of an unknown request', { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'nothing' } }],
    ['a cancellation without an ID', { jsonrpc: '2.0', method: '$/cancelRequest' }],
  ])('are ignored if they have no meaning: %s', async (_, message) => {
    await client.start();
    client.raw(framed(message));
    await answers();
  }); // prettier-ignore

  it('can arrive byte by byte or together', async () => {
    await client.start();
    const open = framed({
      jsonrpc: '2.0',
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'ims-manifest', version: 1, text: wrong } },
    });
    for (const byte of Buffer.from(open)) client.raw(Buffer.from([byte]));
    client.raw(fine + fine);
    expect(await client.diagnostics(uri, 1)).toHaveLength(1);
  });

  it('can have other headers', async () => {
    await client.start();
    const [, body = ''] = framed({ jsonrpc: '2.0', id: 'x', method: 'none' }).split('\r\n\r\n');
    client.raw(
      `content-length:${String(body.length)}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`,
    );
    await answers();
  });
});

describe('invalid requests', () => {
  beforeEach(async () => {
    await client.start();
  });

  it('for unknown methods are answered', async () => {
    for (const method of ['textDocument/none', 'toString', '', '$/none'])
      expect(await client.request(method, { textDocument })).toEqual(failing(codes.methodNotFound));
  });

  it('without parameters are answered', async () => {
    const all = ['hover', 'completion', 'definition', 'references', 'rename', 'prepareRename', 'codeAction', 'inlayHint',
      'codeLens', 'documentSymbol', 'foldingRange', 'selectionRange', 'semanticTokens/full', 'semanticTokens/range'].map((each) => `textDocument/${each}`); // prettier-ignore
    const empty = { line: 0 };
    for (const method of [...all, 'completionItem/resolve', 'codeAction/resolve', 'codeLens/resolve'])
      for (const params of [null, undefined, [], {}, { textDocument: 1 }, { textDocument: { uri: 1 } }, { position }, { textDocument: {}, position: empty }])
        if (!method.endsWith('resolve') || params === null || params === undefined)
          expect(await client.request(method, params), `${method} ${JSON.stringify(params)}`).toEqual(failing(codes.invalidParams)); // prettier-ignore
    await answers();
  });

  it('about unknown documents are answered', async () => {
    for (const other of ['file:///none.ims.yaml', 'untitled:1', 'no address', '', 'file://%', 'http://[']) {
      const about = { textDocument: { uri: other } };
      expect(await client.request('textDocument/hover', { ...about, position })).toBeNull();
      expect(await client.request('textDocument/documentSymbol', about)).toEqual([]);
    }
    await answers();
  });

  it.each([
    ['far beyond the end', { line: 1e9, character: 1e9 }],
    ['negative', { line: -5, character: -7 }],
    ['beyond the end of a line', { line: 0, character: 100_000 }],
    ['as large as numbers can be', { line: Number.MAX_SAFE_INTEGER, character: Number.MAX_SAFE_INTEGER }],
  ])('with positions that are %s are answered', async (_, odd) => {
    client.open(uri, wrong);
    const reversed = { start: odd, end: position };
    const edit = { start: odd, end: { line: -1, character: 3 } };
    for (const method of ['hover', 'completion', 'definition', 'prepareRename', 'documentHighlight'])
      sound(await client.request(`textDocument/${method}`, { textDocument, position: odd }));
    for (const range of [reversed, { start: reversed.end, end: odd }, edit])
      for (const method of ['codeAction', 'inlayHint', 'semanticTokens/range'])
        sound(await client.request(`textDocument/${method}`, { textDocument, range, context: { diagnostics: [] } }));
    expect(
      await client.request('textDocument/selectionRange', { textDocument, positions: [odd, position] }),
    ).toHaveLength(2);
    await answers();
  });
});

describe('document notifications in the wrong order', () => {
  beforeEach(async () => {
    await client.start();
  });

  const change = (version: number, contentChanges: unknown): void => {
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  };

  it('open a document again with its newest text', async () => {
    client.open(uri, wrong);
    expect(await client.diagnostics(uri, 1)).toHaveLength(1);
    client.open(uri, right);
    expect(await client.diagnostics(uri, 1)).toEqual([]);
    expect(await client.request('textDocument/hover', { textDocument, position })).toBeNull();
  });

  it('apply a change whose version is not new', async () => {
    client.open(uri, wrong);
    expect(await client.diagnostics(uri, 1)).toHaveLength(1);
    for (const version of [1, 0, -3]) {
      change(version, [{ text: right }]);
      expect(await client.diagnostics(uri, version)).toEqual([]);
      change(version, [{ text: wrong }]);
      expect(await client.diagnostics(uri, version)).toHaveLength(1);
    }
  });

  it('can have reversed and out-of-range positions', async () => {
    client.open(uri, wrong);
    await client.diagnostics(uri, 1);
    const [from, to] = [
      { line: 2, character: 0 },
      { line: 4, character: 0 },
    ];
    change(2, [{ range: { start: to, end: from }, text: '' }]);
    expect(await client.diagnostics(uri, 2)).toEqual([]);
    change(3, [{ range: { start: { line: 999, character: 999 }, end: { line: -4, character: -4 } }, text: wrong }]);
    expect(await client.diagnostics(uri, 3)).toHaveLength(1);
  });

  it('are ignored if a change is invalid', async () => {
    client.open(uri, wrong);
    await client.diagnostics(uri, 1);
    for (const changes of [null, {}, [null], [{}], [{ text: 5 }], [{ range: {}, text: '' }], [{ range: { start: position }, text: '' }]])
      change(2, changes); // prettier-ignore
    change(3, [{ text: right }]);
    expect(await client.diagnostics(uri, 3)).toEqual([]);
  });

  it('are ignored for a closed document', async () => {
    client.open(uri, wrong);
    await client.diagnostics(uri, 1);
    client.notify('textDocument/didClose', { textDocument });
    change(2, [{ text: wrong }]);
    client.notify('textDocument/didClose', { textDocument });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never.ims.yaml' } });
    expect(await client.request('textDocument/hover', { textDocument, position })).toBeNull();
    await answers();
    expect(await client.note(({ params }) => (params as { uri?: string } | undefined)?.uri === uri)).toMatchObject({
      params: { diagnostics: [] },
    });
    expect(client.seen(uri)).toBe(false);
  });

  it('lead to the newest text after many changes', async () => {
    client.open(uri, wrong);
    for (let version = 2; version < 3000; version++)
      change(version, [
        { range: { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } }, text: 'ab'[version % 2] },
      ]);
    change(3000, [{ text: right }]);
    expect(await client.diagnostics(uri, 3000)).toEqual([]);
  });

  it('do not prevent answers to canceled requests', async () => {
    client.open(uri, wrong);
    const asked = Array.from({ length: 50 }, (_, index) => {
      client.raw(framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: index + 2 } }));
      return client.request('textDocument/completion', { textDocument, position });
    });
    client.raw(asked.map((_, index) => framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: index + 2 } })).join('')); // prettier-ignore
    for (const answer of await Promise.all(asked))
      if (answer !== null && typeof answer === 'object' && 'error' in answer) expect(answer).toEqual(failing(-32800));
    await answers();
  });

  it('are handled for 10,000 open documents', async () => {
    const address = (index: number): string => `file:///many/${String(index)}.ims.yaml`;
    for (let index = 0; index < 10_000; index++) client.open(address(index), wrong);
    expect(await client.diagnostics(address(9999), 1)).toHaveLength(1);
    for (let index = 0; index < 10_000; index++)
      client.notify('textDocument/didClose', { textDocument: { uri: address(index) } });
    await answers();
  });
});

it('answers any conversation according to the specification', async () => {
  const program = path.join(import.meta.dirname, '../../dist/cli.js');
  const conversation = fc.asyncProperty(anyConversation, (each) => converse(program, each));
  await fc.assert(conversation, { seed: 1, numRuns: 5 });
});
