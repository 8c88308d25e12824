import { commands, l10n, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WorkspaceCounts } from '../server/lsp/requests/check-workspace';

/** Checks all manifests of the workspace, even if the settings exclude closed ones. */
export const checkWorkspace = (client: BaseLanguageClient): Promise<WorkspaceCounts> =>
  client.sendRequest<WorkspaceCounts>('ims-manifest/checkWorkspace');

/** Registers the command that checks all manifests and reports the result. */
export function registerCheckWorkspace({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    commands.registerCommand('ims-manifest.checkWorkspace', async () => {
      const { errors, warnings, infos, text } = await checkWorkspace(client);
      const open = errors + warnings + infos > 0 ? [l10n.t('Open Problems')] : [];
      const shown =
        errors > 0
          ? window.showErrorMessage(text, ...open)
          : warnings > 0
            ? window.showWarningMessage(text, ...open)
            : window.showInformationMessage(text, ...open);
      if ((await shown) !== undefined) await commands.executeCommand('workbench.actions.view.problems');
    }),
  );
}
