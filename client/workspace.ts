import { commands, l10n, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** How many findings there are, in numbers and in words. */
interface Checked {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly text: string;
}

/** Checks all manifests of the workspace, also where the settings leave out those that are not open. */
export const checkWorkspace = (client: BaseLanguageClient): Promise<Checked> =>
  client.sendRequest<Checked>('ims-manifest/checkWorkspace');

/** The command that checks all manifests and says what was found. */
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
