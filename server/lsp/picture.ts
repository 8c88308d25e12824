import type { Position, TextDocumentIdentifier } from 'vscode-languageserver';
import { mermaid } from '../features/mermaid';
import { pictureAt } from '../features/picture';
import { sketchesOf } from '../features/sketch';
import { toRange } from './convert';
import type { Serving } from './editing';

interface PictureParams {
  readonly textDocument: TextDocumentIdentifier;
  /** Where the cursor is. */
  readonly position: Position;
}

/**
 * Answers `ims-manifest/pipeline`: the picture of the document at a position, with the version it is of, and
 * `ims-manifest/mermaid`: the same for the whole file as a flowchart in Mermaid's language. Null where the text is not open.
 */
export function registerPicture({ connection, read }: Serving): void {
  connection.onRequest('ims-manifest/pipeline', ({ textDocument, position }: PictureParams) => {
    const open = read(textDocument.uri);
    if (open === undefined) return null;
    const { checked, lines, version, catalogue } = open;
    return { version, picture: pictureAt(checked, lines.offset(position), catalogue, (span) => toRange(span, lines)) };
  });
  connection.onRequest(
    'ims-manifest/mermaid',
    ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }) => {
      const open = read(textDocument.uri);
      return open === undefined ? null : mermaid(sketchesOf(open.checked, open.catalogue));
    },
  );
}
