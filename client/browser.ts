import { Uri, workspace, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { start, stop, type ClientOptions } from './extension';

/** VS Code in a browser: the server runs in a web worker. */
export function activate(context: ExtensionContext): void {
  // The client would ask `instanceof Worker`, which the host's own kind of worker is not: it is given the two ends.
  async function server(): Promise<MessageTransports> {
    // A worker may not be loaded from another origin, and extensions of a remote are: it is given the text instead.
    const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/server/browser.js'));
    const worker = new Worker(URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' })));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
  start(context, (options: ClientOptions) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

export const deactivate = stop;
