import { Uri, workspace, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { start, stop, type ClientOptions } from './extension';

/** VS Code in a browser: the server runs in a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  // A worker may not be loaded from another origin, and extensions of a remote are: it is given the text instead.
  const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/server/browser.js'));
  const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  // The client would ask `instanceof Worker`, which the host's own kind of worker is not: it is given the two ends.
  const server = (): Promise<MessageTransports> => {
    const worker = new Worker(address);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  await start(context, (options: ClientOptions) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

export const deactivate = stop;
