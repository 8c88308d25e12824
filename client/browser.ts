import type { ExtensionContext } from 'vscode';

/** VS Code in a browser. The implementation is imported lazily, as on the desktop. */
export async function activate(context: ExtensionContext): Promise<void> {
  const { start } = await import('./web');
  start(context);
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./web');
  await stop();
}
