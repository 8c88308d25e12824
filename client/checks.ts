import {
  commands,
  l10n,
  QuickPickItemKind,
  window,
  workspace,
  type ExtensionContext,
  type QuickPickItem,
} from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';
import type { CheckItem, ChecksResult } from '../server/lsp/requests/step-checks';

/** Commands of the server's code lenses. */
export const lensCommands = ['ims-manifest.showChecks', 'ims-manifest.showReferences'] as const;
const [showChecks, showReferences] = lensCommands;

/** The groups of the list. */
const groups = () =>
  [
    { state: 'violated', label: l10n.t('Problems') },
    { state: 'unverified', label: l10n.t('Not checked') },
    { state: 'verified', label: l10n.t('Checked, no problem found') },
  ] as const;

/** Registers the commands of the code lenses: the results of a step's checks, and the steps that use an image. */
export function registerLensCommands({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    commands.registerCommand(showChecks, async (uri: string, position: Position) => {
      await chooseCheck(client, uri, position);
    }),
    commands.registerCommand(showReferences, async (uri: string, position: Position, places: Location[]) => {
      const { protocol2CodeConverter: to } = client;
      const locations = places.map((place) => to.asLocation(place));
      await commands.executeCommand('editor.action.showReferences', to.asUri(uri), to.asPosition(position), locations);
    }),
  );
}

/**
 * Lists the checks of a step. Choosing one that could not be made adds the missing declaration, choosing any other opens its page.
 */
async function chooseCheck(client: BaseLanguageClient, uri: string, position: Position): Promise<void> {
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri));
  const { version } = document;
  const found = await client.sendRequest<ChecksResult | null>('ims-manifest/checks', { uri, position });
  if (found === null) return;
  const items = groups().flatMap(({ state, label }): (QuickPickItem & { check?: CheckItem })[] => {
    const own = found.checks.filter((check) => check.state === state);
    if (own.length === 0) return [];
    return [
      { label, kind: QuickPickItemKind.Separator },
      ...own.map((check) => ({ label: check.text, description: check.rule, detail: check.settle, check })),
    ];
  });
  const chosen = await pick(items, found.title);
  if (chosen?.check === undefined) return;
  const { actions, rule, settle } = chosen.check;
  if (actions.length === 0) {
    await commands.executeCommand('ims-manifest.explain', rule);
    return;
  }
  const ways = actions.map(({ title, edit }) => ({ label: title, edit }));
  const way = ways.length === 1 ? ways[0] : await pick(ways, settle);
  // The edits are for an older version of the text.
  if (way === undefined || document.version !== version) return;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(way.edit);
  await window.showTextDocument(document);
  await workspace.applyEdit(edit);
}

function pick<T extends QuickPickItem>(items: readonly T[], title: string | undefined): Thenable<T | undefined> {
  return window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
}
