import type { WorkspaceEdit } from 'vscode-languageserver';
import { Lines } from '../text/lines';
import type { ClientSupport } from './client-capabilities';
import { toTextEdit } from './convert';

/**
 * The edit that creates a file with a text; `undefined` if the client cannot create files. Never overwrites a file, which may exist
 * without being readable.
 */
export function newFile(
  uri: string,
  text: string,
  { edits: { versioned, creates } }: ClientSupport,
): WorkspaceEdit | undefined {
  if (!versioned || !creates) return undefined;
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [toTextEdit({ start: 0, end: 0, newText: text }, new Lines(''))] },
    ],
  };
}
