import {
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type SymbolInformation,
} from './protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../config/address';
import { isConfig } from '../config/find';
import { optionsOf, type Settings } from '../config/settings';
import { symbolsOf } from '../features/navigation/workspace-symbols';
import { catalogueFor } from '../messages/catalogues';
import type { Catalogue } from '../messages/message';
import { clientSupportOf, type ClientSupport } from './client-capabilities';
import { registerCheckWorkspace } from './check-workspace';
import { registerCompletion } from './completion';
import { ConfigFiles } from './config';
import { Configurations, folderOf, type FileSession } from './configurations';
import { registerDeclare } from './declare';
import { registerCodeActions, registerHints, type HandlersContext } from './handlers-context';
import { registerFeatures } from './features';
import { findingsFor } from './findings';
import { filesAround, type FileSystem } from './files';
import { registerFormat } from './format';
import { followDocuments, followSettings, refreshOf, type Parts } from './follow';
import { includedTexts } from './included';
import { Session, type Checked } from '../engine/session';
import { isConfiguration } from './language-features';
import { yaml } from '../yaml/frontend';
import { OpenDocuments } from './document-store';
import { registerOverview } from './overview';
import { uriIndex } from './uri-index';
import { registerPicture } from './picture';
import { registerPlan } from './plan';
import { registerRequests } from './requests';
import { capabilitiesOf } from './server-capabilities';
import { SettingsSource } from './settings';
import { registerTokens } from './tokens';
import { foundIn, toSymbolInformation } from './symbols';
import { registerTools } from './tools';
import { Workspace } from './workspace';

/** What is known of the client. */
interface ClientState {
  readonly support: () => ClientSupport;
  readonly languageOf: (settings: Settings) => Catalogue;
  /** It reports changes of files. */
  readonly isWatching: () => boolean;
}

/** Serves one client, in Node.js over IPC or stdio or in a web worker. `disk` is the machine's file system, if there is one. */
export function start(connection: Connection, disk?: FileSystem): void {
  let abilities: ClientSupport = clientSupportOf({ capabilities: {} });
  let client: InitializeParams | undefined;
  const support = (): ClientSupport => abilities;
  const languageOf = ({ locale }: Settings): Catalogue => catalogueFor(locale ?? client?.locale);
  let isWatching = (): boolean => false;
  const parts = partsOf(connection, disk, { support, languageOf, isWatching: () => isWatching() });
  const { documents, settings, workspace } = parts;

  connection.onInitialize((params): InitializeResult => {
    client = params;
    abilities = clientSupportOf(params);
    settings.begin(params);
    return { serverInfo: { name: 'ims-manifest' }, capabilities: capabilitiesOf(abilities) };
  });

  const language = (): Catalogue => languageOf(settings.now(''));
  const context: HandlersContext = { language, support, ...queriesOf(parts) };
  registerCheckWorkspace(context, workspace, () =>
    documents.keys().filter((uri) => parts.configurations.concernsImages(uri)),
  );
  registerWorkspaceSymbols(context, workspace, () => documents.keys());
  isWatching = followSettings(parts, () => client);
  followDocuments(parts, isWatching, registerAll(context));
  documents.listen(connection);
  connection.listen();
}

/** The parts of a server. Whatever changes the text of a file is followed to all checks that depend on it. */
function partsOf(
  connection: Connection,
  disk: FileSystem | undefined,
  { support, languageOf, isWatching }: ClientState,
): Parts {
  const { documents, addresses, files } = filesOf(connection, disk, support);
  const settings = new SettingsSource(connection, files);
  const findings = findingsFor({
    connection,
    asks: () => support().asksForFindings,
    ready: (uri, isWanted) => open.ready(uri, isWanted),
  });
  const included = includedTexts({
    files,
    settings,
    findOpen: (key) => addresses.find(key),
    openText: (uri) => documents.get(addresses.find(keyOf(uri)) ?? '')?.getText(),
    isWatching,
    updated: followInclude,
  });
  const configurations = new Configurations({
    files,
    settings,
    texts: included,
    openUris: () => documents.keys(),
    updated: follow,
  });
  const sessionFor = (uri: string, current: Settings): FileSession =>
    isConfiguration(uri)
      ? configurations.sessionFor(uri, current)
      : new Session({ ...optionsOf(current, yaml), path: uri, includes: included.files });
  const open = new OpenDocuments(findings, documents, settings, languageOf, sessionFor, (error) => {
    connection.console.error(String(error));
  });
  const configs = new ConfigFiles(findings, documents, settings, languageOf);
  const refresh = refreshOf(connection, support);
  const workspace = new Workspace({
    connection,
    findings,
    files,
    settings,
    sessionFor,
    // The configuration is checked with these texts.
    textOf: (uri, folder) => (isConfiguration(uri) ? included.newest(uri) : files.read(uri, folder)),
    isOpen: (key) => addresses.find(key) !== undefined,
    concerns: (uri) => configurations.concernsImages(uri),
    catalogueFor: languageOf,
    refresh: () => void refresh.findings().catch(() => undefined),
  });

  function follow(fileOrFolder: string, file?: string): void {
    open.includeChanged(fileOrFolder, file);
    void workspace.includeChanged(fileOrFolder);
  }
  function followInclude(uri: string): void {
    configurations.touched();
    const inConfiguration = isConfiguration(uri);
    if (!inConfiguration) configurations.declarationsChanged(uri);
    // The files of a configuration are checked together, and a file may be new in its folder.
    follow(inConfiguration ? folderOf(uri) : uri, uri);
  }

  return {
    connection,
    documents,
    addresses,
    files,
    settings,
    included,
    configurations,
    followInclude,
    open,
    configs,
    workspace,
    refresh,
  };
}

/** The open documents, and the files around them; of settings files, the open text. */
function filesOf(
  connection: Connection,
  disk: FileSystem | undefined,
  support: ClientState['support'],
): Pick<Parts, 'documents' | 'addresses' | 'files'> {
  const documents = new TextDocuments(TextDocument);
  const addresses = uriIndex();
  const files = filesAround({
    connection,
    disk,
    asked: () => support().files,
    openText(key) {
      const uri = addresses.find(key);
      return uri !== undefined && isConfig(uri) ? documents.get(uri)?.getText() : undefined;
    },
  });
  return { documents, addresses, files };
}

/** What handlers ask about documents and the workspace. */
function queriesOf(parts: Parts): Omit<HandlersContext, 'language' | 'support'> {
  const { connection, documents, addresses, files, settings, included, open, configs, workspace } = parts;
  return {
    connection,
    read: (uri) => (isConfiguration(uri) ? undefined : open.read(uri)),
    readAny: (uri) => open.read(uri),
    isCurrent: (uri, each) => open.isCurrent(uri, each),
    configs,
    settings,
    includes: () => included.files,
    manifestsBeside(uri) {
      const folder = settings.folders.find((each) => keyOf(uri).startsWith(keyOf(each)));
      const all = new Map([...workspace.uris(), ...documents.keys()].map((each) => [keyOf(each), each]));
      all.delete(keyOf(uri));
      return folder === undefined ? [] : [...all.values()].filter((each) => keyOf(each).startsWith(keyOf(folder)));
    },
    async checkedWith(uri) {
      const key = keyOf(uri);
      const closed = await workspace.checkedWith(key);
      const opened = documents.keys().flatMap((each) => open.read(each)?.checked ?? []);
      const sees = ({ source, includes: paths }: Checked): boolean =>
        keyOf(source.path) === key || [...paths].some((path) => keyOf(path) === key);
      return [...opened.filter(sees), ...closed];
    },
    async textAt(uri, folder) {
      const text = documents.get(addresses.find(keyOf(uri)) ?? '')?.getText();
      return text ?? files.read(uri, folder);
    },
  };
}

/** Registers all requests about one document. Returns what to call when a document is closed. */
function registerAll(context: HandlersContext): (uri: string) => void {
  registerCompletion(context);
  registerFeatures(context);
  registerCodeActions(context);
  registerHints(context);
  registerFormat(context);
  registerOverview(context);
  registerPicture(context);
  registerPlan(context);
  registerDeclare(context);
  registerRequests(context);
  registerTools(context);
  return registerTokens(context);
}

function registerWorkspaceSymbols(
  { connection, read }: HandlersContext,
  workspace: Workspace,
  openUris: () => readonly string[],
): void {
  function* symbols(): Iterable<readonly SymbolInformation[]> {
    for (const uri of openUris()) {
      const known = read(uri);
      if (known !== undefined)
        yield symbolsOf(known.checked).map((symbol) => toSymbolInformation(symbol, uri, known.lines));
    }
    for (const file of workspace.checkedFiles()) yield file.symbols;
  }

  connection.onWorkspaceSymbol(({ query }) => foundIn(symbols(), query));
}
