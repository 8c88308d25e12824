import type { ExtensionContext } from 'vscode';

/**
 * VS Code on a desktop or a remote host: the server runs in a process of its own. The language client is loaded behind the
 * call, so that other extensions need not wait for it.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const { start } = await import('./extension');
  const module = context.asAbsolutePath('dist/server/node.cjs');
  const server = { module, transport: TransportKind.ipc };
  start(context, (options) => new LanguageClient('ims-manifest', 'IMS Manifest', server, options));
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./extension');
  await stop();
}
