import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogueFor } from '../messages/catalogues';
import type { Catalogue } from '../messages/message';
import { Session } from '../service';
import { abilitiesOf, type Abilities } from './abilities';
import { registerCompletion, triggerCharacters } from './completion';
import { editingCapabilities, registerEditing, type Serving } from './editing';
import { registerFeatures } from './features';
import type { Open } from './open';
import { toDiagnostic } from './convert';

/** Serves one client: node over IPC or stdio, and a web worker alike. */
export function start(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const opened = new Map<string, { readonly session: Session; open?: Open }>();
  let catalogue: Catalogue = catalogueFor('en');
  let abilities: Abilities = abilitiesOf({ capabilities: {} });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    catalogue = catalogueFor(params.locale);
    abilities = abilitiesOf(params);
    return {
      serverInfo: { name: 'ims-manifest' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { triggerCharacters, resolveProvider: true },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        ...editingCapabilities(abilities),
      },
    };
  });

  /** The checked text of an open document, checked anew only where the text is new. */
  function read(uri: string): Open | undefined {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    let known = opened.get(uri);
    if (known === undefined) opened.set(uri, (known = { session: new Session() }));
    if (known.open?.version !== document.version) {
      const checked = known.session.check(document.getText());
      known.open = { checked, lines: checked.lines, version: document.version };
    }
    return known.open;
  }

  documents.onDidChangeContent(({ document: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return;
    const { checked, lines, version } = open;
    const diagnostics = checked.findings.map((finding, index) => toDiagnostic(finding, index, uri, lines, catalogue));
    void connection.sendDiagnostics({ uri, version, diagnostics });
  });

  documents.onDidClose(({ document: { uri } }) => {
    opened.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  const serving: Serving = { connection, read, language: () => catalogue, abilities: () => abilities };
  registerCompletion(serving);
  registerFeatures(serving);
  registerEditing(serving);
  documents.listen(connection);
  connection.listen();
}
