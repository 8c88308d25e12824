import type { ExtensionContext } from 'vscode';

/** VS Code in a browser. As on a desktop, all there is to do stands in a file of its own, which is read behind the call. */
export async function activate(context: ExtensionContext): Promise<void> {
  const { start } = await import('./web');
  start(context);
}

export async function deactivate(): Promise<void> {
  const { stop } = await import('./web');
  await stop();
}
