import {
  commands,
  env,
  l10n,
  TabInputTextDiff,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextEdit,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DeclareAnswer } from '../server/lsp/declare';
import { applyEdits } from '../server/text/edit';

const scheme = 'ims-manifest-declare';

interface Input {
  readonly name: string;
  readonly text: string;
}

/**
 * The commands that add to the manifest in the active editor what tools of the account printed, from the clipboard and from files.
 * VS Code shows what would change, and changes it when it is confirmed.
 */
export function registerDeclare({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  async function declare(inputs: () => Promise<readonly Input[]>): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'ims-manifest') return;
    try {
      const given = await inputs();
      if (given.length > 0) await add(client, document, given);
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }
  subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => proposed.get(uri.toString()),
    }),
    commands.registerCommand('ims-manifest.declareFromClipboard', () =>
      declare(async () => [{ name: l10n.t('Clipboard'), text: await env.clipboard.readText() }]),
    ),
    commands.registerCommand('ims-manifest.declareFromFile', () => declare(chosenFiles)),
  );
}

async function chosenFiles(): Promise<readonly Input[]> {
  const uris = await window.showOpenDialog({
    title: l10n.t('Output of hcloud, openstack, obsutil, or terraform show -json'),
    openLabel: l10n.t('Declare'),
    canSelectMany: true,
  });
  // VS Code knows the encodings of texts, as of those that PowerShell writes.
  return Promise.all(
    (uris ?? []).map(async (uri: Uri) => ({
      name: workspace.asRelativePath(uri),
      text: (await workspace.openTextDocument(uri)).getText(),
    })),
  );
}

/** The manifests as they would be, by the addresses that VS Code shows them under. */
const proposed = new Map<string, string>();

async function add(client: BaseLanguageClient, document: TextDocument, inputs: readonly Input[]): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const { version } = document;
  const answer = await client.sendRequest<DeclareAnswer | null>('ims-manifest/declare', { textDocument, inputs });
  if (answer === null) return;
  if ('wrong' in answer) {
    void window.showErrorMessage(answer.wrong);
    return;
  }
  const said = answer.said.join(' · ');
  if (answer.edit === undefined) {
    void window.showInformationMessage(said);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  if (!(await isConfirmed(document, edit.get(document.uri), said))) return;
  // What was worked out for another text would go to the wrong place.
  if (document.version !== version) throw new Error(l10n.t('The manifest has changed since. Run the command again.'));
  await workspace.applyEdit(edit);
  await window.showTextDocument(document);
  void window.showInformationMessage(said);
}

/** Shows what edits change, beside the text as it is, and asks whether to make them. */
async function isConfirmed(document: TextDocument, edits: readonly TextEdit[], said: string): Promise<boolean> {
  const uri = document.uri.with({ scheme, query: document.uri.toString() });
  const changes = edits.map(({ range: { start, end }, newText }) => {
    return { start: document.offsetAt(start), end: document.offsetAt(end), newText };
  });
  proposed.set(uri.toString(), applyEdits(document.getText(), changes));
  const name = document.uri.path.replace(/^.*\//, '');
  await commands.executeCommand('vscode.diff', document.uri, uri, l10n.t('{0}: declarations', name));
  const items = [{ label: l10n.t('Apply the changes'), apply: true }, { label: l10n.t('Discard') }];
  // Whoever looks at the changes may leave the list for a while.
  const chosen = await window.showQuickPick<(typeof items)[number]>(items, { title: said, ignoreFocusOut: true });
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === uri.toString(),
  );
  await window.tabGroups.close(own);
  proposed.delete(uri.toString());
  return chosen?.apply === true;
}
