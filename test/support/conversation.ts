import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { toDiagnostics } from '../../server/lsp/convert';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from './check';
import { Client, framed } from '../lsp/client';
import { questionsAt, type Question } from './questions';
import { dedent } from './dedent';

/** One action of a client, valid or not. Numbers are taken modulo the number of choices. */
type Move =
  | { readonly do: 'open' | 'close' | 'flood'; readonly document: number; readonly number: number }
  | { readonly do: 'change'; readonly document: number; readonly version: number; readonly changes: readonly Change[] }
  | {
      readonly do: 'ask' | 'cancel';
      readonly document: number;
      readonly number: number;
      readonly from: Spot;
      readonly to: Spot;
    }
  | { readonly do: 'unknown'; readonly number: number; readonly params: unknown }
  | { readonly do: 'notify'; readonly number: number; readonly params: unknown }
  | { readonly do: 'raw'; readonly number: number };

interface Spot {
  readonly line: number;
  readonly character: number;
}

interface Change {
  readonly range?: { readonly start: Spot; readonly end: Spot };
  readonly text: string;
}

/** The actions before `initialize`, while the server runs, and after `shutdown`. */
interface Conversation {
  readonly before: readonly Move[];
  readonly moves: readonly Move[];
  readonly after: readonly Move[];
}

const codes = { notInitialized: -32002, invalidRequest: -32600, methodNotFound: -32601, invalidParams: -32602 };
/** Canceled, outdated, rejected. */
const passing: ReadonlySet<number> = new Set([-32800, -32801, -32803]);

const documents = [
  'file:///a.ims.yaml', 'file:///a%20folder/%E4%B8%AD.ims.yaml', 'untitled:Untitled-1', 'file:///c:/x.ims.json', 'file:///never/opened.ims.yaml',
]; // prettier-ignore
const neverOpened = documents.length - 1;

const head = dedent`
  imsManifest: v1
  region: r
`;
const texts = [
  '',
  head,
  dedent`
    ${head}images:
      a: { size: 40 }
    operations:
      - { action: delete, image: a }
      - { action: delete, image: b }
  `,
  `${head}images: { a: { key: k } } # a\r\noperations:\r\n  - action: share\r\n    image: a\r\n    accounts: [p]\r\n`,
  '{"imsManifest":"v1","region":"r","images":{"a":{}},"operations":[{"action":"publish","image":"a"}]}',
  `${head}x: [\ud800 "\u202e`,
];

const unknownMethods = [
  'textDocument/none',
  'toString',
  '__proto__',
  '',
  '$/none',
  'workspace/none',
  'ims-manifest/none',
];
const notifications = [
  'textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders', '$/cancelRequest', '$/setTrace', '$/progress', 'none', 'window/workDoneProgress/cancel',
]; // prettier-ignore
const broken: readonly (string | Buffer)[] = [
  'Content-Length: 5\r\n\r\n{"a":',
  'Content-Length: 0\r\n\r\n',
  'Content-Type: text\r\n\r\n',
  'Content-Length: many\r\n\r\n',
  'Content-Length: -5\r\n\r\n',
  'x: y\r\nContent-Length: 99999999999999\r\n\r\n',
  Buffer.from([0xff, 0xfe, 0, 1, 13, 10, 13, 10]),
  ...[5, null, 'text', true, [], [{ jsonrpc: '2.0', id: 1, method: 'shutdown' }], {}].map(framed),
  framed({ jsonrpc: '2.0', id: 'a', method: 5 }),
  framed({ jsonrpc: '2.0', id: 4711, result: {} }),
  framed({ jsonrpc: '2.0', id: null, error: null }),
  `Content-Length: 3000\r\n\r\n${'['.repeat(3000)}`,
];

const number = fc.nat(1000);
const far = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 30 }) },
  fc.constantFrom(1e9, -1e9, Number.MAX_SAFE_INTEGER),
);
const nodePath: fc.Arbitrary<Spot> = fc.record({ line: far, character: far });
const written = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('\n', '  ', '- ', '"', '{', 'images:\n'),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ range: fc.record({ start: nodePath, end: nodePath }), text: written }) },
  fc.record({ text: written }),
);
const document = fc.nat(neverOpened - 1);
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(...documents).map((uri) => ({ textDocument: { uri } })),
);

/** Any action of a client. */
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), document, number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'flood' as const), document, number }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('change' as const), document, version: fc.integer({ min: -3, max: 50 }), changes: fc.array(change, { maxLength: 3 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('ask' as const, 'ask' as const, 'cancel' as const), document: fc.nat(neverOpened), number, from: nodePath, to: nodePath }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('unknown' as const, 'notify' as const), number, params: anything }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('raw' as const), number }) },
); // prettier-ignore

/** The actions while the server runs. */
export const anyMoves: fc.Arbitrary<readonly Move[]> = fc.array(move, { maxLength: 60 });

/** Any conversation. */
export const anyConversation: fc.Arbitrary<Conversation> = fc.record({
  before: fc.array(move, { maxLength: 4 }),
  moves: anyMoves,
  after: fc.array(move, { maxLength: 4 }),
});

/** A response of the server, or a failure once it has exited. */
type Alive = <T>(answer: Promise<T>) => Promise<T>;

function aliveWith(ended: Promise<number | null>): { readonly alive: Alive; readonly mayLeave: () => void } {
  let may = false;
  let gone: Error | undefined;
  let fail: (why: Error) => void = () => undefined;
  void ended.then((code) => {
    if (!may) fail((gone = new Error(`the server has left with ${String(code)}`)));
  });
  return {
    alive: (answer) =>
      new Promise((done, failed) => {
        fail = failed;
        if (gone !== undefined) failed(gone);
        answer.then(done, failed);
      }),
    mayLeave: () => (may = true),
  };
}

/**
 * Runs a conversation with the built server. Throws if the server exits too early, responds with another error than the
 * specification defines, or has other findings at the end than those of the sent texts.
 */
export async function converse(program: string, { before, moves, after }: Conversation): Promise<void> {
  const client = new Client(program);
  const ended = new Promise<number | null>((done) => client.process.once('exit', done));
  const { alive, mayLeave } = aliveWith(ended);
  try {
    for (const each of before) await alive(done(each, client, new Map(), codes.notInitialized));
    await alive(client.start());
    await carriedOut(moves, client, alive, new Map());
    assert.equal(await alive(client.request('shutdown', null)), null);
    for (const each of after) await alive(done(each, client, new Map(), codes.invalidRequest));
    mayLeave();
    client.notify('exit', null);
    assert.equal(await ended, 0);
  } finally {
    mayLeave();
    client.process.kill('SIGKILL');
  }
}

/** The same for actions in the middle of conversations, with one server until it fails. */
export function talker(program: string): (moves: readonly Move[]) => Promise<void> {
  let server: { readonly client: Client; readonly alive: Alive } | undefined;
  return async (moves) => {
    if (server === undefined) {
      const client = new Client(program);
      const { alive } = aliveWith(new Promise((left) => client.process.once('exit', left)));
      server = { client, alive };
      await alive(client.start());
    }
    const { client, alive } = server;
    try {
      const open = new Map<string, TextDocument>();
      await carriedOut(moves, client, alive, open);
      for (const uri of open.keys()) client.notify('textDocument/didClose', { textDocument: { uri } });
      client.forget();
    } catch (error) {
      client.process.kill('SIGKILL');
      server = undefined;
      throw error;
    }
  };
}

/** Higher than all versions in actions. */
let newest = 1_000_000;

async function carriedOut(moves: readonly Move[], client: Client, alive: Alive, open: Map<string, TextDocument>): Promise<void> {
  for (const each of moves) await alive(done(each, client, open));
  for (const [uri, known] of open) {
    const text = known.getText();
    const version = newest++;
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: origin, end: origin }, text: '' }] });
    const wanted = toDiagnostics(check(text, { path: uri }).findings, catalogueFor('en'));
    assert.deepEqual(await alive(client.diagnostics(uri, version)), JSON.parse(JSON.stringify(wanted)), JSON.stringify(text));
  }
} // prettier-ignore

const origin: Spot = { line: 0, character: 0 };

/** Runs one action. `refusal` is the error that every request must get at the wrong time. */
async function done(each: Move, client: Client, open: Map<string, TextDocument>, refusal?: number): Promise<void> {
  switch (each.do) {
    case 'open': {
      const uri = documents[each.document] ?? '';
      const text = texts[each.number % texts.length] ?? '';
      client.open(uri, text);
      open.set(uri, TextDocument.create(uri, 'ims-manifest', 1, text));
      return;
    }
    case 'close': {
      const uri = documents[each.document] ?? '';
      client.notify('textDocument/didClose', { textDocument: { uri } });
      open.delete(uri);
      return;
    }
    case 'change':
      changed(client, open, documents[each.document] ?? '', each.version, each.changes);
      return;
    case 'flood':
      for (let count = 0; count < 200; count++)
        changed(client, open, documents[each.document] ?? '', count, [{ range: { start: origin, end: origin }, text: 'ab\n'[count % 3] ?? '' }]); // prettier-ignore
      return;
    case 'raw':
      client.raw(broken[each.number % broken.length] ?? '');
      client.notify('$/fine', {});
      return;
    case 'notify': {
      const method = notifications[each.number % notifications.length] ?? '';
      // Valid messages are covered by other actions, which know their effects.
      const meant = typeof each.params === 'object' && each.params !== null && 'textDocument' in each.params;
      client.notify(method, meant ? {} : each.params);
      return;
    }
    case 'unknown': {
      const method = unknownMethods[each.number % unknownMethods.length] ?? '';
      answered(await client.request(method, each.params), refusal === undefined ? [codes.methodNotFound, codes.invalidParams] : [refusal], method);
      return;
    }
    default: {
      const { method, params } = question(each);
      const asked = client.request(method, params);
      if (each.do === 'cancel') client.raw(framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: client.asked } }));
      const answer = await asked;
      if (refusal !== undefined) answered(answer, [refusal], method);
      else if (isError(answer)) answered(answer, [...passing], `${method} ${JSON.stringify(params)}`);
    }
  } // prettier-ignore
}

function question({ number, document, from, to }: Extract<Move, { do: 'ask' | 'cancel' }>): Question {
  const questions = questionsAt(documents[document] ?? '', from, to);
  return questions[number % questions.length] ?? { method: '', params: {} };
}

function changed(client: Client, open: Map<string, TextDocument>, uri: string, version: number, changes: readonly Change[]): void {
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
  const document = open.get(uri);
  if (document !== undefined) TextDocument.update(document, changes as TextDocumentContentChangeEvent[], version);
} // prettier-ignore

function isError(answer: unknown): answer is { readonly error: { readonly code: number } } {
  return answer !== null && typeof answer === 'object' && 'error' in answer;
}

function answered(answer: unknown, allowed: readonly number[], about: string): void {
  assert.ok(isError(answer) && allowed.includes(answer.error.code), `${about} gives ${JSON.stringify(answer)}`);
}
