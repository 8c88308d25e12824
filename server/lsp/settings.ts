import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Connection,
  type InitializeParams,
} from './protocol';
import { folderAt, keyOf } from '../config/address';
import { configLoader, type ConfigFile, type Files } from '../config/find';
import { givenIn, settled, type GivenSettings, type Settings } from '../config/settings';

/** The settings of a session: what the client gives, and the files of the project over it. */
export interface SettingsSource {
  /** Takes in what the client said at the start. */
  begin(params: InitializeParams): void;
  /** The settings that hold for an address, as far as they are known without waiting. */
  now(uri: string): Settings;
  /** The settings that hold for an address. */
  load(uri: string): Promise<Settings>;
  /** Asks the client anew. `pushed` is what a client sent that does not wait to be asked. */
  ask(pushed?: unknown): Promise<void>;
  /** Nobody asks for an address any more. */
  drop(uri: string): void;
  /** The files of the project may have changed. */
  forget(): void;
  /** The file of settings that was found for an address, and the folder in which a new one would hold for it. */
  fileFor(uri: string): { readonly file?: ConfigFile; readonly folder?: string };
  /** The open folders of the workspace. */
  readonly folders: readonly string[];
  setFolders(folders: readonly string[]): void;
  /** The files of settings that were found since they were last forgotten. */
  readonly files: ReadonlyMap<string, ConfigFile>;
}

const section = 'ims-manifest';

/** Keeps the settings; `files` are what the project's are read from. */
export function settingsOf(connection: Connection, files: Files): SettingsSource {
  let pulls = false;
  let folders: readonly string[] = [];
  /** What the client gives, by the key of the folder that it is for; under the empty key for everything else. */
  let given = new Map<string, GivenSettings>();
  /** The last question to the client: what is asked of settings meanwhile waits for the answer. */
  let asking: Promise<void> | undefined;
  let loader = configLoader(files);
  const found = new Map<string, ConfigFile>();
  /** What held when it was last asked for: until it is known anew, it is better than the defaults. */
  const known = new Map<string, Settings>();
  const filesFor = new Map<string, ConfigFile | undefined>();

  function folderOf(uri: string): string | undefined {
    return folders.filter((folder) => keyOf(uri).startsWith(keyOf(folder))).sort((a, b) => b.length - a.length)[0];
  }

  function editorFor(uri: string): GivenSettings {
    const inner = folderOf(uri);
    return given.get(inner === undefined ? '' : keyOf(inner)) ?? given.get('') ?? {};
  }

  function forget(): void {
    loader = configLoader(files, folders);
    found.clear();
  }

  return {
    files: found,
    forget,
    drop(uri) {
      known.delete(uri);
      filesFor.delete(uri);
    },
    get folders() {
      return folders;
    },
    setFolders(uris) {
      folders = uris.flatMap((uri) => folderAt(uri) ?? []);
      forget();
    },
    begin({ capabilities, initializationOptions }) {
      pulls = capabilities.workspace?.configuration === true;
      const options = initializationOptions as { readonly settings?: unknown } | null | undefined;
      given.set('', givenIn(options?.settings));
    },
    fileFor: (uri) => ({ file: filesFor.get(uri), folder: filesFor.has(uri) ? folderOf(uri) : undefined }),
    now: (uri) => known.get(uri) ?? settled(editorFor(uri)),
    async load(uri) {
      await asking;
      const own = loader;
      const file = await own(uri);
      const settings = settled(editorFor(uri), file?.given ?? {});
      // What was read before it was forgotten is not kept.
      if (own === loader) {
        known.set(uri, settings);
        filesFor.set(uri, file);
        if (file !== undefined) found.set(file.uri, file);
      }
      return settings;
    },
    ask(pushed) {
      return (asking = ask(pushed));
    },
  };

  async function ask(pushed: unknown): Promise<void> {
    if (pulls) {
      const items = [
        { section },
        ...folders.map((folder) => ({ section, scopeUri: folder.replace(/(?<=[^/])\/$/, '') })),
      ];
      const answers: unknown = await connection.workspace.getConfiguration(items).catch(() => undefined);
      const list = Array.isArray(answers) ? (answers as readonly unknown[]) : [];
      given = new Map(['', ...folders.map(keyOf)].map((key, index) => [key, givenIn(list[index])]));
    } else if (typeof pushed === 'object' && pushed !== null && section in pushed) {
      given = new Map([['', givenIn(pushed[section])]]);
    }
  }
}

/** Asks the client to tell of settings and files that change; tells whether it can tell of files. */
export function watch(connection: Connection, { capabilities }: InitializeParams): boolean {
  if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true)
    void connection.client.register(DidChangeConfigurationNotification.type, { section });
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
  // Settings, manifests, and what may become one.
  const globs = ['**/*.{yaml,yml,json}', '**/.gitignore'];
  const watchers = globs.map((globPattern) => ({ globPattern }));
  void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  return true;
}
