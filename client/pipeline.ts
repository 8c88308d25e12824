import {
  commands,
  env,
  l10n,
  languages,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { Picture } from '../server/features/picture';
import { pageOf } from './panel/page';
import {
  fromPanel,
  type FromPanel,
  type Kept,
  type Position as PanelPosition,
  type Range as PanelRange,
  type ToPanel,
} from './panel/talk';
import { saveAs } from './save';

interface Panel {
  readonly view: WebviewPanel;
  /** Shows a manifest; anything else leaves the picture as it is. */
  readonly follow: (document: TextDocument | undefined) => void;
}

const viewType = 'ims-manifest.pipeline';

/** Set when a pipeline was seen. */
const seen = 'ims-manifest.pipelineSeen';

/** How long the text is left alone before its picture is asked for, in ms: less than a person notices, more than between two keys. */
const pause = 90;

/** The command that shows the pipeline of the manifest in the active editor beside it. There is one panel; it follows the editor. */
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
        (each) => each !== undefined && isManifest(each.document),
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
    // After the window was loaded anew the panel shows what it showed; where that is gone, so is the panel.
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(view, state: Partial<Kept> | undefined) {
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

const isManifest = ({ languageId }: TextDocument): boolean => languageId === 'ims-manifest';

/** The editor in which a document is seen, the active one first. */
const editorOf = (document: TextDocument): TextEditor | undefined =>
  [window.activeTextEditor, ...window.visibleTextEditors].find((each) => each?.document === document);

/** Makes a view the panel. */
function fill(view: WebviewPanel, { extensionUri }: ExtensionContext, client: BaseLanguageClient): Panel {
  const folder = Uri.joinPath(extensionUri, 'dist/client');
  view.webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const tell = (message: ToPanel): void => void view.webview.postMessage(message);
  // A position of the editor is an object with getters, and none of them reaches a web worker.
  const cursorIn = (editor: TextEditor | undefined): PanelPosition =>
    client.code2ProtocolConverter.asPosition(editor?.selection.active ?? new Position(0, 0));
  let shown: TextDocument | undefined;
  let asking = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the picture; what changes meanwhile is asked for once, after the answer, and answers of the past are dropped. */
  async function ask(): Promise<void> {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      const document = shown;
      if (document === undefined) {
        tell({
          tell: 'nothing',
          text: l10n.t('No manifest is open. Open a file that ends in `.ims.yaml`, or create one.'),
          button: l10n.t('New Manifest'),
        });
        break;
      }
      const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
      const answer = await client
        .sendRequest<{ version: number; picture: Picture<PanelRange> } | null>('ims-manifest/pipeline', {
          textDocument,
          position: cursorIn(editorOf(document)),
        })
        // The server is being restarted: that it runs again is heard of.
        .catch(() => undefined);
      if (document !== shown || answer === undefined) continue;
      if (answer?.version !== document.version) {
        // The server has not looked at this text yet. Of one that was closed the last picture stays.
        if (!document.isClosed) askSoon();
        continue;
      }
      const name = workspace.asRelativePath(document.uri);
      view.title = `${answer.picture.words.toolbar}: ${name.slice(name.lastIndexOf('/') + 1)}`;
      const cursor = cursorIn(editorOf(document));
      tell({ tell: 'picture', name, uri: document.uri.toString(), picture: answer.picture, cursor });
      // The walkthrough's step is done when there was something to see.
      if (answer.picture.steps.length > 0) void commands.executeCommand('setContext', seen, true);
    } while (again as boolean);
    asking = false;
  }

  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  }

  function follow(document: TextDocument | undefined): void {
    if (document === undefined || !isManifest(document)) return;
    shown = document;
    void ask();
  }

  async function choose({ start, end }: PanelRange, enter: boolean): Promise<void> {
    if (shown === undefined) return;
    const viewColumn = editorOf(shown)?.viewColumn ?? ViewColumn.One;
    const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
    const editor = await window.showTextDocument(shown, { viewColumn, preserveFocus: !enter });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async function exportAs(message: FromPanel & { readonly tell: 'export' }): Promise<void> {
    if (shown === undefined) return;
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(shown);
    const content =
      message.form === 'mermaid'
        ? await client.sendRequest<string | null>('ims-manifest/mermaid', { textDocument })
        : message.content;
    if (content !== null) await saveAs(shown.uri, message.form, content);
  }

  function hear(message: FromPanel): void {
    if (message.tell === 'ready') void ask();
    else if (message.tell === 'create') void commands.executeCommand('ims-manifest.newManifest');
    else if (message.tell === 'chosen') void choose(message.range, message.enter);
    else void exportAs(message);
  }

  const isShown = (uri: Uri): boolean => uri.toString() === shown?.uri.toString();
  const listening = [
    window.onDidChangeActiveTextEditor((editor) => {
      follow(editor?.document);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isShown(textEditor.document.uri)) tell({ tell: 'cursor', position: cursorIn(textEditor) });
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isShown(document.uri)) askSoon();
    }),
    // Comes after each check, so also after changed settings.
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isShown)) askSoon();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) askSoon();
    }),
    view.webview.onDidReceiveMessage((received: unknown) => {
      const message = fromPanel(received);
      if (message !== undefined) hear(message);
    }),
  ];
  view.onDidDispose(() => {
    clearTimeout(timer);
    for (const each of listening) each.dispose();
    shown = undefined;
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
  return { view, follow };
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
