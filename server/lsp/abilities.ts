import { MarkupKind, type InitializeParams } from './protocol';

/** What a client said that it can do, as far as answers differ by it. */
export interface Abilities {
  /** Commands that a lens, a link or an item of a completion may name. */
  readonly commands: ReadonlySet<string>;
  /** It reads and finds files for the server: `ims-manifest/readFile`, `ims-manifest/findFiles`. */
  readonly files: boolean;
  readonly actions: {
    /** It takes code actions; else only commands. */
    readonly literal: boolean;
    /** It asks for the edits of an action once it is chosen. */
    readonly resolve: boolean;
    /** It shows actions that cannot be done here, with the reason. */
    readonly disabled: boolean;
    readonly preferred: boolean;
  };
  readonly edits: {
    /** It takes edits of one version of a document. */
    readonly versioned: boolean;
    /** It takes edits with places to fill in. */
    readonly snippets: boolean;
    /** It takes edits that create a file. */
    readonly creates: boolean;
  };
  /** It asks for findings, and takes none that it has not asked for. */
  readonly asksForFindings: boolean;
  readonly hover: MarkupKind;
  readonly completion: {
    readonly snippets: boolean;
    readonly insertReplace: boolean;
    readonly labelDetails: boolean;
    readonly documentation: MarkupKind;
    /** It opens the list again where an item asks for it. */
    readonly reopens: boolean;
    /** It asks for the documentation of an item once it is looked at. */
    readonly lazy: boolean;
    /** What a list may tell once for all its items. */
    readonly defaults: ReadonlySet<string>;
  };
  /** It takes symbols within symbols. */
  readonly nestedSymbols: boolean;
  readonly folding: { readonly limit: number; readonly linesOnly: boolean };
  /** What it asks for anew when it is told that a setting changed. */
  readonly refresh: {
    readonly lenses: boolean;
    readonly hints: boolean;
    readonly tokens: boolean;
    readonly findings: boolean;
  };
}

/** Reads what a client announced; what it does not speak of it cannot do. */
export function abilitiesOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): Abilities {
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

/** The form that a client likes best; plain text for one that does not say. */
function preferred(forms: readonly MarkupKind[] | undefined): MarkupKind {
  return forms?.[0] === MarkupKind.Markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
}
