import { languages, Position, Range, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { HEAD_LENGTH, isManifest } from '../server/syntax/recognise';

/**
 * Has files of YAML and JSON that begin like a manifest treated as manifests, as the command line treats them: the language that
 * VS Code gives them goes by the ending of their name alone.
 */
export function registerRecognition({ subscriptions }: ExtensionContext): void {
  /** Who chooses another language for a document afterwards keeps it. */
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
    // A document whose language is changed closes and opens again: a manifest that becomes something else does so on request.
    workspace.onDidCloseTextDocument((document) => {
      if (document.languageId === 'ims-manifest') recognized.add(document);
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some(({ rangeOffset }) => rangeOffset < HEAD_LENGTH)) look(document);
    }),
  );
  workspace.textDocuments.forEach(look);
}
