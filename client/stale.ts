import { languages, workspace, type Disposable, type Uri } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';

/**
 * Calls `stale` with the files whose text or findings have changed, and without any after the server has started. Findings are sent
 * after each check, so also after a change of settings.
 */
export function onStale(
  client: BaseLanguageClient,
  stale: (files?: readonly Uri[]) => void,
): readonly Pick<Disposable, 'dispose'>[] {
  return [
    workspace.onDidChangeTextDocument(({ document }) => {
      stale([document.uri]);
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      stale(uris);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) stale();
    }),
  ];
}
