import {
  commands,
  env,
  l10n,
  QuickPickItemKind,
  TabInputTextDiff,
  window,
  workspace,
  type ExtensionContext,
  type QuickPickItem,
  type TextDocument,
  type TextEdit,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DeclareAnswer } from '../server/lsp/requests/declare';
import { applyEdits } from '../server/text/edit';

const scheme = 'ims-manifest-declare';

interface Input {
  readonly name: string;
  readonly text: string;
}

/**
 * Registers the commands that add the output of cloud tools to the manifest in the active editor, from the clipboard or from files.
 * VS Code shows the changes, and applies them when they are confirmed.
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
  // VS Code detects encodings, such as those that PowerShell writes.
  return Promise.all(
    (uris ?? []).map(async (uri: Uri) => ({
      name: workspace.asRelativePath(uri),
      text: (await workspace.openTextDocument(uri)).getText(),
    })),
  );
}

/** The changed manifests, by the URIs of their previews. */
const proposed = new Map<string, string>();

async function add(client: BaseLanguageClient, document: TextDocument, inputs: readonly Input[]): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const ask = (region?: string) =>
    client.sendRequest<DeclareAnswer | null>('ims-manifest/declare', { textDocument, inputs, region });
  let answer = await ask();
  if (answer !== null && 'regions' in answer) {
    const region = await chosenRegion(answer.regions);
    if (region === undefined) return;
    answer = await ask(region);
  }
  if (answer === null || 'regions' in answer) return;
  if ('wrong' in answer) {
    void window.showErrorMessage(answer.wrong);
    return;
  }
  const summary = answer.said.join(' · ');
  if (answer.edit === undefined) {
    void window.showInformationMessage(summary);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  /** The edits are for one version of the text. */
  const { version } = answer;
  const demandVersion = (): void => {
    if (document.version !== version) throw new Error(l10n.t('The manifest has changed since. Run the command again.'));
  };
  demandVersion();
  if (!(await isConfirmed(document, edit.get(document.uri), summary))) return;
  demandVersion();
  await workspace.applyEdit(edit);
  void window.showInformationMessage(summary);
}

type Region = Extract<DeclareAnswer, { regions: unknown }>['regions'][number];

/** Asks for the region of the inputs. The list of regions is incomplete, so another one can be typed. */
function chosenRegion(regions: readonly Region[]): Promise<string | undefined> {
  const itemsOf = (named: boolean, label: string): QuickPickItem[] => {
    const own = regions.filter((region) => region.named === named);
    if (own.length === 0) return [];
    const separator = { label, kind: QuickPickItemKind.Separator };
    return [separator, ...own.map(({ id, name }) => ({ label: id, description: name }))];
  };
  const items = [...itemsOf(true, l10n.t('In the manifest or the output')), ...itemsOf(false, l10n.t('Other regions'))];
  const list = window.createQuickPick();
  list.title = l10n.t('Declare');
  list.placeholder = l10n.t('Select or enter the region that the output is from');
  list.matchOnDescription = true;
  list.items = items;
  list.onDidChangeValue((value) => {
    const isNew = /^[a-z]+(?:-[a-z0-9]+)+$/.test(value) && regions.every(({ id }) => !id.includes(value));
    list.items = isNew ? [{ label: value }] : items;
  });
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.label);
      list.dispose();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

/** Shows the edits as a diff and asks whether to apply them. */
async function isConfirmed(document: TextDocument, edits: readonly TextEdit[], summary: string): Promise<boolean> {
  const uri = document.uri.with({ scheme, query: document.uri.toString() });
  const changes = edits.map(({ range: { start, end }, newText }) => {
    return { start: document.offsetAt(start), end: document.offsetAt(end), newText };
  });
  proposed.set(uri.toString(), applyEdits(document.getText(), changes));
  const name = document.uri.path.replace(/^.*\//, '');
  // The focus goes directly to the list.
  const options = { preserveFocus: true };
  await commands.executeCommand('vscode.diff', document.uri, uri, l10n.t('{0}: declarations', name), options);
  const items = [{ label: l10n.t('Apply the changes'), apply: true }, { label: l10n.t('Discard') }];
  // The user may look at the diff for a while, so the list stays open when it loses focus.
  const chosen = await window.showQuickPick<(typeof items)[number]>(items, { title: summary, ignoreFocusOut: true });
  // The manifest gets the focus before its text changes, so that a user who sees the change can type immediately.
  await window.showTextDocument(document);
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === uri.toString(),
  );
  await window.tabGroups.close(own);
  proposed.delete(uri.toString());
  return chosen?.apply === true;
}
