import {
  commands,
  Hover,
  l10n,
  languages,
  MarkdownString,
  Uri,
  window,
  type ExtensionContext,
  type Position,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isOurs } from './status';

interface Rule {
  readonly id: string;
  readonly title: string;
  /** Where its page lies in this extension. */
  readonly page: string;
}

const command = 'ims-manifest.explain';

/**
 * The command that shows the page of a rule inside the editor (without an id it lets a person choose one), and links to it
 * where a finding is hovered over.
 */
export function registerExplain({ subscriptions, extensionUri }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    languages.registerHoverProvider({ language: 'ims-manifest' }, { provideHover: linksAt }),
    commands.registerCommand(command, async (id?: string) => {
      const rules = await client.sendRequest<readonly Rule[]>('ims-manifest/rules');
      const rule = id === undefined ? await chosen(rules) : rules.find((each) => each.id === id);
      if (rule !== undefined)
        await commands.executeCommand('markdown.showPreview', Uri.joinPath(extensionUri, rule.page));
    }),
  );
}

/** The links stand apart from what the server says: that has names from files in it, which must not run commands. */
function linksAt({ uri }: TextDocument, position: Position): Hover | undefined {
  const found = languages.getDiagnostics(uri).filter((each) => isOurs(each) && each.range.contains(position));
  const ids = new Set(found.map(({ code }) => String(typeof code === 'object' ? code.value : code)));
  const links = [...ids]
    .filter((id) => /^[a-z0-9-]+$/.test(id))
    .map(
      (id) => `[${l10n.t('Explain {0}', `\`${id}\``)}](command:${command}?${encodeURIComponent(JSON.stringify([id]))})`,
    );
  if (links.length === 0) return undefined;
  const content = new MarkdownString(links.join(' · '));
  content.isTrusted = { enabledCommands: [command] };
  return new Hover(content);
}

async function chosen(rules: readonly Rule[]): Promise<Rule | undefined> {
  const items = rules.map((rule) => ({ label: rule.id, description: rule.title, rule }));
  return (await window.showQuickPick(items, { matchOnDescription: true }))?.rule;
}
