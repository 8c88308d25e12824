import type { Position, TextDocumentIdentifier } from 'vscode-languageserver';
import { mermaid } from '../../features/pipeline/mermaid';
import { pictureAt, type Picture } from '../../features/pipeline/picture';
import { isConfiguration } from '../language-features';
import { graphModelsOf } from '../../features/pipeline/graph-model';
import { firstViewOf } from '../terraform/callers';
import type { HandlersContext } from './handlers-context';

interface PictureParams {
  readonly textDocument: TextDocumentIdentifier;
  /** The cursor position. */
  readonly position: Position;
}

/** The picture of a version of a manifest, or of the configuration that a file belongs to. */
export interface PictureAnswer {
  readonly version: number;
  readonly picture: Picture;
  /** The folder of the configuration; absent for a manifest. */
  readonly folder?: string;
}

/**
 * Answers `ims-manifest/pipeline`: the picture of the document at a position with its version, and `ims-manifest/mermaid`: the
 * whole file as a Mermaid flowchart. Null if the text is not open.
 */
export function registerPicture({ connection, readAny: read }: HandlersContext): void {
  connection.onRequest('ims-manifest/pipeline', ({ textDocument, position }: PictureParams): PictureAnswer | null => {
    const open = read(textDocument.uri);
    if (open === undefined) return null;
    const { lines, version, catalogue } = open;
    // Of a module that several configurations call, the picture is that of the first one.
    const checked = firstViewOf(open.checked);
    const picture = pictureAt(checked, lines.offset(position), catalogue);
    return { version, picture, folder: isConfiguration(textDocument.uri) ? checked.options.path : undefined };
  });
  connection.onRequest(
    'ims-manifest/mermaid',
    ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }) => {
      const open = read(textDocument.uri);
      return open === undefined ? null : mermaid(graphModelsOf(firstViewOf(open.checked), open.catalogue));
    },
  );
}
