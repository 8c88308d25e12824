import { TextDocumentSyncKind, type ServerCapabilities } from './protocol';
import type { ClientSupport } from './client-capabilities';
import { triggerCharacters } from './completion';
import { formatCapabilities } from './format';
import { editingCapabilities } from './handlers-context';
import { tokenCapabilities } from './tokens';

/** The capabilities that the server announces to a client. */
export function capabilitiesOf(abilities: ClientSupport): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    hoverProvider: true,
    completionProvider: { triggerCharacters, resolveProvider: true },
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    ...editingCapabilities(abilities),
    ...tokenCapabilities,
    ...formatCapabilities,
    ...(abilities.asksForFindings
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true } }
      : {}),
  };
}
