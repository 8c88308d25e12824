import {
  commands,
  Hover,
  l10n,
  languages,
  MarkdownString,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type Position,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Explanation, Term } from '../server/lsp/requests';

const command = 'ims-manifest.explain';
/** The URI scheme of pages that the server generates. */
const scheme = 'ims-manifest-explain';

/**
 * Registers the command that shows the page of a term in the editor (without an ID, the user chooses a term), and links to it in
 * hovers over the term or a finding of the rule.
 */
export function registerExplain({ subscriptions, extensionUri }: ExtensionContext, client: BaseLanguageClient): void {
  const explain = (term: string): Promise<Explanation | null> => client.sendRequest('ims-manifest/explain', { term });

  async function pageOf(term: string): Promise<Uri | undefined> {
    const found = await explain(term);
    if (found?.page !== undefined) return Uri.joinPath(extensionUri, found.page);
    return found === null ? undefined : Uri.from({ scheme, path: `/${term}.md` });
  }

  subscriptions.push(
    languages.registerHoverProvider(
      { language: 'ims-manifest' },
      { provideHover: (document, position) => linksAt(client, document, position) },
    ),
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ path }) => (await explain(path.slice(1, -'.md'.length)))?.markdown,
    }),
    commands.registerCommand(command, async (id?: string) => {
      const term = id ?? (await chosen(client));
      const page = term === undefined ? undefined : await pageOf(term);
      if (page !== undefined) await commands.executeCommand('markdown.showPreview', page);
    }),
  );
}

/** The links are separate from the server's hover, which contains names from files and so must not run commands. */
async function linksAt(
  client: BaseLanguageClient,
  document: TextDocument,
  position: Position,
): Promise<Hover | undefined> {
  const { code2ProtocolConverter: to } = client;
  const request = { uri: to.asUri(document.uri), position: to.asPosition(position) };
  const terms = await client.sendRequest<readonly string[]>('ims-manifest/termsAt', request);
  const links = terms
    .filter((id) => /^[\w.-]+$/.test(id))
    .map(
      (id) => `[${l10n.t('Explain {0}', `\`${id}\``)}](command:${command}?${encodeURIComponent(JSON.stringify([id]))})`,
    );
  if (links.length === 0) return undefined;
  const content = new MarkdownString(links.join(' · '));
  content.isTrusted = { enabledCommands: [command] };
  return new Hover(content);
}

async function chosen(client: BaseLanguageClient): Promise<string | undefined> {
  const terms = await client.sendRequest<readonly Term[]>('ims-manifest/terms');
  const items = terms.map(({ id, title }) => ({ label: id, description: title }));
  return (await window.showQuickPick(items, { matchOnDescription: true }))?.label;
}
