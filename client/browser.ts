import { Uri, workspace, type ExtensionContext } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient/browser';

/** VS Code in a browser: the server runs in a web worker. The language client is loaded as on a desktop. */
export async function activate(context: ExtensionContext): Promise<void> {
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
  const { start } = await import('./extension');
  // The client would ask `instanceof Worker`, which the host's own kind of worker is not: it is given the two ends.
  async function server(): Promise<MessageTransports> {
    // A worker may not be loaded from another origin, and extensions of a remote are: it is given the text instead.
    const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/server/browser.js'));
    const worker = new Worker(URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' })));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
  start(context, (options) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./extension');
  await stop();
}
