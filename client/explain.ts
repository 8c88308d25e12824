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
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import type { Explanation, Term } from '../server/lsp/requests/explain';

const command = 'ims-manifest.explain';
/** The URI scheme of pages that the server generates. */
const scheme = 'ims-manifest-explain';

/**
 * Registers the command that shows the page of a term in the editor. Without an ID, the user chooses a term.
 */
export function registerExplain({ subscriptions, extensionUri }: ExtensionContext, client: BaseLanguageClient): void {
  const explain = (term: string): Promise<Explanation | null> => client.sendRequest('ims-manifest/explain', { term });

  async function pageOf(term: string): Promise<Uri | undefined> {
    const found = await explain(term);
    if (found?.page !== undefined) return Uri.joinPath(extensionUri, found.page);
    return found === null ? undefined : Uri.from({ scheme, path: `/${term}.md` });
  }

  subscriptions.push(
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

/** Adds links to pages to the server's hover: after the problems there, which are long, otherwise at the end. */
export const hoverWithLinks =
  (clientOf: () => BaseLanguageClient | undefined): NonNullable<Middleware['provideHover']> =>
  async (document, position, token, next) => {
    const client = clientOf();
    const [hover, links] = await Promise.all([
      next(document, position, token),
      client === undefined || document.languageId !== 'ims-manifest' ? undefined : linksAt(client, document, position),
    ]);
    if (links === undefined) return hover;
    const problems = languages.getDiagnostics(document.uri).some(({ range }) => range.contains(position));
    const contents = hover?.contents ?? [];
    return new Hover(problems ? [links, ...contents] : [...contents, links], hover?.range);
  };

/** The links are separate from the server's text, which contains names from files and so must not run commands. */
async function linksAt(
  client: BaseLanguageClient,
  document: TextDocument,
  position: Position,
): Promise<MarkdownString | undefined> {
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
  return content;
}

async function chosen(client: BaseLanguageClient): Promise<string | undefined> {
  const terms = await client.sendRequest<readonly Term[]>('ims-manifest/terms');
  const items = terms.map(({ id, title }) => ({ label: id, description: title }));
  return (await window.showQuickPick(items, { matchOnDescription: true }))?.label;
}
