import { commands, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { isTerraformName, TERRAFORM_FILES } from '../server/terraform/file-kind';
import { lensCommands, registerLensCommands } from './checks';
import { registerDeclare } from './declare';
import { hoverWithLinks, registerExplain } from './explain';
import { registerFiles } from './files';
import { registerNewManifest } from './manifest';
import { outageOf } from './outage';
import { registerOverview } from './overview';
import { registerPipeline } from './pipeline';
import { registerPlan } from './plan';
import { registerRecognition } from './recognize';
import { registerStatus } from './status';
import { registerTasks } from './tasks';
import { registerTerraform } from './terraform';
import { registerTools } from './tools';
import { registerCheckWorkspace } from './workspace';

let client: BaseLanguageClient | undefined;

/** The documents that need the server. It does not start for other YAML and JSON. */
const isServed = ({ languageId, uri }: TextDocument): boolean =>
  languageId === 'ims-manifest' || uri.path.endsWith('/ims-manifest.config.yaml') || isTerraformName(uri.path);

/**
 * Creates the language client with `create`, and registers the commands. The server starts for the first relevant document, or on
 * the first request of a command. Activation does not wait for it.
 */
export function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): void {
  const channel = window.createOutputChannel('IMS Manifest', { log: true });
  const showLog = (): void => {
    channel.show();
  };
  const outage = outageOf(() => client, showLog);
  const running = create({
    documentSelector: [
      { language: 'ims-manifest' },
      { pattern: '**/ims-manifest.config.yaml' },
      { pattern: TERRAFORM_FILES },
    ],
    outputChannel: channel,
    initializationOptions: { commands: [...lensCommands, 'editor.action.triggerSuggest'], files: true },
    errorHandler: outage,
    middleware: { provideHover: hoverWithLinks(() => client) },
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
  registerRecognition(context);
  registerFiles(context, running);
  registerNewManifest(context, running);
  registerExplain(context, running);
  registerLensCommands(context, running);
  registerOverview(context, running);
  registerPipeline(context, running);
  registerStatus(context, running);
  registerTerraform(context);
  registerTools(context, running);
  registerCheckWorkspace(context, running);
  registerTasks(context, running);
  registerPlan(context, running);
  registerDeclare(context, running);
  function serve(document: TextDocument): void {
    if (!isServed(document)) return;
    waiting.dispose();
    running.start().catch((fault: unknown) => {
      channel.error(fault instanceof Error ? fault : String(fault));
    });
  }
  const waiting = workspace.onDidOpenTextDocument(serve);
  context.subscriptions.push(waiting);
  const [first] = workspace.textDocuments.filter(isServed);
  if (first !== undefined) serve(first);
}

export async function stop(): Promise<void> {
  await client?.stop();
}
