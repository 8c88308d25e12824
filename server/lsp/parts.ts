import { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../config/address';
import { isConfig } from '../config/find';
import { optionsOf, type Settings } from '../config/settings';
import { Session } from '../engine/session';
import type { Catalogue } from '../messages/message';
import { yaml } from '../yaml/frontend';
import type { ClientSupport } from './client-capabilities';
import { SettingsFiles } from './documents/settings-files';
import { Configurations, folderOf, type FileSession } from './terraform/configurations';
import { OpenDocuments } from './documents/document-store';
import { filesAround, type FileSystem } from './documents/files';
import { findingsFor } from './documents/findings';
import { includedTexts } from './documents/included';
import { isConfiguration } from './language-features';
import { TextDocuments, type Connection } from './protocol';
import { SettingsSource } from './documents/settings';
import { uriIndex } from './documents/uri-index';
import { Workspace } from './documents/workspace';

/** What is known of the client. */
interface ClientState {
  readonly support: () => ClientSupport;
  readonly languageOf: (settings: Settings) => Catalogue;
  /** It reports changes of files. */
  readonly isWatching: () => boolean;
}

export type Parts = ReturnType<typeof partsOf>;

/** The parts of a server that depend on documents and settings. Whatever changes the text of a file is followed to all checks that depend on it. */
export function partsOf(
  connection: Connection,
  disk: FileSystem | undefined,
  { support, languageOf, isWatching }: ClientState,
) {
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
  const settingsFiles = new SettingsFiles(findings, documents, settings, languageOf);
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
    /** Checks the manifests again that include a file. */
    followInclude,
    open,
    settingsFiles,
    workspace,
    refresh,
  };
}

/** The open documents, and the files around them; of settings files, the open text. */
function filesOf(connection: Connection, disk: FileSystem | undefined, support: ClientState['support']) {
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

/** Makes the client request again what it shows: its findings, if it pulls diagnostics, or all of it. */
function refreshOf(connection: Connection, support: () => ClientSupport) {
  async function findings(): Promise<void> {
    const { refresh, asksForFindings } = support();
    if (refresh.findings && asksForFindings) await connection.languages.diagnostics.refresh();
  }

  async function all(): Promise<void> {
    const { lenses, hints, tokens } = support().refresh;
    if (lenses) await connection.sendRequest('workspace/codeLens/refresh');
    if (hints) await connection.languages.inlayHint.refresh();
    await findings();
    if (tokens) await connection.languages.semanticTokens.refresh();
  }

  return { findings, all };
}
