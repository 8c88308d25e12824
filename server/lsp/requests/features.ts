import {
  DocumentHighlightKind,
  FoldingRangeKind,
  LSPErrorCodes,
  ResponseError,
  type Position,
  type SelectionRange,
} from '../protocol';
import { isConfig } from '../../config/find';
import { diskAt } from '../../features/navigation/disks';
import { foldingRanges } from '../../features/outline/folding-ranges';
import { firstDeclared, symbolAt, spansOf } from '../../features/navigation/symbols';
import { linksIn } from '../../features/navigation/document-links';
import { outlineOf, selectionAt } from '../../features/outline/outline';
import { renamed, type Refusal } from '../../features/navigation/rename';
import { symbolsOf } from '../../features/navigation/workspace-symbols';
import { shownPlace } from '../../features/written';
import { message, say, type Catalogue } from '../../messages/message';
import { featuresOf } from '../language-features';
import { locationsOf, symbolsAcross } from './symbols-across-files';
import { toWorkspaceEdit } from '../workspace-edit';
import { rangeOf } from '../../answers/range';
import { toLocation, toMarkup } from '../convert';
import type { HandlersContext } from './handlers-context';
import { toDocumentSymbol, toSymbolInformation } from './symbols';

/** Registers the requests about an open document. Each one calls a function in `features` and converts the result to LSP. */
export function registerFeatures(context: HandlersContext): void {
  registerPages(context);
  registerNavigation(context);
  registerRename(context);
  registerOutline(context);
}

/** Hovers, and links to pages. */
function registerPages({ connection, read, readAny, support, settingsFiles }: HandlersContext): void {
  connection.onHover(({ textDocument: { uri }, position }) => {
    if (isConfig(uri)) return settingsFiles.hover(uri, position);
    const open = readAny(uri);
    const explains = support().commands.has('ims-manifest.explain');
    const { hover } = featuresOf(uri);
    const found =
      open === undefined ? undefined : hover(open.checked, open.lines.offset(position), open.catalogue, explains);
    if (open === undefined || found === undefined) return null;
    return { contents: toMarkup(found.markdown, support().hover), range: rangeOf(found.span, open.lines) };
  });

  connection.onDocumentLinks(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const explains = support().commands.has('ims-manifest.explain');
    return linksIn(open.checked, open.catalogue, explains).map(({ span, address }) => ({
      range: rangeOf(span, open.lines),
      target: address,
    }));
  });
}

/** An open document with the name at a position. */
function namedAt({ read }: HandlersContext, uri: string, position: Position) {
  const open = read(uri);
  const offset = open?.lines.offset(position) ?? 0;
  const found = open === undefined ? undefined : (symbolAt(open.checked, offset) ?? diskAt(open.checked, offset));
  return open === undefined || found === undefined ? undefined : { ...open, found };
}

/** The declaration and the uses of a name. */
function registerNavigation(context: HandlersContext): void {
  const { connection } = context;

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const at = namedAt(context, uri, position);
    if (at?.found.declared === undefined) return null;
    return toLocation(shownPlace(at.checked, at.found.declared));
  });

  connection.onTypeDefinition(({ textDocument: { uri }, position }) => {
    const at = namedAt(context, uri, position);
    const place = at === undefined ? undefined : firstDeclared(at.found);
    return place === undefined ? null : toLocation(place);
  });

  connection.onReferences(async ({ textDocument: { uri }, position, context: { includeDeclaration } }) => {
    const at = namedAt(context, uri, position);
    if (at === undefined) return [];
    const all = [at.found, ...(await symbolsAcross(at.found, context.checkedWith))];
    return locationsOf(includeDeclaration ? all : all.map((each) => ({ ...each, declared: undefined })));
  });

  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const at = namedAt(context, uri, position);
    return at === undefined
      ? []
      : spansOf(at.found).map((span, index) => ({
          range: rangeOf(span, at.lines),
          kind:
            index === 0 && at.found.declared !== undefined ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
  });
}

function registerRename(context: HandlersContext): void {
  const { connection, support } = context;

  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const at = namedAt(context, uri, position);
    if (at === undefined) return null;
    if (at.found.declared === undefined) throw requestFailed('rename.not-here', at.catalogue);
    return { range: rangeOf(at.found.here, at.lines), placeholder: at.found.name };
  });

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) => {
    const asked = namedAt(context, uri, position);
    const others = asked === undefined ? [] : await symbolsAcross(asked.found, context.checkedWith);
    // The text may have changed while other files were read.
    const at = namedAt(context, uri, position);
    if (at === undefined) return null;
    const edits = renamed(at.checked, at.found, newName, others);
    if (typeof edits === 'string') throw requestFailed(edits, at.catalogue);
    return toWorkspaceEdit(edits, {}, at.versionOf, support());
  });
}

function requestFailed(why: Refusal, catalogue: Catalogue): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(message(why), catalogue));
}

/** The structure of a document. */
function registerOutline({ connection, read, support }: HandlersContext): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return support().nestedSymbols
      ? outlineOf(open.checked).map((outline) => toDocumentSymbol(outline, open.lines))
      : symbolsOf(open.checked).map((symbol) => toSymbolInformation(symbol, uri, open.lines));
  });

  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return foldingRanges(open.checked, support().folding.limit).map(({ from, to, comment }) => ({
      startLine: from,
      endLine: to,
      ...(comment ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  });

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return positions.map((position) => {
      const offset = open.lines.offset(position);
      const spans = selectionAt(open.checked, offset);
      const outermost: SelectionRange = { range: rangeOf({ start: 0, end: open.checked.text.length }, open.lines) };
      return spans.reduceRight<SelectionRange>(
        (parent, span) => ({ range: rangeOf(span, open.lines), parent }),
        outermost,
      );
    });
  });
}
