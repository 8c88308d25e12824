import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type SymbolInformation,
} from './protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../config/address';
import { isConfig } from '../config/find';
import type { Settings } from '../config/settings';
import { symbolsOf } from '../features/symbols';
import { catalogueFor } from '../messages/catalogues';
import type { Catalogue } from '../messages/message';
import { abilitiesOf, type Abilities } from './abilities';
import { registerCheckWorkspace } from './check-workspace';
import { registerCompletion, triggerCharacters } from './completion';
import { configFiles } from './config';
import { registerDeclare } from './declare';
import { editingCapabilities, registerEditing, type Serving } from './editing';
import { registerFeatures } from './features';
import { findingsFor } from './findings';
import { filesAround, type FileSystem } from './files';
import { formatCapabilities, registerFormat } from './format';
import { openDocuments } from './open';
import { opened } from './opened';
import { registerPicture } from './picture';
import { registerPlan } from './plan';
import { registerRequests } from './requests';
import { settingsOf, watch } from './settings';
import { registerTokens, tokenCapabilities } from './tokens';
import { foundIn, toSymbolInformation } from './symbols';
import { registerTools } from './tools';
import { workspaceOf } from './workspace';

/** Serves one client: node over IPC or stdio, and a web worker alike. `disk` is there where the server has a machine. */
export function start(connection: Connection, disk?: FileSystem): void {
  const documents = new TextDocuments(TextDocument);
  let abilities: Abilities = abilitiesOf({ capabilities: {} });
  let client: InitializeParams | undefined;
  let watching = false;
  const languageOf = ({ locale }: Settings): Catalogue => catalogueFor(locale ?? client?.locale);
  const language = (): Catalogue => languageOf(settings.now(''));
  const addresses = opened();
  const files = filesAround({
    connection,
    disk,
    asked: () => abilities.files,
    openText(key) {
      const uri = addresses.find(key);
      return uri === undefined || !isConfig(uri) ? undefined : documents.get(uri)?.getText();
    },
  });
  const settings = settingsOf(connection, files);
  const findings = findingsFor({
    connection,
    asks: () => abilities.asksForFindings,
    ready: (uri, isWanted) => open.ready(uri, isWanted),
  });
  const open = openDocuments(findings, documents, settings, languageOf, (error) => {
    connection.console.error(String(error));
  });
  const configs = configFiles(findings, documents, settings, languageOf);
  const isOpen = (key: string): boolean => addresses.find(key) !== undefined;
  const workspace = workspaceOf({
    connection,
    findings,
    files,
    settings,
    isOpen,
    catalogueFor: languageOf,
    refresh: () => void refreshFindings().catch(() => undefined),
  });

  connection.onInitialize((params): InitializeResult => {
    client = params;
    abilities = abilitiesOf(params);
    settings.begin(params);
    return {
      serverInfo: { name: 'ims-manifest' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        hoverProvider: true,
        completionProvider: { triggerCharacters, resolveProvider: true },
        definitionProvider: true,
        typeDefinitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        ...editingCapabilities(abilities),
        ...tokenCapabilities,
        ...formatCapabilities,
        ...(abilities.asksForFindings
          ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true } }
          : {}),
      },
    };
  });

  /** Settings may have changed: what is open is settled first, then what is not. */
  async function settle(scan: boolean): Promise<void> {
    settings.forget();
    const any = await open.settle();
    configs.show();
    if (any) await refresh();
    if (scan) await workspace.scan(true);
    configs.show();
  }

  /** Has a client that asks for findings ask again. */
  async function refreshFindings(): Promise<void> {
    if (abilities.refresh.findings && abilities.asksForFindings) await connection.languages.diagnostics.refresh();
  }

  async function refresh(): Promise<void> {
    const { lenses, hints, tokens } = abilities.refresh;
    if (lenses) await connection.sendRequest('workspace/codeLens/refresh');
    if (hints) await connection.languages.inlayHint.refresh();
    await refreshFindings();
    if (tokens) await connection.languages.semanticTokens.refresh();
  }

  connection.onInitialized(async () => {
    if (client === undefined) return;
    if (client.capabilities.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = await connection.workspace.getWorkspaceFolders();
        settings.setFolders((folders ?? []).map(({ uri }) => uri));
        await settings.ask();
        await settle(true);
      });
    watching = watch(connection, client);
    settings.setFolders(foldersOf(client));
    await settings.ask();
    await settle(true);
  });

  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    await settings.ask(pushed);
    await settle(true);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    if (changes.some(({ uri }) => isConfig(uri))) await settle(true);
    await workspace.changed(changes);
  });

  documents.onDidOpen(({ document: { uri } }) => {
    addresses.add(uri);
    // Who is not told of changes looks anew from time to time.
    if (!watching) settings.forget();
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isConfig(uri)) void settle(false);
    else open.changed(uri);
  });

  documents.onDidClose(({ document: { uri } }) => {
    addresses.remove(uri);
    open.closed(uri);
    forgetTokens(uri);
    void (isConfig(uri) ? settle(false) : workspace.closed(uri));
  });

  function* symbols(): Iterable<readonly SymbolInformation[]> {
    for (const uri of documents.keys()) {
      const known = open.read(uri);
      if (known !== undefined)
        yield symbolsOf(known.checked).map((symbol) => toSymbolInformation(symbol, uri, known.lines));
    }
    yield* workspace.symbols();
  }

  connection.onWorkspaceSymbol(({ query }) => foundIn(symbols(), query));

  const serving: Serving = {
    connection,
    read: open.read,
    isCurrent: open.isCurrent,
    language,
    abilities: () => abilities,
    configs,
    settings,
    async textAt(uri, folder) {
      const open = documents.get(addresses.find(keyOf(uri)) ?? '');
      return open === undefined ? files.read(uri, folder) : open.getText();
    },
  };
  registerCompletion(serving);
  registerFeatures(serving);
  registerEditing(serving);
  registerFormat(serving);
  const forgetTokens = registerTokens(serving);
  registerPicture(serving);
  registerPlan(serving);
  registerDeclare(serving);
  registerRequests(serving);
  registerTools(serving);
  registerCheckWorkspace(serving, workspace, () => documents.keys());
  documents.listen(connection);
  connection.listen();
}

/** The folders that a client has open. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients have no more than this
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
}
