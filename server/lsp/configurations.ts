import { folderAt, keyOf, nameOf } from '../config/address';
import { optionsOf, type Settings } from '../config/settings';
import type { IncludedFiles, IncludeReader } from '../engine/included-files';
import type { Checked } from '../engine/session';
import { terraform } from '../terraform/frontend';
import { isTerraformName } from '../terraform/file-kind';
import { emptyResult, FolderSession, type FolderFile, type FolderReader } from '../terraform/module-session';
import type { Task } from '../text/cooperative';
import type { FileSystem } from './files';
import type { SettingsSource } from './settings';

/** Checks the successive texts of one file. */
export interface FileSession {
  checkTask(text: string): Task<Checked>;
}

interface Around {
  readonly files: FileSystem;
  readonly settings: SettingsSource;
  /** The texts of files as the editor sees them. */
  readonly texts: Pick<IncludeReader, 'read'> & { readonly files: IncludedFiles };
  /** The URIs of the open documents. */
  readonly openUris: () => readonly string[];
  /** The files of a folder have changed. */
  readonly updated: (folder: string) => void;
}

/** The configurations of the workspace. The files of a folder share one session. */
export class Configurations {
  private readonly sessions = new Map<string, { readonly settings: string; readonly session: FolderSession }>();
  /** By the key of a module's folder, a folder that calls it. */
  private readonly callers = new Map<string, string>();
  /** The names of the files in folders; `undefined` while they are being read. */
  private readonly names = new Map<string, readonly string[] | undefined>();

  constructor(private readonly around: Around) {}

  /** A session for a file of a configuration; it checks the whole folder. */
  sessionFor(uri: string, settings: Settings): FileSession {
    const folder = (folderAt(uri, '.') ?? uri).replace(/\/$/, '');
    const check = (root: string): Task<readonly Checked[]> => this.checked(root, settings);
    const { callers } = this;
    return {
      *checkTask(text) {
        const caller = callers.get(keyOf(folder));
        const called = caller === undefined ? [] : yield* check(caller);
        const isOwn = ({ source }: Checked): boolean => keyOf(source.path) === keyOf(uri);
        const own = called.find(isOwn) ?? (yield* check(folder)).find(isOwn);
        return own ?? emptyResult(uri, text, optionsOf(settings, terraform), folder);
      },
    };
  }

  /** Checks a folder, and remembers which modules it calls: their files are checked with it. */
  private *checked(root: string, settings: Settings): Task<readonly Checked[]> {
    const session = this.sessionOf(root, settings);
    const all = yield* session.check();
    const called = new Set([...session.folders].map(keyOf));
    for (const [key, caller] of this.callers) if (caller === root && !called.has(key)) this.callers.delete(key);
    for (const folder of session.folders) {
      const key = keyOf(folder);
      if (key === keyOf(root) || this.callers.has(key)) continue;
      this.callers.set(key, root);
      this.around.updated(folder);
    }
    return all;
  }

  /** A file was created, deleted or changed on disk. */
  changed(uri: string): void {
    if (!isTerraformName(nameOf(uri))) return;
    const folder = folderAt(uri, '.');
    if (folder !== undefined && this.names.has(folder)) this.load(folder);
  }

  private sessionOf(folder: string, settings: Settings): FolderSession {
    const spelt = JSON.stringify([settings.rules, settings.declarations]);
    const known = this.sessions.get(keyOf(folder));
    if (known?.settings === spelt) return known.session;
    const options = { ...optionsOf(settings, terraform), includes: this.around.texts.files };
    const session = new FolderSession({ ...options, path: folder, folder, reader: this.reader });
    this.sessions.set(keyOf(folder), { settings: spelt, session });
    return session;
  }

  private readonly reader: FolderReader = {
    files: (folder) => {
      const top = this.topOf(folder);
      if (top === undefined) return 'outside';
      const address = folder.endsWith('/') ? folder : `${folder}/`;
      if (!this.names.has(address)) this.load(address);
      const listed = (this.names.get(address) ?? []).map((name) => address + name);
      const open = this.around
        .openUris()
        .filter((uri) => folderAt(uri, '.') === address && isTerraformName(nameOf(uri)));
      const uris = new Map([...listed, ...open].map((uri) => [keyOf(uri), uri]));
      return [...uris.values()].flatMap((uri): FolderFile[] => {
        const text = this.around.texts.read(uri);
        return typeof text === 'string' ? [{ path: uri, name: nameOf(uri), text }] : [];
      });
    },
  };

  /** The workspace folder that contains a folder; files without one are read in the folder of the open file. */
  private topOf(folder: string): string | undefined {
    const { settings, openUris } = this.around;
    const key = keyOf(folder.endsWith('/') ? folder : `${folder}/`);
    const isBeside = (uri: string): boolean => keyOf(folderAt(uri, '.') ?? '') === key;
    return (
      settings.folders.find((each) => key.startsWith(keyOf(each))) ?? (openUris().some(isBeside) ? folder : undefined)
    );
  }

  private load(folder: string): void {
    if (!this.names.has(folder)) this.names.set(folder, undefined);
    void this.around.files
      .names(folder)
      .catch(() => [])
      .then((names) => {
        this.names.set(folder, names.filter(isTerraformName));
        this.around.updated(folder.replace(/\/$/, ''));
      });
  }
}
