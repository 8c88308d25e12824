import { Uri, workspace, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type Message,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import * as extension from './extension';
import { watch, type Watch } from './watch';

export { stop } from './extension';

/** Starts the extension with the server in a web worker. */
export function start(context: ExtensionContext): void {
  // The client would check `instanceof Worker`, which fails for the host's own kind of worker, so it gets the two streams.
  async function server(): Promise<MessageTransports> {
    // A worker cannot be loaded from another origin, where remote extensions are, so it is created from its source text.
    const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/server/browser.js'));
    const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
    const worker = new Worker(address, { name: 'IMS Manifest' });
    const reader = new Reader(worker);
    const watched = watch(worker, () => {
      reader.end();
    });
    return { reader, writer: new Writer(worker, watched) };
  }
  extension.start(context, (options) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

/** Reads messages of a worker, and reports its end like that of a process. */
class Reader extends BrowserMessageReader {
  end(): void {
    this.fireClose();
  }
}

/** Writes messages to a worker that is watched. Disposing it terminates the worker. */
class Writer extends BrowserMessageWriter {
  constructor(
    private readonly worker: Worker,
    private readonly watched: Watch,
  ) {
    super(worker);
  }

  override async write(message: Message): Promise<void> {
    await super.write(message);
    this.watched.wrote();
  }

  override dispose(): void {
    super.dispose();
    this.watched.stop();
    this.worker.terminate();
  }
}
