import {
  AbstractMessageReader,
  AbstractMessageWriter,
  ErrorCodes,
  type DataCallback,
  type MessageWriter,
  type Disposable,
  type Message,
} from 'vscode-languageserver/node';
import { frames } from './framing';

type Refuse = (code: number, reason: string) => void;

/** Reads messages from a stream. */
class Reader extends AbstractMessageReader {
  constructor(
    private readonly input: NodeJS.ReadableStream,
    private readonly refuse: Refuse,
  ) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    const feed = frames(
      (body) => {
        const message = this.parsed(body);
        if (message === undefined) return;
        try {
          callback(message);
        } catch {
          // The library reads the parameters of cancellations without checking that there are any.
          this.refuse(ErrorCodes.InvalidRequest, 'not a message');
        }
      },
      (reason) => {
        this.refuse(ErrorCodes.ParseError, reason);
      },
    );
    this.input.on('data', feed);
    return { dispose: () => this.input.off('data', feed) };
  }

  private parsed(body: Buffer): Message | undefined {
    let value: unknown;
    try {
      value = JSON.parse(body.toString('utf8'));
    } catch {
      this.refuse(ErrorCodes.ParseError, 'not JSON');
      return undefined;
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Message;
    this.refuse(ErrorCodes.InvalidRequest, 'not a message');
    return undefined;
  }
}

/** Writes messages to a stream. The header and the body are one write, because each write wakes the client. */
class Writer extends AbstractMessageWriter implements MessageWriter {
  private failures = 0;

  constructor(private readonly output: NodeJS.WritableStream) {
    super();
    output.on('error', (error: Error) => {
      this.fireError(error);
    });
    output.on('close', () => {
      this.fireClose();
    });
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      this.output.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`, (error) => {
        if (error instanceof Error) {
          this.fireError(error, message, ++this.failures);
          reject(error);
        } else resolve();
      });
    });
  }

  end(): void {
    this.output.end();
  }
}

/** Messages over the standard streams of the process. Invalid ones are answered as the JSON-RPC specification requires. */
export function stdio(): { readonly reader: AbstractMessageReader; readonly writer: MessageWriter } {
  const writer = new Writer(process.stdout);
  const refuse: Refuse = (code, message) => {
    const answer = { jsonrpc: '2.0', id: null, error: { code, message } };
    // The reader is gone. The end of the input ends the process.
    writer.write(answer).catch(() => undefined);
  };
  return { reader: new Reader(process.stdin, refuse), writer };
}
