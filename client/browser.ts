import { Uri, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start, stop, type ClientOptions } from './extension';

/** VS Code in a browser: the server runs in a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  // A worker may not be loaded from another origin, and extensions of a remote are: it is given the text instead.
  const code = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/server/browser.js'));
  const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  const worker = (): Promise<Worker> => Promise.resolve(new Worker(address));
  await start(context, (options: ClientOptions) => new LanguageClient('ims-manifest', 'IMS Manifest', worker, options));
}

export const deactivate = stop;
