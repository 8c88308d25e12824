import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start, stop, type ClientOptions } from './extension';

/** VS Code on a desktop or a remote host: the server runs in a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/node.cjs');
  const server = { module, transport: TransportKind.ipc };
  start(context, (options: ClientOptions) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

export const deactivate = stop;
