import { folderAt, foldersOf, keyOf, nameOf } from './address';
import { readConfig, type Config } from './read';

/** What the finder needs of a file system, a disk or an editor's. Addresses are URIs. */
export interface Files {
  /**
   * The text of a file; `undefined` where there is none, where it cannot be read, and where it lies, links followed, outside of
   * the folder `within`.
   */
  read(uri: string, within: string): Promise<string | undefined>;
}

/** The name of a file of settings. */
const configName = 'ims-manifest.config.yaml';

/** Whether an address is that of a file of settings. */
export function isConfig(uri: string): boolean {
  return nameOf(uri) === configName;
}

/** A file of settings, found and read. */
export interface ConfigFile extends Config {
  readonly uri: string;
}

/** Finds the settings for a manifest. */
export type LoadConfig = (uri: string) => Promise<ConfigFile | undefined>;

/**
 * Finds the file of settings that holds for a manifest: the nearest one, from the manifest's folder upwards to the folder of
 * `roots` that it is in, and nowhere for one that is in none of them; without roots to the folder that is a git repository, or to
 * the top. Each file is read once: a new loader sees what has changed.
 */
export function configLoader(files: Files, roots: readonly string[] = []): LoadConfig {
  const bounds = new Set(roots.flatMap((root) => folderAt(root) ?? []).map(keyOf));
  const read = new Map<string, Promise<ConfigFile | undefined>>();
  const repositories = new Map<string, Promise<boolean>>();

  async function configIn(folder: string, within: string): Promise<ConfigFile | undefined> {
    const uri = `${folder}${configName}`;
    const text = await files.read(uri, within);
    return text === undefined ? undefined : { uri, ...readConfig(text) };
  }

  /** From the innermost folder to the one at which the search ends. */
  async function searched(uri: string): Promise<readonly string[]> {
    const folders = foldersOf(uri);
    const bound = folders.findIndex((folder) => bounds.has(keyOf(folder)));
    if (bounds.size > 0) return folders.slice(0, bound + 1);
    for (const [index, folder] of folders.entries()) {
      if (await remembered(repositories, folder, () => isRepository(files, folder))) return folders.slice(0, index + 1);
    }
    return folders;
  }

  return async (uri) => {
    const folders = await searched(uri);
    const within = folders.at(-1);
    if (within === undefined) return undefined;
    for (const folder of folders) {
      const found = await remembered(read, folder, () => configIn(folder, within));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** A repository has a folder `.git`, a further working tree of one a file of that name. */
async function isRepository(files: Files, folder: string): Promise<boolean> {
  return (
    (await files.read(`${folder}.git/HEAD`, folder)) !== undefined ||
    (await files.read(`${folder}.git`, folder)) !== undefined
  );
}
