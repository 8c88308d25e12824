import { SymbolKind, type DocumentSymbol, type SymbolInformation } from './protocol';
import type { Outline } from '../features/outline';
import type { Named } from '../features/symbols';
import type { Lines } from '../text/lines';
import { matcher } from '../text/matches';
import { toRange } from './convert';

/** So many symbols are found at once: people type more of the name. */
const FOUND_LIMIT = 200;

const kinds = { section: SymbolKind.Namespace, thing: SymbolKind.Object, step: SymbolKind.Event };

export function toDocumentSymbol({ name, detail, kind, span, head, children }: Outline, lines: Lines): DocumentSymbol {
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: kinds[kind],
    range: toRange(span, lines),
    selectionRange: toRange(head, lines),
    ...(children.length === 0 ? {} : { children: children.map((child) => toDocumentSymbol(child, lines)) }),
  };
}

export function toSymbolInformation({ name, kind, within, span }: Named, uri: string, lines: Lines): SymbolInformation {
  return { name, kind: kinds[kind], containerName: within, location: { uri, range: toRange(span, lines) } };
}

/** The symbols of several files whose names have the typed letters in their order. */
export function foundIn(files: Iterable<readonly SymbolInformation[]>, typed: string): SymbolInformation[] {
  const fits = matcher(typed);
  const found: SymbolInformation[] = [];
  for (const symbols of files)
    for (const symbol of symbols) {
      if (found.length === FOUND_LIMIT) return found;
      if (fits(symbol.name)) found.push(symbol);
    }
  return found;
}
