import {
  commands,
  InputBoxValidationSeverity,
  l10n,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type InputBoxValidationMessage,
  type TextDocument,
  type WorkspaceFolder,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Template } from '../server/features/completion/manifest-templates';
import { manifestPath } from './filename';

/** Registers the command that creates a manifest: it asks for a template and a name, writes the file and opens it. */
export function registerNewManifest({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  subscriptions.push(
    commands.registerCommand('ims-manifest.newManifest', async () => {
      const folder = await chosenFolder();
      if (folder === null) return;
      const template = await chosenTemplate(client, folder);
      if (template === undefined) return;
      const document = folder === undefined ? await untitled(template) : await written(template, folder);
      if (document === undefined) return;
      // An empty manifest is continued at its end; an example is read from its start.
      const selection = template.name === 'empty' ? document.lineAt(document.lineCount - 1).range : undefined;
      await window.showTextDocument(document, { selection, preview: false });
    }),
  );
}

/** The folder of the active editor, or the one that the user chooses; `undefined` if none is open, `null` if the user cancels. */
async function chosenFolder(): Promise<WorkspaceFolder | undefined | null> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  const active = window.activeTextEditor?.document.uri;
  const own = active === undefined ? undefined : workspace.getWorkspaceFolder(active);
  return own ?? (await window.showWorkspaceFolderPick()) ?? null;
}

async function chosenTemplate(
  client: BaseLanguageClient,
  folder: WorkspaceFolder | undefined,
): Promise<Template | undefined> {
  const uri =
    folder === undefined ? {} : { uri: client.code2ProtocolConverter.asUri(Uri.joinPath(folder.uri, 'new.ims.yaml')) };
  const templates = await client.sendRequest<readonly Template[]>('ims-manifest/newManifest', uri);
  const items = templates.map((template) => ({ label: template.name, detail: template.description, template }));
  const placeHolder = l10n.t('Select a template');
  const chosen = await window.showQuickPick(items, { title: title(), placeHolder, matchOnDetail: true });
  return chosen?.template;
}

const title = (): string => l10n.t('New Manifest');

/** Without a folder, VS Code asks for the path when the text is saved, and suggests the first line as the name. */
function untitled({ name, text }: Template): Thenable<TextDocument> {
  return workspace.openTextDocument({ language: 'ims-manifest', content: `# ${name}\n${text}` });
}

/** Asks for the path of a new file and writes it; `undefined` if the user cancels or writing fails. */
async function written(template: Template, folder: WorkspaceFolder): Promise<TextDocument | undefined> {
  const uri = await chosenPath(template, folder);
  if (uri === undefined) return undefined;
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(template.text));
    return await workspace.openTextDocument(uri);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('{0} could not be written. {1}', workspace.asRelativePath(uri), why));
    return undefined;
  }
}

async function chosenPath({ name }: Template, { uri: folder }: WorkspaceFolder): Promise<Uri | undefined> {
  const start = await freePath(name, folder);
  const slash = start.lastIndexOf('/') + 1;
  const typed = await window.showInputBox({
    title: title(),
    prompt: l10n.t('Path of the new file in the folder'),
    value: start,
    valueSelection: [slash, start.length - '.ims.yaml'.length],
    validateInput: (value) => saidOf(value, folder),
  });
  const path = typed === undefined ? undefined : manifestPath(typed);
  return typeof path === 'string' ? Uri.joinPath(folder, path) : undefined;
}

/** An unused path next to the active file. */
async function freePath(name: string, folder: Uri): Promise<string> {
  const active = window.activeTextEditor?.document.uri;
  const isInside = active !== undefined && workspace.getWorkspaceFolder(active)?.uri.toString() === folder.toString();
  const beside = isInside
    ? workspace.asRelativePath(Uri.joinPath(active, '..', name), false).slice(0, -name.length)
    : '';
  for (let count = 1; ; count++) {
    const path = `${beside}${name}${count === 1 ? '' : `-${String(count)}`}.ims.yaml`;
    if (!(await isThere(Uri.joinPath(folder, path)))) return path;
  }
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The message shown while a path is typed: why it is invalid, or the resulting file name if that is different. */
async function saidOf(typed: string, folder: Uri): Promise<string | InputBoxValidationMessage | undefined> {
  const path = manifestPath(typed);
  if (typeof path !== 'string') {
    switch (path.fault) {
      case 'empty':
        return l10n.t('Enter a file name.');
      case 'outside':
        return l10n.t('Enter a path inside the folder.');
      case 'character':
        return l10n.t('A file name cannot contain any of these characters: {0}', '< > : " | ? *');
      case 'reserved':
        return l10n.t('Windows does not allow this name.');
      case 'end':
        return l10n.t('A name cannot begin with a space or end with a space or a period.');
    }
  }
  if (await isThere(Uri.joinPath(folder, path))) return l10n.t('{0} already exists.', path);
  if (path === typed) return undefined;
  return { message: l10n.t('Creates {0}.', path), severity: InputBoxValidationSeverity.Info };
}
