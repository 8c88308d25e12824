import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';

type Payload = Readonly<Record<string, unknown>>;

/** A message with its header. */
export function framed(message: unknown): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`;
}

/** A client of the built server over stdio, like an editor. */
export class Client {
  readonly process: ChildProcessWithoutNullStreams;
  private buffer = Buffer.alloc(0);
  /** The ID of the last request. */
  asked = 0;
  private readonly answers = new Map<number, (answer: Payload) => void>();
  private readonly notes: Payload[] = [];
  private readonly waiting: { readonly fits: (note: Payload) => boolean; readonly done: (note: Payload) => void }[] =
    [];

  private readonly own = new Map<string, (params: unknown) => unknown>();

  constructor(
    program = path.join(import.meta.dirname, '../../dist/cli.js'),
    args: readonly string[] = ['lsp', '--stdio'],
  ) {
    this.process = spawn(process.execPath, [program, ...args]);
    // A server that a test has ended accepts no more messages.
    this.process.stdin.on('error', () => undefined);
    this.process.stdout.on('data', (chunk: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      this.read();
    });
  }

  private read(): void {
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())?.[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString()) as Payload;
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(message);
    }
  }

  private seeing: (method: string, params: unknown) => void = () => undefined;

  /** Calls a function for every notification and request of the server, in addition to those that wait for it. */
  watch(seeing: (method: string, params: unknown) => void): void {
    this.seeing = seeing;
  }

  private take(message: Payload): void {
    if (typeof message['method'] === 'string') this.seeing(message['method'], message['params']);
    if (typeof message['id'] === 'number' && message['method'] === undefined) {
      this.answers.get(message['id'])?.(message);
      this.answers.delete(message['id']);
    } else if (message['id'] === null && message['method'] === undefined) {
      // A response to an unreadable message has no ID.
      this.take({ method: 'error', params: message['error'] });
    } else if (message['id'] !== undefined) {
      const { id } = message;
      void Promise.resolve(this.own.get(String(message['method']))?.(message['params'])).then((result) => {
        const error = result instanceof Error ? { code: -32603, message: result.message } : undefined;
        this.write(error === undefined ? { id, result: result ?? null } : { id, error });
      });
      this.take({ method: message['method'], params: message['params'] });
    } else {
      const index = this.waiting.findIndex((each) => each.fits(message));
      const [waiting] = index < 0 ? [] : this.waiting.splice(index, 1);
      if (waiting === undefined) this.notes.push(message);
      else waiting.done(message);
    }
  }

  private write(message: Payload): void {
    this.raw(framed({ jsonrpc: '2.0', ...message }));
  }

  /** Sends raw bytes. */
  raw(bytes: string | Buffer): void {
    this.process.stdin.write(bytes);
  }

  /** The result of a request; its error as `{ error }`. */
  async request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.asked;
    const answer = new Promise<Payload>((done) => this.answers.set(id, done));
    this.write({ id, method, params });
    const message = await answer;
    return message['error'] === undefined ? message['result'] : { error: message['error'] };
  }

  /** What this client answers when the server asks, or an error, at once or later; every question is a note besides. */
  answering(method: string, answer: (params: unknown) => unknown): void {
    this.own.set(method, answer);
  }

  notify(method: string, params: unknown): void {
    this.write({ method, params });
  }

  /** Whether findings of a file arrived that no test has awaited. */
  seen(uri: string): boolean {
    return this.notes.some(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri?: string } | undefined)?.uri === uri,
    );
  }

  /** Discards messages that no test has awaited. */
  forget(): void {
    this.notes.length = 0;
  }

  /** The next matching notification, or one that has already arrived. */
  async note(fits: (note: Payload) => boolean): Promise<Payload> {
    const index = this.notes.findIndex(fits);
    if (index >= 0) return this.notes.splice(index, 1)[0] ?? {};
    return new Promise((done) => this.waiting.push({ fits, done }));
  }

  /** `more` contains capabilities and initialization options of the client. */
  async start(locale = 'en', more: Payload = {}): Promise<unknown> {
    const result = await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      locale,
      ...more,
    });
    this.notify('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'ims-manifest'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** The diagnostics of one version of a document. */
  async diagnostics(uri: string, version: number): Promise<readonly Payload[]> {
    const note = await this.note((each) => {
      const params = each['params'] as { uri?: string; version?: number } | undefined;
      return each['method'] === 'textDocument/publishDiagnostics' && params?.uri === uri && params.version === version;
    });
    return (note['params'] as { diagnostics: readonly Payload[] }).diagnostics;
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.process.once('exit', done));
    await this.request('shutdown', null);
    this.notify('exit', null);
    return ended;
  }
}
