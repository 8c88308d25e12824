import { commands, window, type ExtensionContext } from 'vscode';
import { State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { lensCommands, registerLensCommands } from './checks';
import { registerExplain } from './explain';
import { registerFiles } from './files';
import { registerNewManifest } from './manifest';
import { outageOf } from './outage';
import { registerPipeline } from './pipeline';
import { registerStatus } from './status';

let client: BaseLanguageClient | undefined;

/** Starts the language client that `create` makes, and the commands that go with it. Nothing waits for the server. */
export function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): void {
  const channel = window.createOutputChannel('IMS Manifest', { log: true });
  const showLog = (): void => {
    channel.show();
  };
  const outage = outageOf(() => client, showLog);
  const running = create({
    documentSelector: [{ language: 'ims-manifest' }, { pattern: '**/ims-manifest.config.yaml' }],
    outputChannel: channel,
    initializationOptions: { commands: [...lensCommands, 'editor.action.triggerSuggest'], files: true },
    errorHandler: outage,
  });
  client = running;
  context.subscriptions.push(
    channel,
    commands.registerCommand('ims-manifest.showLog', showLog),
    commands.registerCommand('ims-manifest.restart', async () => {
      if (outage.hurry()) return;
      if (running.state === State.Running) await running.stop();
      await running.start();
    }),
  );
  registerFiles(context, running);
  registerNewManifest(context, running);
  registerExplain(context, running);
  registerLensCommands(context, running);
  registerPipeline(context, running);
  registerStatus(context, running);
  running.start().catch((fault: unknown) => {
    channel.error(fault instanceof Error ? fault : String(fault));
  });
}

export async function stop(): Promise<void> {
  await client?.stop();
}
