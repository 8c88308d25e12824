import { isConfig } from '../../config/find';
import { TERRAFORM_FILES } from '../../terraform/file-kind';
import { POSSIBLE_MANIFESTS } from '../../yaml/file-kind';
import type { Parts } from '../parts';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Connection,
  type InitializeParams,
} from '../protocol';
import { section } from './settings';

/** Applies changed settings, first to open documents, then to others. */
async function applySettings(parts: Parts, scan: boolean): Promise<void> {
  const { settings, configurations, open, settingsFiles, workspace, refresh } = parts;
  settings.forget();
  configurations.touched();
  open.includeChanged();
  const any = await open.applySettings();
  settingsFiles.show();
  if (any) await refresh.all();
  if (scan) await workspace.scan(true);
  settingsFiles.show();
}

/** Follows settings, folders and files. Returns whether the client reports file changes. */
export function followSettings(parts: Parts, clientOf: () => InitializeParams | undefined): () => boolean {
  const { connection, settings, included, configurations, workspace } = parts;
  let watching = false;

  connection.onInitialized(async () => {
    const client = clientOf();
    if (client === undefined) return;
    if (client.capabilities.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = await connection.workspace.getWorkspaceFolders();
        settings.setFolders((folders ?? []).map(({ uri }) => uri));
        await settings.ask();
        await applySettings(parts, true);
      });
    watching = registerForChanges(connection, client, () => {
      watching = false;
    });
    settings.setFolders(foldersOf(client));
    await settings.ask();
    await applySettings(parts, true);
  });

  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    await settings.ask(pushed);
    await applySettings(parts, true);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) {
      included.changed(uri);
      configurations.changed(uri);
    }
    if (changes.some(({ uri }) => isConfig(uri))) await applySettings(parts, true);
    await workspace.changed(changes);
  });
  return () => watching;
}

/** Follows the open documents. */
export function followDocuments(parts: Parts, isWatching: () => boolean, forgetTokens: (uri: string) => void): void {
  const { documents, addresses, settings, included, configurations, followInclude, open, workspace } = parts;

  documents.onDidOpen(({ document: { uri } }) => {
    addresses.add(uri);
    // Without change notifications, settings are read again regularly.
    if (!isWatching()) settings.forget();
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isConfig(uri)) void applySettings(parts, false);
    else {
      configurations.touched();
      open.changed(uri);
      followInclude(uri);
    }
  });

  documents.onDidClose(({ document: { uri } }) => {
    addresses.remove(uri);
    configurations.touched();
    open.closed(uri);
    forgetTokens(uri);
    included.changed(uri);
    void (isConfig(uri) ? applySettings(parts, false) : workspace.closed(uri));
  });
}

/** The client's workspace folders. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients have no more than this
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
}

/**
 * Registers for changes of settings and files. Returns whether the client reports file changes. A client can refuse what it does not
 * understand, such as a pattern; it is then treated as one that reports none, and `onFailure` is called.
 */
function registerForChanges(
  connection: Connection,
  { capabilities }: InitializeParams,
  onFailure: () => void,
): boolean {
  if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true)
    connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(onFailure);
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
  // Settings, manifests, and files that may become one.
  const globs = [POSSIBLE_MANIFESTS, TERRAFORM_FILES, '**/.gitignore'];
  const watchers = globs.map((globPattern) => ({ globPattern }));
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(onFailure);
  return true;
}
