import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHead, readTextWithin } from '../files/read';
import { foldersIn } from '../files/tree';
import { HEAD_LENGTH, isManifest } from '../syntax/recognise';
import type { FileSystem } from './files';

/** So many folders are looked into: a home folder opened by mistake ends somewhere. */
const FOLDER_LIMIT = 50_000;

/** After so many folders requests are answered. */
const FOLDERS_AT_A_TIME = 16;

/** The files of this machine. Addresses are those of `file:` URIs. */
export const disk: FileSystem = {
  read(uri, within) {
    try {
      const text = readTextWithin(fileURLToPath(uri), fileURLToPath(within));
      return Promise.resolve(typeof text === 'string' ? text : undefined);
    } catch {
      // This is no file's address.
      return Promise.resolve(undefined);
    }
  },

  async manifests(folder, most, token) {
    const found: string[] = [];
    const top = fileURLToPath(folder);
    let looked = 0;
    // Nothing above the folder is read: it may be all that its user trusts.
    for (const { files } of foldersIn(top, 'within')) {
      if (token.isCancellationRequested || found.length >= most || looked++ >= FOLDER_LIMIT) break;
      const own = files.filter(looksLikeManifest).slice(0, most - found.length);
      found.push(...own.map((file) => addressIn(folder, path.relative(top, file))));
      if (looked % FOLDERS_AT_A_TIME === 0) await new Promise(setImmediate);
    }
    return found;
  },
};

function looksLikeManifest(file: string): boolean {
  return isManifest(file, () => {
    const head = readHead(file, HEAD_LENGTH);
    return typeof head === 'string' ? head : '';
  });
}

/** The address of a file in a folder, whose own address ends with a slash; escaped as VS Code does it. */
function addressIn(folder: string, name: string): string {
  const escaped = (part: string): string =>
    encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return folder + name.split(path.sep).map(escaped).join('/');
}
