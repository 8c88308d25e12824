import { SymbolKind, type DocumentSymbol, type SymbolInformation } from '../protocol';
import type { Outline } from '../../features/outline/outline';
import type { WorkspaceSymbol } from '../../features/navigation/workspace-symbols';
import type { Lines } from '../../text/lines';
import { fuzzyMatcher } from '../../text/fuzzy-match';
import { rangeOf } from '../../answers/range';

/** The maximum number of symbols in a response. Users type more of the name. */
const FOUND_LIMIT = 200;

/** An icon for each kind of declaration and its section. */
const icons: Readonly<Record<string, SymbolKind>> = {
  keys: SymbolKind.Key,
  buckets: SymbolKind.Package,
  files: SymbolKind.File,
  servers: SymbolKind.Class,
  vaults: SymbolKind.Struct,
  backups: SymbolKind.Array,
  agencies: SymbolKind.Interface,
  accounts: SymbolKind.Namespace,
  images: SymbolKind.Object,
  operations: SymbolKind.Event,
};

function iconOf({ kind, section = '' }: Pick<Outline, 'kind' | 'section'>): SymbolKind {
  if (kind === 'step') return SymbolKind.Function;
  return Object.hasOwn(icons, section) ? (icons[section] ?? SymbolKind.Field) : SymbolKind.Field;
}

export function toDocumentSymbol(outline: Outline, lines: Lines): DocumentSymbol {
  const { name, detail, span, head, children } = outline;
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: iconOf(outline),
    range: rangeOf(span, lines),
    selectionRange: rangeOf(head, lines),
    ...(children.length === 0 ? {} : { children: children.map((child) => toDocumentSymbol(child, lines)) }),
  };
}

export function toSymbolInformation(named: WorkspaceSymbol, uri: string, lines: Lines): SymbolInformation {
  const { name, within, span } = named;
  return { name, kind: iconOf(named), containerName: within, location: { uri, range: rangeOf(span, lines) } };
}

/** The symbols of several files whose names contain the typed letters in order. */
export function foundIn(files: Iterable<readonly SymbolInformation[]>, typed: string): SymbolInformation[] {
  const fits = fuzzyMatcher(typed);
  const found: SymbolInformation[] = [];
  for (const symbols of files)
    for (const symbol of symbols) {
      if (found.length === FOUND_LIMIT) return found;
      if (fits(symbol.name)) found.push(symbol);
    }
  return found;
}
