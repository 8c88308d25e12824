import {
  commands,
  env,
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
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { Picture } from '../server/features/picture';
import { pageOf } from './panel/page';
import type { FromPanel, Position as PanelPosition, Range as PanelRange, ToPanel } from './panel/talk';

interface Panel {
  readonly view: WebviewPanel;
  /** Shows the manifest of an editor; anything else leaves the picture as it is. */
  readonly follow: (editor: TextEditor | undefined) => void;
}

/** How long the text is left alone before its picture is asked for, in ms: less than a person notices, more than between two keys. */
const pause = 90;

/** The command that shows the pipeline of the manifest in the active editor beside it. There is one panel; it follows the editor. */
export function registerPipeline(context: ExtensionContext, client: BaseLanguageClient): void {
  let panel: Panel | undefined;
  context.subscriptions.push(
    commands.registerCommand('ims-manifest.showPipeline', () => {
      const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(isManifest);
      if (panel === undefined) {
        panel = openPanel(context, client);
        panel.view.onDidDispose(() => {
          panel = undefined;
        });
      } else panel.view.reveal(undefined, true);
      panel.follow(editor);
    }),
    {
      dispose: () => {
        panel?.view.dispose();
      },
    },
  );
}

const isManifest = (editor: TextEditor | undefined): editor is TextEditor =>
  editor?.document.languageId === 'ims-manifest';

function openPanel({ extensionUri }: ExtensionContext, client: BaseLanguageClient): Panel {
  const folder = Uri.joinPath(extensionUri, 'dist/client');
  const view = window.createWebviewPanel(
    'ims-manifest.pipeline',
    'Pipeline',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [folder], retainContextWhenHidden: true },
  );
  const tell = (message: ToPanel): void => void view.webview.postMessage(message);
  // A position of the editor is an object with getters, and none of them reaches a web worker.
  const cursorOf = ({ selection }: TextEditor): PanelPosition =>
    client.code2ProtocolConverter.asPosition(selection.active);
  let shown: TextEditor | undefined;
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
      const editor = shown;
      if (editor === undefined) break;
      const { document } = editor;
      const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
      const answer = await client
        .sendRequest<{ version: number; picture: Picture<PanelRange> } | null>('ims-manifest/pipeline', {
          textDocument,
          position: cursorOf(editor),
        })
        // The server is being restarted: that it runs again is heard of.
        .catch(() => undefined);
      if (editor !== shown || answer === undefined) continue;
      if (answer?.version !== document.version) {
        // The server has not looked at this text yet. Of one that was closed the last picture stays.
        if (!document.isClosed) askSoon();
        continue;
      }
      const name = workspace.asRelativePath(document.uri);
      view.title = `${answer.picture.words.toolbar}: ${name.slice(name.lastIndexOf('/') + 1)}`;
      tell({ tell: 'picture', name, picture: answer.picture });
      tell({ tell: 'cursor', position: cursorOf(editor) });
    } while (again as boolean);
    asking = false;
  }

  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  }

  function follow(editor: TextEditor | undefined): void {
    if (!isManifest(editor)) return;
    shown = editor;
    void ask();
  }

  async function choose({ start, end }: PanelRange, enter: boolean): Promise<void> {
    if (shown === undefined) return;
    const { document, viewColumn } = shown;
    const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
    const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: !enter });
    shown = editor;
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  const isShown = (uri: Uri): boolean => uri.toString() === shown?.document.uri.toString();
  const listening = [
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isShown(textEditor.document.uri)) tell({ tell: 'cursor', position: cursorOf(textEditor) });
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
    view.webview.onDidReceiveMessage((message: FromPanel) => {
      if (message.tell === 'ready') void ask();
      else void choose(message.range, message.enter);
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
    title: 'Pipeline',
  });
  return { view, follow };
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
