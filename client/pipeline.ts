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
  type Disposable,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { Picture } from '../server/features/pipeline/picture';
import type { PictureAnswer } from '../server/lsp/picture';
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
  /** Shows a manifest. Other documents leave the picture unchanged. */
  readonly follow: (document: TextDocument | undefined) => void;
}

const viewType = 'ims-manifest.pipeline';

/** Set once a pipeline has been shown. */
const seen = 'ims-manifest.pipelineSeen';

/**
 * How long the text must be unchanged before its picture is requested, in ms: less than a person notices, more than between two
 * keys.
 */
const pause = 90;

/**
 * Registers the command that shows the pipeline of the manifest in the active editor next to it. There is one panel; it follows the
 * editor.
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
    // After the window reloads, the panel shows the same manifest, or closes if that no longer exists.
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

/** The editor that shows a document, preferably the active one. */
const editorOf = (document: TextDocument): TextEditor | undefined =>
  [window.activeTextEditor, ...window.visibleTextEditors].find((each) => each?.document === document);

/** The cursor as plain data. A position of the editor is an object with getters, which a web worker would not receive. */
const cursorIn = (client: BaseLanguageClient, editor: TextEditor | undefined): PanelPosition =>
  client.code2ProtocolConverter.asPosition(editor?.selection.active ?? new Position(0, 0));

/** Connects a webview to the manifest. */
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

/** Sends pictures of the shown manifest to a panel. */
interface Pictures {
  readonly shown: () => TextDocument | undefined;
  readonly tell: (message: ToPanel) => void;
  /** Shows a manifest. Other documents change nothing. */
  readonly follow: (document: TextDocument | undefined) => void;
  /** Requests the picture. */
  readonly ask: () => Promise<void>;
  /** Requests the picture once the text is unchanged for a moment. */
  readonly askSoon: () => void;
  readonly end: () => void;
}

function picturesFor(view: WebviewPanel, client: BaseLanguageClient): Pictures {
  const tell = (message: ToPanel): void => void view.webview.postMessage(message);
  let shown: TextDocument | undefined;
  let asking = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Changes during a request cause one more request, and outdated responses are dropped. */
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
      const answer = await requestPicture(client, document);
      if (document !== shown || answer === undefined) continue;
      if (answer?.version === document.version) showPicture(document, answer.picture);
      // The server has not checked this text yet. A closed document keeps its last picture.
      else if (!document.isClosed) askSoon();
    } while (again as boolean);
    asking = false;
  }

  function showPicture(document: TextDocument, picture: Picture<PanelRange>): void {
    const name = workspace.asRelativePath(document.uri);
    view.title = `${picture.words.toolbar}: ${name.slice(name.lastIndexOf('/') + 1)}`;
    const cursor = cursorIn(client, editorOf(document));
    tell({ tell: 'picture', name, uri: document.uri.toString(), picture, cursor });
    // Completes the step of the walkthrough once there is something to see.
    if (picture.steps.length > 0) void commands.executeCommand('setContext', seen, true);
  }

  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  }

  return {
    shown: () => shown,
    tell,
    follow(document) {
      if (document === undefined || !isManifest(document)) return;
      shown = document;
      void ask();
    },
    ask,
    askSoon,
    end() {
      clearTimeout(timer);
      shown = undefined;
    },
  };
}

/** The picture of a document. Null if the server does not have its text, `undefined` if there is no response. */
function requestPicture(client: BaseLanguageClient, document: TextDocument): Promise<PictureAnswer | null | undefined> {
  return (
    client
      .sendRequest<PictureAnswer | null>('ims-manifest/pipeline', {
        textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
        position: cursorIn(client, editorOf(document)),
      })
      // The server is restarting. It notifies the client when it runs again.
      .catch(() => undefined)
  );
}

/** Listens to what changes the picture, and to the panel. */
function listen(
  view: WebviewPanel,
  client: BaseLanguageClient,
  { shown, tell, follow, ask, askSoon }: Pictures,
): readonly Pick<Disposable, 'dispose'>[] {
  const isShown = (uri: Uri): boolean => uri.toString() === shown()?.uri.toString();

  function hear(message: FromPanel): void {
    const document = shown();
    if (message.tell === 'ready') void ask();
    else if (message.tell === 'create') void commands.executeCommand('ims-manifest.newManifest');
    else if (document === undefined) return;
    else if (message.tell === 'chosen') void choose(document, message.range, message.enter);
    else void exportAs(client, document, message);
  }

  return [
    window.onDidChangeActiveTextEditor((editor) => {
      follow(editor?.document);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isShown(textEditor.document.uri)) tell({ tell: 'cursor', position: cursorIn(client, textEditor) });
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isShown(document.uri)) askSoon();
    }),
    // Sent after each check, so also after a change of settings.
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
}

async function choose(document: TextDocument, { start, end }: PanelRange, enter: boolean): Promise<void> {
  const viewColumn = editorOf(document)?.viewColumn ?? ViewColumn.One;
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
  if (content !== null) await saveAs(document.uri, message.form, content);
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
