import {
  AbstractMessageReader,
  ErrorCodes,
  StreamMessageWriter,
  type DataCallback,
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

/** Messages over the standard streams of the process. Invalid ones are answered as the JSON-RPC specification requires. */
export function stdio(): { readonly reader: AbstractMessageReader; readonly writer: StreamMessageWriter } {
  const writer = new StreamMessageWriter(process.stdout);
  const refuse: Refuse = (code, message) => {
    const answer = { jsonrpc: '2.0', id: null, error: { code, message } };
    // The reader is gone. The end of the input ends the process.
    writer.write(answer).catch(() => undefined);
  };
  return { reader: new Reader(process.stdin, refuse), writer };
}
