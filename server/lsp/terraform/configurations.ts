import { folderAt, keyOf, fileNameOf } from '../../config/address';
import { optionsOf, type Settings } from '../../config/settings';
import type { IncludedFiles, IncludeReader } from '../../engine/included-files';
import type { Checked } from '../../engine/session';
import { isTerraformName } from '../../terraform/file-kind';
import { isConfiguration } from '../language-features';
import type { FolderFile, FolderReader, FolderSession } from '../../terraform/module-session';
import type { Task } from '../../text/cooperative';
import { foldersInShort, sharedBy, type CallerView } from './callers';
import type { FileSystem } from '../documents/files';
import { configurationChecks } from './on-demand';
import type { SettingsSource } from '../documents/settings';

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

/** A folder that is checked. */
interface Folder {
  /** The settings of rules that it is checked with, as text. */
  readonly settings: string;
  readonly session: FolderSession;
  /** The number of changes before which the running check, or else the last one, began, or its texts were compared. */
  version: number;
  /** What the running check, or else the last one, has read. */
  read: Map<string, ReturnType<FolderReader['files']>>;
  /** The results of the last check. */
  results?: readonly Checked[];
  /** Declarations in another file have changed since the last check began. */
  outdated: boolean;
  /** The running check, which must end before the session is used again. */
  checking?: Task<void>;
}

/** The configurations of the workspace. The files of a folder share one session, and its results as long as no text changes. */
export class Configurations {
  private readonly checkedFolders = new Map<string, Folder>();
  /** By the key of a module's folder, the folders that call it, directly or through others. */
  private readonly callers = new Map<string, Set<string>>();
  /** The results of files that several folders use, by key. */
  private readonly shared = new Map<string, Checked>();
  /** The names of the files in folders; `undefined` while they are being read. */
  private readonly names = new Map<string, readonly string[] | undefined>();

  /** The number of changes of any text or folder. */
  private version = 0;
  /** The files of folders since the last change. */
  private readonly found = new Map<string, ReturnType<FolderReader['files']>>();

  constructor(private readonly around: Around) {}

  /** A text or the files of a folder may be others than before. */
  touched(): void {
    this.version++;
    this.found.clear();
  }

  /** A session for a file of a configuration; it checks the whole folder. `loadChecks` comes first. */
  sessionFor(uri: string, settings: Settings): FileSession {
    return { checkTask: (text) => this.checkedFile(uri, text, settings) };
  }

  private *checkedFile(uri: string, text: string, settings: Settings): Task<Checked> {
    const folder = folderOf(uri);
    const callers = this.callersOf(folder);
    const names = foldersInShort(callers.map(keyOf));
    const views: CallerView[] = [];
    for (const [index, caller] of callers.entries()) {
      const checked = resultFor(uri, yield* this.checked(caller, settings));
      if (checked !== undefined) views.push({ checked, folder: names[index] ?? caller });
    }
    const own = this.sharedBy(keyOf(uri), views) ?? resultFor(uri, yield* this.checked(folder, settings));
    if (own !== undefined) return own;
    const { emptyResult, terraform } = configurationChecks();
    const looked = this.checkedFolders.get(keyOf(folder))?.session.folders ?? [];
    return emptyResult(uri, text, optionsOf(settings, terraform), new Set([folder, ...looked]));
  }

  /** The configurations that call a module. A module that calls another one is not a configuration if it is called itself. */
  private callersOf(folder: string): readonly string[] {
    const all = [...(this.callers.get(keyOf(folder)) ?? [])].sort();
    const roots = all.filter((each) => !this.callers.has(keyOf(each)));
    return roots.length > 0 ? roots : all;
  }

  private sharedBy(key: string, [first, ...others]: readonly CallerView[]): Checked | undefined {
    if (first === undefined) return undefined;
    const result = sharedBy([first, ...others], this.shared.get(key));
    if (others.length > 0) this.shared.set(key, result);
    else this.shared.delete(key);
    return result;
  }

  /** Whether a file is about images: of the files of configurations those of a folder with resources for images. */
  concernsImages(uri: string): boolean {
    if (!isConfiguration(uri)) return true;
    const folder = folderOf(uri);
    return [folder, ...this.callersOf(folder)].some(
      (each) => (this.checkedFolders.get(keyOf(each))?.results ?? []).length > 0,
    );
  }

  /** The results for a folder. Concurrent callers share one check. */
  private *checked(root: string, settings: Settings): Task<readonly Checked[]> {
    for (;;) {
      const folder = this.prepared(root, settings);
      if (folder.checking === undefined) {
        if (folder.results !== undefined && this.isCurrent(folder)) return folder.results;
        folder.checking = this.checking(root, folder);
      }
      yield* folder.checking;
    }
  }

  private *checking(root: string, folder: Folder): Task<void> {
    folder.results = undefined;
    folder.read = new Map();
    folder.outdated = false;
    folder.version = this.version;
    try {
      folder.results = yield* folder.session.check();
      this.followModules(root, folder.session.folders);
    } finally {
      folder.checking = undefined;
      // An aborted check leaves its session unusable.
      const key = keyOf(root);
      if (folder.results === undefined && this.checkedFolders.get(key) === folder) this.checkedFolders.delete(key);
    }
  }

  /** Remembers which modules a folder calls: their files are checked with it. */
  private followModules(root: string, folders: ReadonlySet<string>): void {
    const called = new Set([...folders].map(keyOf));
    for (const [key, callers] of this.callers)
      if (!called.has(key) && callers.delete(root) && callers.size === 0) this.callers.delete(key);
    for (const folder of folders) {
      const key = keyOf(folder);
      const callers = this.callers.get(key) ?? new Set();
      if (key === keyOf(root) || callers.has(root)) continue;
      this.callers.set(key, callers.add(root));
      // What follows may need the result of the check that is running.
      queueMicrotask(() => {
        this.around.updated(folder);
      });
    }
  }

  /** Whether the files that the last check has read are still the same. */
  private isCurrent(folder: Folder): boolean {
    if (folder.outdated) return false;
    if (folder.version === this.version) return true;
    const isSame = [...folder.read].every(([path, before]) => {
      const now = this.reader.files(path);
      if (now === before || typeof now === 'string' || typeof before === 'string') return now === before;
      return (
        now.length === before.length &&
        now.every((file, index) => file.path === before[index]?.path && file.text === before[index].text)
      );
    });
    if (isSame) folder.version = this.version;
    return isSame;
  }

  /** A file may declare what configurations do not say, and has another text than before. */
  declarationsChanged(uri: string): void {
    for (const folder of this.checkedFolders.values())
      if (
        folder.checking !== undefined ||
        folder.results?.some(({ includes }) => [...includes].some((path) => keyOf(path) === keyOf(uri))) === true
      )
        folder.outdated = true;
  }

  /** A file was created, deleted or changed on disk. */
  changed(uri: string): void {
    if (!isConfiguration(uri)) return;
    const folder = folderAt(uri, '.');
    if (folder !== undefined && this.names.has(folder)) this.load(folder);
  }

  private prepared(root: string, settings: Settings): Folder {
    const key = keyOf(root);
    const spelt = JSON.stringify([settings.rules, settings.declarations]);
    const known = this.checkedFolders.get(key);
    if (known?.settings === spelt) return known;
    const reader: FolderReader = {
      files: (folder) => {
        const found = this.reader.files(folder);
        // What a trial of a fix reads later is not what was checked.
        if (!made.read.has(folder)) made.read.set(folder, found);
        return found;
      },
    };
    const { FolderSession, terraform } = configurationChecks();
    const options = { ...optionsOf(settings, terraform), includes: this.around.texts.files };
    const session = new FolderSession({ ...options, path: root, folder: root, reader });
    const made: Folder = { settings: spelt, session, version: -1, read: new Map(), outdated: false };
    this.checkedFolders.set(key, made);
    return made;
  }

  private readonly reader: FolderReader = {
    files: (folder) => {
      let found = this.found.get(folder);
      if (found === undefined) this.found.set(folder, (found = this.filesIn(folder)));
      return found;
    },
  };

  private filesIn(folder: string): ReturnType<FolderReader['files']> {
    const top = this.topOf(folder);
    if (top === undefined) return 'outside';
    const address = folder.endsWith('/') ? folder : `${folder}/`;
    if (!this.names.has(address)) this.load(address);
    const names = this.names.get(address);
    const open = this.around.openUris().filter((uri) => folderAt(uri, '.') === address && isConfiguration(uri));
    const uris = new Map([...(names ?? []).map((name) => address + name), ...open].map((uri) => [keyOf(uri), uri]));
    const texts = Array.from(uris.values(), (uri) => ({ uri, text: this.around.texts.read(uri) }));
    // A part of a folder would have references to names that are not declared.
    if (names === undefined || texts.some(({ text }) => text === undefined)) return 'missing';
    return texts.flatMap(({ uri, text }): FolderFile[] =>
      typeof text === 'string' ? [{ path: uri, name: fileNameOf(uri), text }] : [],
    );
  }

  /** The workspace folder that contains a folder; files without one are read in the folder of the open file. */
  private topOf(folder: string): string | undefined {
    const { settings, openUris } = this.around;
    const inside = folder.endsWith('/') ? folder : `${folder}/`;
    const isBeside = (uri: string): boolean => keyOf(folderAt(uri, '.') ?? '') === keyOf(inside);
    return settings.folderOf(inside) ?? (openUris().some(isBeside) ? folder : undefined);
  }

  private load(folder: string): void {
    if (!this.names.has(folder)) this.names.set(folder, undefined);
    void this.around.files
      .names(folder)
      .catch(() => [])
      .then((names) => {
        this.names.set(folder, names.filter(isTerraformName));
        this.touched();
        this.around.updated(folder.replace(/\/$/, ''));
      });
  }
}

/** The folder of a file, without a slash at its end. */
export function folderOf(uri: string): string {
  return (folderAt(uri, '.') ?? uri).replace(/\/$/, '');
}

/** The result for a file. Clients may spell its URI in other ways. */
function resultFor(uri: string, results: readonly Checked[]): Checked | undefined {
  const key = keyOf(uri);
  return (
    results.find(({ source: { path } }) => path === uri) ?? results.find(({ source: { path } }) => keyOf(path) === key)
  );
}
