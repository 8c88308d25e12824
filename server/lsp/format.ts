import type { ServerCapabilities, TextEdit } from 'vscode-languageserver';
import { dashEdits } from '../features/dash';
import { formatEdits, formatRangeEdits } from '../syntax/format';
import type { Edit } from '../text/edit';
import { toTextEdit } from './convert';
import type { Serving } from './editing';
import type { Open } from './open';

export const formatCapabilities: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '-', moreTriggerCharacter: [' ', ':', '\n'] },
};

/** Answers how a document, or a part of it, is to be laid out. */
export function registerFormat({ connection, read }: Pick<Serving, 'connection' | 'read'>): void {
  const edited = (uri: string, editsOf: (open: Open) => readonly Edit[]): TextEdit[] => {
    const open = read(uri);
    return open === undefined ? [] : editsOf(open).map((edit) => toTextEdit(edit, open.lines));
  };

  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    edited(uri, ({ checked }) => formatEdits(checked.syntax)),
  );

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
    edited(uri, ({ checked, lines }) =>
      formatRangeEdits(checked.syntax, { start: lines.offset(range.start), end: lines.offset(range.end) }),
    ),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position }) =>
    edited(uri, ({ checked, lines }) => dashEdits(checked, lines.offset(position))),
  );
}
