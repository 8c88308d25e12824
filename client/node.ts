import type { ExtensionContext } from 'vscode';

/**
 * VS Code on a desktop or a remote host. All there is to do stands in a file of its own, which is read behind the call: other
 * extensions need not wait for it.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const { start } = await import('./desktop');
  start(context);
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./desktop');
  await stop();
}
