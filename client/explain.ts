import { commands, Uri, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

interface Rule {
  readonly id: string;
  readonly title: string;
  /** Where its page lies in this extension. */
  readonly page: string;
}

/** The command that shows the page of a rule inside the editor; without an id it lets a person choose one. */
export function registerExplain({ subscriptions, extensionUri }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    commands.registerCommand('ims-manifest.explain', async (id?: string) => {
      const rules = await client.sendRequest<readonly Rule[]>('ims-manifest/rules');
      const rule = id === undefined ? await chosen(rules) : rules.find((each) => each.id === id);
      if (rule !== undefined)
        await commands.executeCommand('markdown.showPreview', Uri.joinPath(extensionUri, rule.page));
    }),
  );
}

async function chosen(rules: readonly Rule[]): Promise<Rule | undefined> {
  const items = rules.map((rule) => ({ label: rule.id, description: rule.title, rule }));
  return (await window.showQuickPick(items, { matchOnDescription: true }))?.rule;
}
