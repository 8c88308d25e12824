import { l10n, languages, LanguageStatusSeverity, window, type ExtensionContext, type Uri } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { countsOf } from '../server/answers/coverage';

/** The language status item of a manifest: its findings, the results of its checks, and a command to restart the server. */
export function registerStatus({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  const item = languages.createLanguageStatusItem('ims-manifest.status', { language: 'ims-manifest' });
  item.name = 'IMS Manifest';
  item.command = { command: 'ims-manifest.restart', title: l10n.t('Restart Server') };

  async function show(): Promise<void> {
    const uri = shownManifest();
    item.busy = client.state === State.Starting;
    item.severity = client.state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.detail = undefined;
    if (client.state !== State.Running) {
      item.text = client.state === State.Starting ? l10n.t('Starting…') : l10n.t('Stopped');
      return;
    }
    if (uri === undefined) return;
    item.text = l10n.t('Findings: {0}', languages.getDiagnostics(uri).filter(isOurs).length);
    const address = client.code2ProtocolConverter.asUri(uri);
    const counts = await client.sendRequest<ReturnType<typeof countsOf> | null>('ims-manifest/coverage', {
      uri: address,
    });
    if (counts === null || uri.toString() !== shownManifest()?.toString()) return;
    const { violated, unverified } = counts;
    item.detail = l10n.t('Problems: {0} · Not checked: {1}', violated, unverified);
  }

  // A server that has just ended does not respond. Its state change follows.
  const showOrWait = (): void => void show().catch(() => undefined);
  subscriptions.push(
    item,
    client.onDidChangeState(showOrWait),
    window.onDidChangeActiveTextEditor(showOrWait),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = shownManifest()?.toString();
      if (uris.some((uri) => uri.toString() === shown)) showOrWait();
    }),
  );
  showOrWait();
}

export const isOurs = ({ source }: { readonly source?: string }): boolean => source === 'ims-manifest';

function shownManifest(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'ims-manifest' ? document.uri : undefined;
}
