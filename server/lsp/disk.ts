import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ignore, { type Ignore } from 'ignore';
import { isManifestName, type FileSystem } from './files';

/** Larger files are no manifests and no settings. Bytes. */
const SIZE_LIMIT = 16 * 1024 * 1024;

/** So many folders are looked into at the most: a home folder opened by mistake ends somewhere. */
const FOLDER_LIMIT = 50_000;

const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The files of this machine. Addresses are those of `file:` URIs. */
export const disk: FileSystem = {
  async read(uri, within) {
    try {
      const file = await realpath(fileURLToPath(uri));
      if (!isInside(file, await realpath(fileURLToPath(within)))) return undefined;
      const found = await stat(file);
      return found.isFile() && found.size <= SIZE_LIMIT ? await readFile(file, 'utf8') : undefined;
    } catch {
      // Not there, not to be read, or no file's address: to the one who asks it is the same.
      return undefined;
    }
  },

  async manifests(folder, most, token) {
    const found: string[] = [];
    const open: Folder[] = [{ uri: folder, path: fileURLToPath(folder), rules: [] }];
    for (let looked = 0; looked < FOLDER_LIMIT && found.length < most && !token.isCancellationRequested; looked++) {
      const next = open.pop();
      if (next === undefined) break;
      const { files, folders } = await entriesOf(next);
      found.push(...files.slice(0, most - found.length));
      // The last one is taken first: so that the order is that of the names.
      open.push(...folders.reverse());
    }
    return found;
  },
};

/** Whether a file lies in a folder, or is that folder; both absolute. */
export function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}

interface Folder {
  /** Ends with a slash. */
  readonly uri: string;
  readonly path: string;
  /** What the `.gitignore` files above leave out, the outermost first. */
  readonly rules: readonly { readonly base: string; readonly ignore: Ignore }[];
}

async function entriesOf(folder: Folder): Promise<{ files: readonly string[]; folders: Folder[] }> {
  const entries = await readdir(folder.path, { withFileTypes: true }).catch(() => []);
  const own = entries.some((entry) => entry.isFile() && entry.name === '.gitignore')
    ? await readFile(path.join(folder.path, '.gitignore'), 'utf8').catch(() => undefined)
    : undefined;
  const rules = own === undefined ? folder.rules : [...folder.rules, { base: folder.path, ignore: ignore().add(own) }];
  const files: string[] = [];
  const folders: Folder[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder.path, entry.name);
    const uri = folder.uri + escaped(entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name) && !isLeftOut(`${name}/`, rules)) {
      folders.push({ uri: `${uri}/`, path: name, rules });
    } else if (entry.isFile() && isManifestName(entry.name) && !isLeftOut(name, rules)) files.push(uri);
  }
  return { files, folders };
}

/** The innermost file that speaks of a name decides; a folder's name ends with a slash. */
function isLeftOut(name: string, rules: Folder['rules']): boolean {
  for (const { base, ignore } of [...rules].reverse()) {
    const way = path.relative(base, name).split(path.sep).join('/') + (name.endsWith('/') ? '/' : '');
    const { ignored, unignored } = ignore.test(way);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** A name in an address, escaped as VS Code does it. */
function escaped(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
