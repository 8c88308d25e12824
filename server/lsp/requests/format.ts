import type { ServerCapabilities, TextEdit } from 'vscode-languageserver';
import type { Edit } from '../../text/edit';
import { toSpan, toTextEdit } from '../convert';
import type { HandlersContext } from './handlers-context';
import type { OpenDocument } from '../documents/document-store';

export const formatCapabilities: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '-', moreTriggerCharacter: [' ', ':', '\n'] },
};

/** Answers requests to format a document or a range. */
export function registerFormat({ connection, read }: Pick<HandlersContext, 'connection' | 'read'>): void {
  const edited = (uri: string, editsOf: (open: OpenDocument) => readonly Edit[]): TextEdit[] => {
    const open = read(uri);
    return open === undefined ? [] : editsOf(open).map((edit) => toTextEdit(edit, open.lines));
  };

  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    edited(uri, ({ checked }) => checked.options.frontend.format?.file(checked.syntax) ?? []),
  );

  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
    edited(uri, ({ checked: { syntax, options }, lines }) => {
      const span = toSpan(range, lines);
      return options.frontend.format?.range(syntax, span) ?? [];
    }),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position }) =>
    edited(uri, ({ checked, lines }) => checked.options.frontend.format?.onType(checked, lines.offset(position)) ?? []),
  );
}
