import type { Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import { mermaid } from '../features/pipeline/mermaid';
import { pictureAt, type Picture } from '../features/pipeline/picture';
import { graphModelsOf } from '../features/pipeline/graph-model';
import { toRange } from './convert';
import type { HandlersContext } from './handlers-context';

interface PictureParams {
  readonly textDocument: TextDocumentIdentifier;
  /** The cursor position. */
  readonly position: Position;
}

/** The picture of a version of a manifest. */
export interface PictureAnswer {
  readonly version: number;
  readonly picture: Picture<Range>;
}

/**
 * Answers `ims-manifest/pipeline`: the picture of the document at a position with its version, and `ims-manifest/mermaid`: the
 * whole file as a Mermaid flowchart. Null if the text is not open.
 */
export function registerPicture({ connection, readAny: read }: HandlersContext): void {
  connection.onRequest('ims-manifest/pipeline', ({ textDocument, position }: PictureParams): PictureAnswer | null => {
    const open = read(textDocument.uri);
    if (open === undefined) return null;
    const { checked, lines, version, catalogue } = open;
    return { version, picture: pictureAt(checked, lines.offset(position), catalogue, (span) => toRange(span, lines)) };
  });
  connection.onRequest(
    'ims-manifest/mermaid',
    ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }) => {
      const open = read(textDocument.uri);
      return open === undefined ? null : mermaid(graphModelsOf(open.checked, open.catalogue));
    },
  );
}
