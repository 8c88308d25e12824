import type { CancellationToken, Connection } from 'vscode-languageserver';
import { keyOf } from '../config/address';
import type { Files } from '../config/find';

/** Files that can be read, and manifests that can be looked for. Addresses are URIs. */
export interface FileSystem extends Files {
  /** The manifests in a folder and those below it, up to `most`; without those that the workspace leaves out. */
  manifests(folder: string, most: number, token: CancellationToken): Promise<readonly string[]>;
}

/** What the files of a server depend on. */
interface Around {
  readonly connection: Connection;
  /** The machine's own files, where the server has a machine. */
  readonly disk: FileSystem | undefined;
  /** The client answers `ims-manifest/readFile` and `ims-manifest/findFiles`. */
  readonly asked: () => boolean;
  /** The text of an open document by the key of its address. */
  readonly openText: (key: string) => string | undefined;
}

/** The files as the editor sees them: what is open first, then the machine's, then what the client has of others. */
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
  };
  const nothing: FileSystem = {
    read: () => Promise.resolve(undefined),
    manifests: () => Promise.resolve([]),
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
  };
}
