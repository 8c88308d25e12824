import type { CancellationToken, Connection } from 'vscode-languageserver';
import { keyOf, fileNameOf } from '../../config/address';
import type { Files } from '../../config/find';
import { isTerraformName } from '../../terraform/file-kind';
import { HEAD_LENGTH, isManifest } from '../../yaml/file-kind';

/** Reads files and finds manifests. Paths are URIs. */
export interface FileSystem extends Files {
  /** The names of the files in a folder, without subfolders. The folder ends with a slash. */
  names(folder: string): Promise<readonly string[]>;
  /** Up to `most` manifests in a folder and its subfolders, without those that the workspace excludes. */
  manifests(folder: string, most: number, token: CancellationToken): Promise<readonly string[]>;
}

/** The dependencies of the server's file system. */
interface Around {
  readonly connection: Connection;
  /** The machine's file system, if the server has one. */
  readonly disk: FileSystem | undefined;
  /** The client answers `ims-manifest/readFile` and `ims-manifest/findFiles`. */
  readonly asked: () => boolean;
  /** The text of an open document, by its URI key. */
  readonly openText: (key: string) => string | undefined;
}

/** The files as the editor sees them: open documents first, then the machine's files, then the client's. */
export function filesAround({ connection, disk, asked, openText }: Around): FileSystem {
  const client: FileSystem = {
    async read(uri) {
      const text = await connection.sendRequest<unknown>('ims-manifest/readFile', { uri });
      return typeof text === 'string' ? text : undefined;
    },
    async manifests(folder, most, token) {
      const found = await connection.sendRequest<unknown>('ims-manifest/findFiles', { folder, most }, token);
      return Array.isArray(found) ? found.filter((each) => typeof each === 'string').slice(0, most) : [];
    },
    async names(folder) {
      const found = await connection.sendRequest<unknown>('ims-manifest/readFolder', { folder });
      return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
    },
  };
  const nothing: FileSystem = {
    read: () => Promise.resolve(undefined),
    manifests: () => Promise.resolve([]),
    names: () => Promise.resolve([]),
  };
  const systemOf = (uri: string): FileSystem =>
    disk !== undefined && uri.startsWith('file:') ? disk : asked() ? client : nothing;
  return {
    read: async (uri, within) =>
      openText(keyOf(uri)) ??
      systemOf(uri)
        .read(uri, within)
        .catch(() => undefined),
    manifests: (folder, most, token) =>
      systemOf(folder)
        .manifests(folder, most, token)
        .catch(() => []),
    names: (folder) =>
      systemOf(folder)
        .names(folder)
        .catch(() => []),
  };
}

/** Whether a file is a manifest, or part of a configuration. */
export function isChecked(uri: string, text: string): boolean {
  const name = fileNameOf(uri);
  // Another file of its folder may be about images.
  if (isTerraformName(name)) return true;
  return isManifest(name, () => text.slice(0, HEAD_LENGTH));
}
