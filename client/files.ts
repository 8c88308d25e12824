import { FileType, RelativePattern, Uri, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TERRAFORM_FILES } from '../server/terraform/file-kind';
import { MANIFEST_NAMES } from '../server/yaml/file-kind';

/** The size limit of settings and manifests, in bytes. */
const sizeLimit = 16 * 1024 * 1024;

/** Reads and finds files of the workspace for the server, which has no file system in a browser or for a virtual workspace. */
export function registerFiles({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    client.onRequest('ims-manifest/readFile', async ({ uri }: { readonly uri: string }) => textOf(Uri.parse(uri))),
    client.onRequest('ims-manifest/findFiles', async ({ folder, most }: { folder: string; most: number }) => {
      const within = workspace.getWorkspaceFolder(Uri.parse(folder));
      if (within === undefined) return [];
      const patterns = [MANIFEST_NAMES, TERRAFORM_FILES].map((names) => new RelativePattern(within, names));
      const all = await Promise.all(
        patterns.map((pattern) => workspace.findFiles(pattern, '**/{node_modules,.terraform}/**', most)),
      );
      const found = all.flat().slice(0, most);
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri));
    }),
    client.onRequest('ims-manifest/readFolder', async ({ folder }: { readonly folder: string }) => {
      const uri = Uri.parse(folder);
      if (workspace.getWorkspaceFolder(uri) === undefined || uri.path.split(/[/\\]/).includes('..')) return [];
      const entries = await workspace.fs.readDirectory(uri);
      return entries.filter(([, type]) => type === FileType.File).map(([name]) => name);
    }),
  );
}

/** The text of a file of the workspace; nothing outside of it is read, and no link is followed. */
async function textOf(uri: Uri): Promise<string | null> {
  if (workspace.getWorkspaceFolder(uri) === undefined || uri.path.split(/[/\\]/).includes('..')) return null;
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type !== FileType.File || size > sizeLimit) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // A missing file and an unreadable one are the same to the server.
    return null;
  }
}
