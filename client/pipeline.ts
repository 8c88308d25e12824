import {
  commands,
  env,
  l10n,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlacedRange } from '../server/features/pipeline/picture';
import { isTerraformName } from '../server/terraform/file-kind';
import { pageOf } from './panel/page';
import { fromPanel, type FromPanel, type PanelState } from './panel/talk';
import { cursorIn, editorOf, hasPicture, picturesFor, type Pictures } from './pictures';
import { saveAs } from './save';
import { onStale } from './stale';

interface Panel {
  readonly view: WebviewPanel;
  /** Shows the picture of a document. Documents that have none leave the picture unchanged. */
  readonly follow: (document: TextDocument | undefined) => void;
}

const viewType = 'ims-manifest.pipeline';

/**
 * Registers the command that shows the pipeline of the manifest or configuration in the active editor next to it. There is one
 * panel; it follows the editor.
 */
export function registerPipeline(context: ExtensionContext, client: BaseLanguageClient): void {
  let panel: Panel | undefined;

  function open(view: WebviewPanel): Panel {
    panel?.view.dispose();
    const opened = fill(view, context, client);
    panel = opened;
    view.onDidDispose(() => {
      if (panel === opened) panel = undefined;
    });
    return opened;
  }

  context.subscriptions.push(
    commands.registerCommand('ims-manifest.showPipeline', () => {
      const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(
        (each) => each !== undefined && hasPicture(each.document),
      );
      panel?.view.reveal(undefined, true);
      panel ??= open(
        window.createWebviewPanel(
          viewType,
          l10n.t('Pipeline'),
          { viewColumn: ViewColumn.Beside, preserveFocus: true },
          { retainContextWhenHidden: true },
        ),
      );
      panel.follow(editor?.document);
    }),
    // After the window reloads, the panel shows the same file, or closes if that no longer exists.
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(view, state: Partial<PanelState> | undefined) {
        try {
          open(view).follow(await workspace.openTextDocument(Uri.parse(state?.uri ?? '', true)));
        } catch {
          view.dispose();
        }
      },
    }),
    {
      dispose: () => {
        panel?.view.dispose();
      },
    },
  );
}

/** Connects a webview to the text. */
function fill(view: WebviewPanel, { extensionUri }: ExtensionContext, client: BaseLanguageClient): Panel {
  const folder = Uri.joinPath(extensionUri, 'dist/client');
  view.webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const pictures = picturesFor(view, client);
  const listening = listen(view, client, pictures);
  view.onDidDispose(() => {
    for (const each of listening) each.dispose();
    pictures.end();
  });
  const address = (name: string): string => view.webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  view.webview.html = pageOf({
    script: address('panel.js'),
    style: address('panel.css'),
    source: view.webview.cspSource,
    nonce: nonce(),
    language: env.language,
    title: l10n.t('Pipeline'),
  });
  return { view, follow: pictures.follow };
}

/** Listens to what changes the picture, and to the panel. */
function listen(
  view: WebviewPanel,
  client: BaseLanguageClient,
  { shown, leadsTo, tell, follow, ask, askSoon }: Pictures,
): readonly Pick<Disposable, 'dispose'>[] {
  const isShown = (uri: Uri): boolean =>
    uri.toString() === shown()?.uri.toString() || leadsTo(client.code2ProtocolConverter.asUri(uri));

  function hear(message: FromPanel): void {
    const document = shown();
    if (message.tell === 'ready') void ask();
    else if (message.tell === 'create') void commands.executeCommand('ims-manifest.newManifest');
    else if (document === undefined) return;
    else if (message.tell !== 'chosen') void exportAs(client, document, message);
    // Only a foreign page could name another file.
    else if (leadsTo(message.range.uri)) void choose(client, document, message.range, message.enter);
  }

  return [
    window.onDidChangeActiveTextEditor((editor) => {
      follow(editor?.document);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { document } = textEditor;
      if (isShown(document.uri)) tell({ tell: 'cursor', position: cursorIn(client, document) });
    }),
    ...onStale(client, (files) => {
      if (files?.some(isShown) !== false) askSoon();
    }),
    view.webview.onDidReceiveMessage((received: unknown) => {
      const message = fromPanel(received);
      if (message !== undefined) hear(message);
    }),
  ];
}

/** Shows a place that the picture leads to, in the group of editors that has the file or another one of the picture. */
async function choose(
  client: BaseLanguageClient,
  shown: TextDocument,
  { uri, start, end }: PlacedRange,
  enter: boolean,
): Promise<void> {
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri));
  const viewColumn = (editorOf(document) ?? editorOf(shown))?.viewColumn ?? ViewColumn.One;
  const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: !enter });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

async function exportAs(
  client: BaseLanguageClient,
  document: TextDocument,
  message: FromPanel & { readonly tell: 'export' },
): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const content =
    message.form === 'mermaid'
      ? await client.sendRequest<string | null>('ims-manifest/mermaid', { textDocument })
      : message.content;
  const { uri } = document;
  // The picture is not of one file of a configuration.
  const named = isTerraformName(uri.path) ? Uri.joinPath(uri, '../pipeline.tf') : uri;
  if (content !== null) await saveAs(named, message.form, content);
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
