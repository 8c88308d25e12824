import {
  commands,
  l10n,
  Position,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PictureAnswer } from '../server/lsp/requests/picture';
import { isTerraformName } from '../server/terraform/file-kind';
import type { Place, ToPanel } from './panel/talk';

/** Set once a pipeline has been shown. */
const seen = 'ims-manifest.pipelineSeen';

/**
 * How long the text must be unchanged before its picture is requested, in ms: less than a person notices, more than between two
 * keys.
 */
const pause = 90;

/** Whether a document can have a picture. */
export const hasPicture = ({ languageId, uri }: TextDocument): boolean =>
  languageId === 'ims-manifest' || isTerraformName(uri.path);

/** The editor that shows a document, preferably the active one. */
export const editorOf = (document: TextDocument): TextEditor | undefined =>
  [window.activeTextEditor, ...window.visibleTextEditors].find((each) => each?.document === document);

/** The cursor as plain data. A position of the editor is an object with getters, which a web worker would not receive. */
export const cursorIn = ({ code2ProtocolConverter: to }: BaseLanguageClient, document: TextDocument): Place => ({
  uri: to.asUri(document.uri),
  ...to.asPosition(editorOf(document)?.selection.active ?? new Position(0, 0)),
});

/** Sends pictures of the shown document to a panel. */
export interface Pictures {
  readonly shown: () => TextDocument | undefined;
  /** Whether the picture leads to a file, by its URI as the server knows it. */
  readonly leadsTo: (uri: string) => boolean;
  readonly tell: (message: ToPanel) => void;
  /** Shows the picture of a document. Documents that have none change nothing. */
  readonly follow: (document: TextDocument | undefined) => void;
  /** Requests the picture. */
  readonly ask: () => Promise<void>;
  /** Requests the picture once the text is unchanged for a moment. */
  readonly askSoon: () => void;
  readonly end: () => void;
}

export function picturesFor(view: WebviewPanel, client: BaseLanguageClient): Pictures {
  const tell = (message: ToPanel): void => void view.webview.postMessage(message);
  let shown: TextDocument | undefined;
  let drawn: ReadonlySet<string> = new Set();
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
          text: l10n.t(
            'No manifest or Terraform configuration is open. Open a file that ends in `.ims.yaml` or `.tf`, or create a manifest.',
          ),
          button: l10n.t('New Manifest'),
        });
        break;
      }
      const answer = await requestPicture(client, document);
      if (document !== shown || answer === undefined) continue;
      if (answer?.version === document.version) showPicture(document, answer);
      // The server has not checked this text yet. A closed document keeps its last picture.
      else if (!document.isClosed) askSoon();
    } while (again as boolean);
    asking = false;
  }

  function showPicture(document: TextDocument, { picture, folder }: PictureAnswer): void {
    const whole = folder === undefined ? document.uri : client.protocol2CodeConverter.asUri(folder);
    const short = whole.path.slice(whole.path.lastIndexOf('/') + 1);
    // The path of the workspace folder itself would be an absolute one.
    const name = folder === undefined ? workspace.asRelativePath(whole) : short;
    view.title = `${picture.words.toolbar}: ${short}`;
    drawn = new Set([...picture.things, ...picture.steps].map(({ at }) => at.uri));
    const cursor = cursorIn(client, window.activeTextEditor?.document ?? document);
    tell({ tell: 'picture', name, uri: document.uri.toString(), whole: whole.toString(), picture, cursor });
    // Completes the step of the walkthrough once there is something to see.
    if (picture.steps.length > 0) void commands.executeCommand('setContext', seen, true);
  }

  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  }

  return {
    shown: () => shown,
    leadsTo: (uri) => drawn.has(uri),
    tell,
    follow(document) {
      if (document === undefined || !hasPicture(document)) return;
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
        position: cursorIn(client, document),
      })
      // The server is restarting. It notifies the client when it runs again.
      .catch(() => undefined)
  );
}
