import type { Connection, InitializeParams } from '../protocol';
import { folderAt, keyOf } from '../../config/address';
import { configLoader, type ConfigFile, type Files } from '../../config/find';
import { loadChecks } from '../terraform/on-demand';
import { givenIn, mergedSettings, type GivenSettings, type Settings } from '../../config/settings';

/** The section of the settings in the client. */
export const section = 'ims-manifest';

/** The settings of a session: those of the client, overridden by files of the project. */
export class SettingsSource {
  private pulls = false;
  private workspaceFolders: readonly string[] = [];
  /** The client's settings, by the key of the folder that they apply to; the empty key for everything else. */
  private given = new Map<string, GivenSettings>();
  /** The last request to the client. Loading settings waits for the response. */
  private asking: Promise<void> | undefined;
  private loader: ReturnType<typeof configLoader>;
  private readonly found = new Map<string, ConfigFile>();
  /** The last known settings, which are better than defaults until they are loaded again. */
  private readonly known = new Map<string, Settings>();
  private readonly filesFor = new Map<string, ConfigFile | undefined>();

  /** `disk` is used to read the files of the project. */
  constructor(
    private readonly connection: Connection,
    private readonly disk: Files,
  ) {
    this.loader = configLoader(disk);
  }

  /** The settings files found since the last `forget`. */
  get files(): ReadonlyMap<string, ConfigFile> {
    return this.found;
  }

  /** The workspace folders. */
  get folders(): readonly string[] {
    return this.workspaceFolders;
  }

  /** The innermost workspace folder that contains a URI. */
  folderOf(uri: string): string | undefined {
    return this.folders.filter((each) => keyOf(uri).startsWith(keyOf(each))).sort((a, b) => b.length - a.length)[0];
  }

  setFolders(uris: readonly string[]): void {
    this.workspaceFolders = uris.flatMap((uri) => folderAt(uri) ?? []);
    this.forget();
  }

  /** Reads the settings in the `initialize` parameters. */
  begin({ capabilities, initializationOptions }: InitializeParams): void {
    this.pulls = capabilities.workspace?.configuration === true;
    const options = initializationOptions as { readonly settings?: unknown } | null | undefined;
    this.given.set('', givenIn(options?.settings));
  }

  /** The settings for a URI, as far as they are known without waiting. */
  now(uri: string): Settings {
    return this.known.get(uri) ?? mergedSettings(this.editorFor(uri));
  }

  /** The settings for a URI. From then on, it can be checked. */
  async load(uri: string): Promise<Settings> {
    await loadChecks(uri);
    await this.asking;
    const { loader } = this;
    const file = await loader(uri);
    const settings = mergedSettings(this.editorFor(uri), file?.given ?? {});
    // A result from before `forget` is dropped.
    if (loader === this.loader) {
      this.known.set(uri, settings);
      this.filesFor.set(uri, file);
      if (file !== undefined) this.found.set(file.uri, file);
    }
    return settings;
  }

  /** Requests the settings from the client. `pushed` contains them if the client sends them itself. */
  ask(pushed?: unknown): Promise<void> {
    return (this.asking = this.request(pushed));
  }

  /** A URI is no longer used. */
  drop(uri: string): void {
    this.known.delete(uri);
    this.filesFor.delete(uri);
  }

  /** The files of the project may have changed. */
  forget(): void {
    this.loader = configLoader(this.disk, this.folders);
    this.found.clear();
  }

  /** The settings file for a URI, and the folder in which a new one would apply to it. */
  fileFor(uri: string): { readonly file?: ConfigFile; readonly folder?: string } {
    return { file: this.filesFor.get(uri), folder: this.filesFor.has(uri) ? this.folderOf(uri) : undefined };
  }

  private editorFor(uri: string): GivenSettings {
    const inner = this.folderOf(uri);
    return this.given.get(inner === undefined ? '' : keyOf(inner)) ?? this.given.get('') ?? {};
  }

  private async request(pushed: unknown): Promise<void> {
    if (this.pulls) {
      const items = [
        { section },
        ...this.folders.map((folder) => ({ section, scopeUri: folder.replace(/(?<=[^/])\/$/, '') })),
      ];
      const answers: unknown = await this.connection.workspace.getConfiguration(items).catch(() => undefined);
      const list = Array.isArray(answers) ? (answers as readonly unknown[]) : [];
      this.given = new Map(['', ...this.folders.map(keyOf)].map((key, index) => [key, givenIn(list[index])]));
    } else if (typeof pushed === 'object' && pushed !== null && section in pushed) {
      this.given = new Map([['', givenIn(pushed[section])]]);
    }
  }
}
