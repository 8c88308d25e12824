import type { Connection, InitializeParams, InitializeResult, SymbolInformation } from './protocol';
import { keyOf } from '../config/address';
import type { Settings } from '../config/settings';
import { symbolsOf } from '../features/navigation/workspace-symbols';
import { catalogueFor } from '../messages/catalogues';
import type { Catalogue } from '../messages/message';
import { clientSupportOf, type ClientSupport } from './client-capabilities';
import { registerCheckWorkspace } from './requests/check-workspace';
import { registerCompletion } from './requests/completion';
import { registerDeclare } from './requests/declare';
import { registerCodeActions } from './requests/code-actions';
import type { HandlersContext } from './requests/handlers-context';
import { registerHintsAndLenses } from './requests/hints-and-lenses';
import { registerFeatures } from './requests/features';
import type { FileSystem } from './documents/files';
import { registerFormat } from './requests/format';
import { followDocuments, followSettings } from './documents/notifications';
import { partsOf, type Parts } from './parts';
import type { Checked } from '../engine/session';
import { isConfiguration } from './language-features';
import { registerOverview } from './requests/overview';
import { registerPicture } from './requests/picture';
import { registerPlan } from './requests/plan';
import { registerExplain } from './requests/explain';
import { registerNewManifest } from './requests/new-manifest';
import { capabilitiesOf } from './server-capabilities';
import { registerTokens } from './requests/semantic-tokens';
import { foundIn, toSymbolInformation } from './requests/symbols';
import { registerTools } from './requests/tools';
import type { Workspace } from './documents/workspace';

/** Serves one client, in Node.js over IPC or stdio or in a web worker. `disk` is the machine's file system, if there is one. */
export function start(connection: Connection, disk?: FileSystem): void {
  let supported: ClientSupport = clientSupportOf({ capabilities: {} });
  let client: InitializeParams | undefined;
  const support = (): ClientSupport => supported;
  const languageOf = ({ locale }: Settings): Catalogue => catalogueFor(locale ?? client?.locale);
  let isWatching = (): boolean => false;
  const parts = partsOf(connection, disk, { support, languageOf, isWatching: () => isWatching() });
  const { documents, settings, workspace } = parts;

  connection.onInitialize((params): InitializeResult => {
    client = params;
    supported = clientSupportOf(params);
    settings.begin(params);
    return { serverInfo: { name: 'ims-manifest' }, capabilities: capabilitiesOf(supported) };
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

/** What handlers ask about documents and the workspace. */
function queriesOf(parts: Parts): Omit<HandlersContext, 'language' | 'support'> {
  const { connection, documents, addresses, files, settings, included, open, settingsFiles, workspace } = parts;
  return {
    connection,
    read: (uri) => (isConfiguration(uri) ? undefined : open.read(uri)),
    readAny: (uri) => open.read(uri),
    isCurrent: (uri, each) => open.isCurrent(uri, each),
    settingsFiles,
    settings,
    includes: () => included.files,
    manifestsBeside(uri) {
      const folder = settings.folderOf(uri);
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
  registerHintsAndLenses(context);
  registerFormat(context);
  registerOverview(context);
  registerPicture(context);
  registerPlan(context);
  registerDeclare(context);
  registerExplain(context);
  registerNewManifest(context);
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
