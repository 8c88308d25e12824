import { languages, Position, Range, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { HEAD_LENGTH, isManifest } from '../server/yaml/file-kind';

/**
 * Treats YAML and JSON files that start like a manifest as manifests, as the command line does. VS Code itself detects languages by
 * file name only.
 */
export function registerRecognition({ subscriptions }: ExtensionContext): void {
  /** Each document is changed once, so that the user can choose another language afterwards. */
  const recognized = new WeakSet<TextDocument>();
  function look(document: TextDocument): void {
    if (document.languageId === 'ims-manifest' || recognized.has(document)) return;
    const head = (): string => document.getText(new Range(new Position(0, 0), document.positionAt(HEAD_LENGTH)));
    if (!isManifest(document.uri.path, head)) return;
    recognized.add(document);
    void languages.setTextDocumentLanguage(document, 'ims-manifest');
  }
  subscriptions.push(
    workspace.onDidOpenTextDocument(look),
    // Changing the language closes and reopens a document, so a text that is edited into a manifest only changes on request.
    workspace.onDidCloseTextDocument((document) => {
      if (document.languageId === 'ims-manifest') recognized.add(document);
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some(({ rangeOffset }) => rangeOffset < HEAD_LENGTH)) look(document);
    }),
  );
  workspace.textDocuments.forEach(look);
}
