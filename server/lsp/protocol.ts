// The used exports of the protocol library, in one place: in a bundle, each module that imports a CommonJS library copies all of
// its 500 names at the start.
export type * from 'vscode-languageserver';
export {
  CancellationTokenSource,
  CodeActionKind,
  CodeActionTriggerKind,
  CompletionItemKind,
  CompletionTriggerKind,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentHighlightKind,
  ErrorCodes,
  FileChangeType,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  LSPErrorCodes,
  MarkupKind,
  Message,
  RequestType,
  ResponseError,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
