import type { ExtensionContext } from 'vscode';

/** VS Code on a desktop or a remote host. The implementation is imported lazily, so that it does not delay other extensions. */
export async function activate(context: ExtensionContext): Promise<void> {
  const { start } = await import('./desktop');
  start(context);
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./desktop');
  await stop();
}
