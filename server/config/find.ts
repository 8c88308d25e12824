import { folderAbove, folderAt, keyOf, nameOf } from './address';
import { readConfig, type Config } from './read';

/** What the finder needs of a file system, a disk or an editor's. Addresses are URIs. */
export interface Files {
  /**
   * The text of a file; `undefined` where there is none, and where it is, links followed, outside of the folder `within`. What
   * cannot be read is an error, or `undefined` as well.
   */
  read(uri: string, within: string): Promise<string | undefined>;
}

/** The name of a file of settings. */
export const configName = 'ims-manifest.config.yaml';

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
  const ends = new Map<string, Promise<string | undefined>>();
  const found = new Map<string, Promise<ConfigFile | undefined>>();

  /** The folder at which the search from a folder ends; `undefined` where there is nothing to search. */
  function endOf(folder: string): Promise<string | undefined> {
    return remembered(ends, folder, async () => {
      if (bounds.size > 0 ? bounds.has(keyOf(folder)) : await isRepository(files, folder)) return folder;
      const above = folderAbove(folder);
      return above === undefined ? (bounds.size > 0 ? undefined : folder) : endOf(above);
    });
  }

  function nearest(folder: string, end: string): Promise<ConfigFile | undefined> {
    return remembered(found, folder, async () => {
      const uri = `${folder}${configName}`;
      const text = await files.read(uri, end);
      if (text !== undefined) return { uri, ...readConfig(text) };
      const above = folder === end ? undefined : folderAbove(folder);
      return above === undefined ? undefined : nearest(above, end);
    });
  }

  return async (uri) => {
    const folder = folderAt(uri, '.');
    const end = folder === undefined ? undefined : await endOf(folder);
    return folder === undefined || end === undefined ? undefined : nearest(folder, end);
  };
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** A repository has a folder `.git`, a further working tree of one a file of that name. What cannot be read is there. */
async function isRepository(files: Files, folder: string): Promise<boolean> {
  const isThere = (name: string): Promise<boolean> =>
    files.read(`${folder}${name}`, folder).then(
      (text) => text !== undefined,
      () => true,
    );
  return (await isThere('.git/HEAD')) || (await isThere('.git'));
}
