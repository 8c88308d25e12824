import { commands, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { lensCommands, registerLensCommands } from './checks';
import { registerExplain } from './explain';
import { registerFiles } from './files';
import { registerPipeline } from './pipeline';

export type ClientOptions = LanguageClientOptions;

let client: BaseLanguageClient | undefined;

/** Starts the language client that `create` makes, and the commands that go with it. */
export async function start(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const channel = window.createOutputChannel('IMS Manifest', { log: true });
  const running = create({
    documentSelector: [{ language: 'ims-manifest' }, { pattern: '**/ims-manifest.config.yaml' }],
    outputChannel: channel,
    initializationOptions: { commands: lensCommands, files: true },
  });
  client = running;
  context.subscriptions.push(
    channel,
    commands.registerCommand('ims-manifest.restart', async () => {
      await running.stop();
      await running.start();
    }),
  );
  registerFiles(context, running);
  registerExplain(context, running);
  registerLensCommands(context, running);
  registerPipeline(context, running);
  await running.start();
}

export async function stop(): Promise<void> {
  await client?.stop();
}
