import { memoizeByText } from '../text/memoize';
import { folderAbove, folderAt, keyOf, fileNameOf } from './address';
import { readConfig, type Config } from './read';

/** The file system that the finder reads, on disk or through an editor. Paths are URIs. */
export interface Files {
  /**
   * The text of a file; `undefined` if it does not exist, or if it is outside of the folder `within` after links are resolved. An
   * unreadable file throws or returns `undefined`.
   */
  read(uri: string, within: string): Promise<string | undefined>;
}

/** The name of a settings file. */
export const configName = 'ims-manifest.config.yaml';

/** Whether a URI is that of a settings file. */
export function isConfig(uri: string): boolean {
  return fileNameOf(uri) === configName;
}

/** A settings file with its content. */
export interface ConfigFile extends Config {
  readonly uri: string;
}

/** Finds the settings for a manifest. */
export type LoadConfig = (uri: string) => Promise<ConfigFile | undefined>;

/**
 * Finds the settings file for a manifest: the nearest one from the manifest's folder up to the folder of `roots` that contains it.
 * A manifest outside of all roots has none. Without `roots`, the search goes up to the root of the git repository or of the file
 * system. Each file is read once: use a new loader to see changes.
 */
export function configLoader(files: Files, roots: readonly string[] = []): LoadConfig {
  const bounds = new Set(roots.flatMap((root) => folderAt(root) ?? []).map(keyOf));

  /** The folder where the search from a folder ends; `undefined` if there is nothing to search. */
  const endOf = memoizeByText(async (folder): Promise<string | undefined> => {
    if (bounds.size > 0 ? bounds.has(keyOf(folder)) : await isRepository(files, folder)) return folder;
    const above = folderAbove(folder);
    return above === undefined ? (bounds.size > 0 ? undefined : folder) : endOf(above);
  });

  const nearest = memoizeByText(async (folder): Promise<ConfigFile | undefined> => {
    const end = await endOf(folder);
    if (end === undefined) return undefined;
    const uri = `${folder}${configName}`;
    const text = await files.read(uri, end);
    if (text !== undefined) return { uri, ...readConfig(text, uri) };
    const above = folder === end ? undefined : folderAbove(folder);
    return above === undefined ? undefined : nearest(above);
  });

  return async (uri) => {
    const folder = folderAt(uri, '.');
    return folder === undefined ? undefined : nearest(folder);
  };
}

/** A repository contains a folder `.git`, a linked working tree a file with that name. If it cannot be read, it exists. */
async function isRepository(files: Files, folder: string): Promise<boolean> {
  const isThere = (name: string): Promise<boolean> =>
    files.read(`${folder}${name}`, folder).then(
      (text) => text !== undefined,
      () => true,
    );
  return (await isThere('.git/HEAD')) || (await isThere('.git'));
}
