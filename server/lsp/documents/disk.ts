import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapedPart } from '../../config/address';
import { readHead, readTextWithin } from '../../files/read';
import { fileNamesIn, foldersIn } from '../../files/tree';
import { isTerraformName, mayConcernImages } from '../../terraform/file-kind';
import { HEAD_LENGTH, isManifest } from '../../yaml/file-kind';
import type { FileSystem } from './files';

/** The maximum number of folders to search, in case a home folder was opened by mistake. */
const FOLDER_LIMIT = 50_000;

/** Yields after this many folders, so that requests are answered. */
const FOLDERS_AT_A_TIME = 16;

/** How much of a file of a configuration is searched for resources of images, in bytes. */
const TERRAFORM_HEAD = 1024 * 1024;

/** The file system of this machine. Paths are `file:` URIs. */
export const disk: FileSystem = {
  read(uri, within) {
    try {
      const text = readTextWithin(fileURLToPath(uri), fileURLToPath(within));
      return Promise.resolve(typeof text === 'string' ? text : undefined);
    } catch {
      // Not the URI of a file.
      return Promise.resolve(undefined);
    }
  },

  names(folder) {
    try {
      return Promise.resolve(fileNamesIn(fileURLToPath(folder)));
    } catch {
      return Promise.resolve([]);
    }
  },

  async manifests(folder, most, token) {
    const found: string[] = [];
    const top = fileURLToPath(folder);
    let looked = 0;
    // Nothing above the folder is read, because the user may trust only the folder.
    for (const { files } of foldersIn(top, 'within')) {
      if (token.isCancellationRequested || found.length >= most || looked++ >= FOLDER_LIMIT) break;
      const configuration = files.filter(isTerraformName);
      const own = [
        ...files.filter((file) => !isTerraformName(file) && isManifest(file, () => headOf(file, HEAD_LENGTH))),
        // The files of a folder are one configuration.
        ...(configuration.some((file) => mayConcernImages(headOf(file, TERRAFORM_HEAD))) ? configuration : []),
      ].slice(0, most - found.length);
      found.push(...own.map((file) => addressIn(folder, path.relative(top, file))));
      if (looked % FOLDERS_AT_A_TIME === 0) await new Promise(setImmediate);
    }
    return found;
  },
};

function headOf(file: string, length: number): string {
  const text = readHead(file, length);
  return typeof text === 'string' ? text : '';
}

/** The URI of a file in a folder, whose own URI ends with a slash. */
function addressIn(folder: string, name: string): string {
  return folder + name.split(path.sep).map(escapedPart).join('/');
}
