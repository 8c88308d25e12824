import { FileType, RelativePattern, Uri, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Larger files are no settings and no manifests. Bytes. */
const sizeLimit = 16 * 1024 * 1024;

/** Reads and finds files of the workspace for the server: in a browser, and where the workspace lies on no disk, it has none of its own. */
export function registerFiles({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    client.onRequest('ims-manifest/readFile', async ({ uri }: { readonly uri: string }) => textOf(Uri.parse(uri))),
    client.onRequest('ims-manifest/findFiles', async ({ folder, most }: { folder: string; most: number }) => {
      const within = workspace.getWorkspaceFolder(Uri.parse(folder));
      if (within === undefined) return [];
      const found = await workspace.findFiles(
        new RelativePattern(within, '**/*.ims.{yaml,yml,json}'),
        '**/node_modules/**',
        most,
      );
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri));
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
    // It is not there, or may not be read: to the one who asks it is the same.
    return null;
  }
}
