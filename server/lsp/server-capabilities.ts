import { TextDocumentSyncKind, type ServerCapabilities } from './protocol';
import type { ClientSupport } from './client-capabilities';
import { triggerCharacters } from './requests/completion';
import { formatCapabilities } from './requests/format';
import { actionKinds } from './requests/code-actions';
import { applyEdit } from './convert';
import { showReferences } from './requests/hints-and-lenses';
import { tokenCapabilities } from './requests/semantic-tokens';

/** The capabilities that the server announces to a client. */
export function capabilitiesOf({ commands, actions, asksForFindings }: ClientSupport): ServerCapabilities {
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
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: commands.has(showReferences) },
    codeActionProvider: actions.literal
      ? { codeActionKinds: [...actionKinds], resolveProvider: actions.resolve }
      : true,
    ...(actions.literal ? {} : { executeCommandProvider: { commands: [applyEdit] } }),
    ...tokenCapabilities,
    ...formatCapabilities,
    ...(asksForFindings ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true } } : {}),
  };
}
