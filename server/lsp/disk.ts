import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../config/find';

/** Larger files are no manifests and no settings. Bytes. */
const SIZE_LIMIT = 16 * 1024 * 1024;

/** The files of this machine. Addresses are those of `file:` URIs. */
export const disk: Files = {
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
};

function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}
