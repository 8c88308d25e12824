import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import * as extension from './extension';

export { stop } from './extension';

/** Starts the extension with the server in a separate process. */
export function start(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/node.cjs');
  const server = { module, transport: TransportKind.ipc };
  extension.start(context, (options) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}
