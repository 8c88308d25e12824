import {
  commands,
  EventEmitter,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Overview, OverviewLine } from '../server/lsp/requests/overview';
import { onStale } from './stale';

const viewId = 'ims-manifest.overview';

/** The context key that hides the view if there is no manifest. */
const hasManifest = 'ims-manifest.hasManifest';

/** How long the text must be unchanged before the overview is requested, in ms. */
const pause = 150;

/**
 * The view in the Explorer with the images and operations of a manifest, and the checks that could not be made. It shows the last
 * active manifest and follows its text. VS Code requests its items only while it is visible.
 */
export function registerOverview({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  const changed = new EventEmitter<undefined>();
  let shown: TextDocument | undefined;
  let lines: readonly OverviewLine[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(document: TextDocument): Promise<void> {
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const answer = await client.sendRequest<Overview | null>('ims-manifest/overview', { textDocument });
    // The findings of a newer text are not available yet. The next request comes with them.
    if (document === shown && answer?.version === document.version) lines = answer.lines;
  }

  async function roots(): Promise<OverviewLine[]> {
    // While the server restarts, the last items stay.
    if (shown !== undefined) await ask(shown).catch(() => undefined);
    return [...lines];
  }

  function refresh(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed.fire(undefined);
    }, pause);
  }

  function show(document: TextDocument | undefined): void {
    if (document === shown) return;
    shown = document;
    lines = [];
    void commands.executeCommand('setContext', hasManifest, document !== undefined);
    refresh();
  }

  function follow(editor: TextEditor | undefined): void {
    if (editor?.document.languageId === 'ims-manifest') show(editor.document);
  }

  const isShown = (uri: Uri): boolean => uri.toString() === shown?.uri.toString();
  subscriptions.push(
    changed,
    window.createTreeView<OverviewLine>(viewId, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: (line) => (line === undefined ? roots() : [...line.children]),
        getTreeItem: (line) => itemOf(line, shown),
      },
    }),
    window.onDidChangeActiveTextEditor(follow),
    // VS Code reopens a file with its new language when it becomes a manifest, or stops being one.
    workspace.onDidOpenTextDocument(() => {
      follow(window.activeTextEditor);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (isShown(uri)) show(undefined);
    }),
    ...onStale(client, (files) => {
      if (files?.some(isShown) !== false) refresh();
    }),
  );
  follow(window.activeTextEditor);
}

const icons: Readonly<Record<OverviewLine['icon'], ThemeIcon | undefined>> = {
  group: undefined,
  image: new ThemeIcon('symbol-object'),
  step: new ThemeIcon('symbol-function'),
  unchecked: new ThemeIcon('question'),
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  info: new ThemeIcon('info'),
};

function itemOf({ label, detail, findings, icon, range, children }: OverviewLine, document?: TextDocument): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(label, children.length === 0 ? None : icon === 'unchecked' ? Collapsed : Expanded);
  item.description = detail;
  item.tooltip = findings === '' ? undefined : findings;
  item.iconPath = icons[icon];
  item.accessibilityInformation = { label: [label, detail, findings].filter(Boolean).join(', ') };
  if (range !== undefined && document !== undefined) {
    const { start, end } = range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    item.command = { command: 'vscode.open', title: label, arguments: [document.uri, { selection }] };
  }
  return item;
}
