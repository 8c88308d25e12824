import * as vscode from 'vscode';

/** No value yet. */
type Probe<T> = T | undefined | false;

/**
 * VS Code cancels a request for code actions when any extension, including its own, registers a provider in the meantime, even
 * one for other files. The request has to be repeated then.
 */
async function unlessGivenUp<T>(probe: () => Probe<T> | Thenable<Probe<T>>): Promise<Probe<T>> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return undefined;
    throw error;
  }
}

/** Polls until there is a value. */
export async function until<T>(what: string, probe: () => Probe<T> | Thenable<Probe<T>>, limit = 60_000): Promise<T> {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 30))) {
    const found = await unlessGivenUp(probe);
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`timed out: ${what}`);
}

export function assert(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** The URI of a file in the open folder. */
export function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Creates a file in the open folder while an action runs. */
export async function withFile(name: string, text: string, act: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = fileOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    await act(uri);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

/** Opens the manifest of the folder in the editor. */
export async function open(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf('pipeline.ims.yaml'));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A manifest in the editor, with the requested position. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}

/** The manifest of the folder with another text; `<|>` marks the position. */
export async function place(marked: string): Promise<Place> {
  const document = await open();
  const editor = await vscode.window.showTextDocument(document);
  const text = marked.replace('<|>', '');
  if (document.getText() !== text) {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const taken = await editor.edit((edit) => {
      edit.replace(whole, text);
    });
    assert(taken, 'the text was not taken');
  }
  const position = document.positionAt(Math.max(0, marked.indexOf('<|>')));
  editor.selection = new vscode.Selection(position, position);
  return { document, uri: document.uri, position };
}

/** Requests a feature from VS Code until the response is not empty. */
export function ask<T extends object>(what: string, ...args: readonly unknown[]): Promise<T> {
  return until(what, async () => {
    const found = await vscode.commands.executeCommand<T | undefined>(`vscode.${what}`, ...args);
    return found !== undefined && (!Array.isArray(found) || found.length > 0) && found;
  });
}

/** The words of a document at ranges, each with its one-based line. */
export function words({ document }: Place, ranges: readonly vscode.Range[]): string {
  return ranges.map((range) => `${String(range.start.line + 1)}:${document.getText(range)}`).join(' ');
}
