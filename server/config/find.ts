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

/** A file of settings, found and read. */
interface ConfigFile extends Config {
  readonly uri: string;
}

/** Finds the settings for a manifest. */
type LoadConfig = (uri: string) => Promise<ConfigFile | undefined>;

/**
 * Finds the file of settings that holds for a manifest: the nearest one, from the manifest's folder upwards to the folder of
 * `roots` that it is in; outside of them to the folder that is a git repository, or to the top. Each file is read once: a new
 * loader sees what has changed.
 */
export function configLoader(files: Files, roots: readonly string[] = []): LoadConfig {
  const bounds = new Set(roots.flatMap((root) => folderAt(root) ?? []));
  const read = new Map<string, Promise<ConfigFile | undefined>>();
  const repositories = new Map<string, Promise<boolean>>();

  async function configIn(folder: string, within: string): Promise<ConfigFile | undefined> {
    const uri = `${folder}${configName}`;
    const text = await files.read(uri, within);
    return text === undefined ? undefined : { uri, ...readConfig(text) };
  }

  /** From the innermost folder to the one at which the search ends. */
  async function foldersOf(uri: string): Promise<readonly string[]> {
    const folders = upwards(uri);
    const bound = folders.findIndex((folder) => bounds.has(folder));
    if (bound >= 0) return folders.slice(0, bound + 1);
    for (const [index, folder] of folders.entries()) {
      if (await remembered(repositories, folder, () => isRepository(files, folder))) return folders.slice(0, index + 1);
    }
    return folders;
  }

  return async (uri) => {
    const folders = await foldersOf(uri);
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

/** The folders that a file is in, the innermost first, each with a slash at its end; none for what has no place in a tree. */
function upwards(uri: string): readonly string[] {
  const folders: string[] = [];
  const innermost = folderAt(uri, '.');
  for (let folder = innermost; folder !== undefined && folder !== folders.at(-1); folder = folderAt(folder, '..')) {
    folders.push(folder);
  }
  return folders;
}

/** The address of a folder without `.` and `..` in it, written as URL writes it. */
function folderAt(uri: string, step?: '.' | '..'): string | undefined {
  const whole = step === undefined && !uri.endsWith('/') ? `${uri}/` : uri;
  return URL.canParse(step ?? '.', whole) ? new URL(step ?? '.', whole).href : undefined;
}
