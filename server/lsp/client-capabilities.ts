import { MarkupKind, type InitializeParams } from './protocol';

/** The client's capabilities that responses depend on. */
export interface ClientSupport {
  /** Commands that a code lens, a link or a completion item may use. */
  readonly commands: ReadonlySet<string>;
  /** It reads and finds files for the server: `ims-manifest/readFile`, `ims-manifest/findFiles`. */
  readonly files: boolean;
  readonly actions: {
    /** It supports code actions; otherwise only commands. */
    readonly literal: boolean;
    /** It requests the edits of a code action when the user chooses it. */
    readonly resolve: boolean;
    /** It shows disabled code actions with the reason. */
    readonly disabled: boolean;
    readonly preferred: boolean;
  };
  readonly edits: {
    /** It supports edits of a specific version of a document. */
    readonly versioned: boolean;
    /** It supports edits with placeholders. */
    readonly snippets: boolean;
    /** It supports edits that create a file. */
    readonly creates: boolean;
  };
  /** It pulls diagnostics instead of receiving them. */
  readonly asksForFindings: boolean;
  readonly hover: MarkupKind;
  readonly completion: {
    readonly snippets: boolean;
    readonly insertReplace: boolean;
    readonly labelDetails: boolean;
    readonly documentation: MarkupKind;
    /** It reopens the completion list if an item requests it. */
    readonly reopens: boolean;
    /** It requests the documentation of a completion item when the user looks at it. */
    readonly lazy: boolean;
    /** The defaults that a completion list can share among its items. */
    readonly defaults: ReadonlySet<string>;
  };
  /** It supports hierarchical symbols. */
  readonly nestedSymbols: boolean;
  readonly folding: { readonly limit: number; readonly linesOnly: boolean };
  /** What it requests again after a refresh notification. */
  readonly refresh: {
    readonly lenses: boolean;
    readonly hints: boolean;
    readonly tokens: boolean;
    readonly findings: boolean;
  };
}

/** Reads the announced capabilities. Anything not announced is unsupported. */
export function clientSupportOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientSupport {
  const { textDocument, workspace } = capabilities;
  const action = textDocument?.codeAction;
  const item = textDocument?.completion?.completionItem;
  const folding = textDocument?.foldingRange;
  const options = initializationOptions as { readonly commands?: unknown; readonly files?: unknown } | null | undefined;
  const commands: readonly unknown[] = Array.isArray(options?.commands) ? options.commands : [];
  return {
    commands: new Set(commands.filter((each) => typeof each === 'string')),
    files: options?.files === true,
    actions: {
      literal: action?.codeActionLiteralSupport !== undefined,
      resolve: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
      disabled: action?.disabledSupport === true,
      preferred: action?.isPreferredSupport === true,
    },
    edits: {
      versioned: workspace?.workspaceEdit?.documentChanges === true,
      snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
      creates: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    },
    asksForFindings: textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined,
    hover: preferred(textDocument?.hover?.contentFormat),
    completion: {
      snippets: item?.snippetSupport === true,
      insertReplace: item?.insertReplaceSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      documentation: preferred(item?.documentationFormat),
      reopens: commands.includes('editor.action.triggerSuggest'),
      defaults: new Set(textDocument?.completion?.completionList?.itemDefaults ?? []),
      lazy: item?.resolveSupport?.properties.includes('documentation') ?? true,
    },
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    folding: { limit: folding?.rangeLimit ?? Infinity, linesOnly: folding?.lineFoldingOnly === true },
    refresh: {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
      tokens: workspace?.semanticTokens?.refreshSupport === true,
      findings: workspace?.diagnostics?.refreshSupport === true,
    },
  };
}

/** The client's preferred text format; plain text by default. */
function preferred(forms: readonly MarkupKind[] | undefined): MarkupKind {
  return forms?.[0] === MarkupKind.Markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
}
