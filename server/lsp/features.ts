import {
  DocumentHighlightKind,
  FoldingRangeKind,
  LSPErrorCodes,
  ResponseError,
  type Position,
  type SelectionRange,
} from './protocol';
import { isConfig } from '../config/find';
import { diskAt } from '../features/disks';
import { foldsOf } from '../features/folds';
import { hover } from '../features/hover';
import { firstDeclared, nameAt, spansOf } from '../features/names';
import { linksIn } from '../features/links';
import { outlineOf, selectionAt } from '../features/outline';
import { renamed, type Refusal } from '../features/rename';
import { symbolsOf } from '../features/symbols';
import { shownOf } from '../features/written';
import { message, say, type Catalogue } from '../messages/message';
import { spanOf } from '../text/place';
import { toWorkspaceEdit } from './actions';
import { toMarkup, toRange } from './convert';
import type { Serving } from './editing';
import { toDocumentSymbol, toSymbolInformation } from './symbols';

/** Answers what an editor asks about an open document: each answer is one call of the `features` room, put in LSP's words. */
export function registerFeatures({ connection, read, abilities, configs }: Serving): void {
  const named = (uri: string, position: Position) => {
    const open = read(uri);
    const offset = open?.lines.offset(position) ?? 0;
    const found = open === undefined ? undefined : (nameAt(open.checked, offset) ?? diskAt(open.checked, offset));
    return open === undefined || found === undefined ? undefined : { ...open, found };
  };

  connection.onHover(({ textDocument: { uri }, position }) => {
    if (isConfig(uri)) return configs.hover(uri, position);
    const open = read(uri);
    const explains = abilities().commands.has('ims-manifest.explain');
    const found =
      open === undefined ? undefined : hover(open.checked, open.lines.offset(position), open.catalogue, explains);
    if (open === undefined || found === undefined) return null;
    return { contents: toMarkup(found.markdown, abilities().hover), range: toRange(found.span, open.lines) };
  });

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const at = named(uri, position);
    if (at?.found.declared === undefined) return null;
    return { uri, range: toRange(shownOf(at.checked.text, spanOf(at.found.declared)), at.lines) };
  });

  connection.onTypeDefinition(({ textDocument: { uri }, position }) => {
    const at = named(uri, position);
    const place = at === undefined ? undefined : firstDeclared(at.found);
    return at === undefined || place === undefined ? null : { uri, range: toRange(place, at.lines) };
  });

  connection.onReferences(({ textDocument: { uri }, position, context }) => {
    const at = named(uri, position);
    if (at === undefined) return [];
    const spans = spansOf(context.includeDeclaration ? at.found : { ...at.found, declared: undefined });
    return spans.map((span) => ({ uri, range: toRange(span, at.lines) }));
  });

  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const at = named(uri, position);
    return at === undefined
      ? []
      : spansOf(at.found).map((span, index) => ({
          range: toRange(span, at.lines),
          kind:
            index === 0 && at.found.declared !== undefined ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
  });

  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const at = named(uri, position);
    if (at === undefined) return null;
    if (at.found.declared === undefined) throw refused('rename.not-here', at.catalogue);
    return { range: toRange(at.found.here, at.lines), placeholder: at.found.name };
  });

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const at = named(uri, position);
    if (at === undefined) return null;
    const edits = renamed(at.checked, at.found, newName);
    if (typeof edits === 'string') throw refused(edits, at.catalogue);
    return toWorkspaceEdit(edits, {}, at, uri, abilities());
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return abilities().nestedSymbols
      ? outlineOf(open.checked).map((outline) => toDocumentSymbol(outline, open.lines))
      : symbolsOf(open.checked).map((symbol) => toSymbolInformation(symbol, uri, open.lines));
  });

  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return foldsOf(open.checked, abilities().folding.limit).map(({ from, to, comment }) => ({
      startLine: from,
      endLine: to,
      ...(comment ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  });

  connection.onDocumentLinks(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const explains = abilities().commands.has('ims-manifest.explain');
    return linksIn(open.checked, open.catalogue, explains).map(({ span, address }) => ({
      range: toRange(span, open.lines),
      target: address,
    }));
  });

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return positions.map((position) => {
      const offset = open.lines.offset(position);
      const spans = selectionAt(open.checked, offset);
      const outermost: SelectionRange = { range: toRange({ start: 0, end: open.checked.text.length }, open.lines) };
      return spans.reduceRight<SelectionRange>(
        (parent, span) => ({ range: toRange(span, open.lines), parent }),
        outermost,
      );
    });
  });
}

function refused(why: Refusal, catalogue: Catalogue): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(message(why), catalogue));
}
