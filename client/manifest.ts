import { commands, SnippetString, window, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The command that begins a manifest: a document that is not saved yet, with places to fill in, in the region of the settings. */
export function registerNewManifest({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    commands.registerCommand('ims-manifest.newManifest', async () => {
      const snippet = await client.sendRequest<string>('ims-manifest/newManifest');
      const document = await workspace.openTextDocument({ language: 'ims-manifest' });
      const editor = await window.showTextDocument(document);
      await editor.insertSnippet(new SnippetString(snippet));
    }),
  );
}
