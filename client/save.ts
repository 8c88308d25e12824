import { commands, l10n, window, workspace, type Uri } from 'vscode';

const extensions = { svg: 'svg', png: 'png', mermaid: 'mmd' } as const;

/** Asks where to save the picture of a manifest, by default next to it, and writes it there. */
export async function saveAs(
  manifest: Uri,
  form: keyof typeof extensions,
  content: string | Uint8Array,
): Promise<void> {
  const extension = extensions[form];
  const path = manifest.path.replace(/(?:\.ims)?\.[^./]+$/, '') + `.${extension}`;
  const uri = await window.showSaveDialog({
    // An unsaved document has no folder, so VS Code chooses one.
    defaultUri: manifest.scheme === 'untitled' ? undefined : manifest.with({ path }),
    filters: { [form === 'mermaid' ? 'Mermaid' : form.toUpperCase()]: [extension] },
  });
  if (uri === undefined) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  try {
    await workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('{0} could not be written. {1}', name, why));
    return;
  }
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('The picture was saved as {0}.', name), open)) === open)
    await commands.executeCommand('vscode.open', uri);
}
