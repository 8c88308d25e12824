import type {
  CodeAction,
  Command,
  CompletionItem,
  Hover,
  Position,
  Range,
  TextDocuments,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { CompletionItemKind, InsertTextMode } from '../protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../../config/address';
import { configName, isConfig } from '../../config/find';
import { readConfig, type Config } from '../../config/read';
import type { Settings } from '../../config/settings';
import { turnOff } from '../../config/turn-off';
import { settingsCompletions, settingsHover } from '../../features/settings-file';
import { say, type Catalogue } from '../../messages/message';
import { editsFor } from '../../yaml/edits';
import type { ClientSupport } from '../client-capabilities';
import { toWorkspaceEdit } from '../workspace-edit';
import { rangeOf } from '../../answers/range';
import { findingsIn, toDiagnostics, toQuickFix } from '../convert';
import { newFile } from '../new-file';
import type { Findings } from './findings';
import type { SettingsSource } from './settings';

const kinds = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Constant,
};

/** The findings and features of settings files. */
export class SettingsFiles {
  private readonly shown = new Map<string, string>();

  constructor(
    private readonly findings: Findings,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: SettingsSource,
    private readonly catalogueFor: (settings: Settings) => Catalogue,
  ) {}

  /** Publishes the findings of all settings files that are open or apply to a manifest. */
  show(): void {
    const before = [...this.shown.values()];
    this.shown.clear();
    const open = this.documents.all().filter(({ uri }) => isConfig(uri));
    for (const { uri, version } of open) {
      const config = this.read(uri);
      this.shown.set(keyOf(uri), uri);
      this.findings.show({ uri, version, diagnostics: toDiagnostics(config.findings, this.language(uri, config)) });
    }
    for (const [uri, config] of this.settings.files) {
      if (this.shown.has(keyOf(uri)) || config.findings.length === 0) continue;
      this.shown.set(keyOf(uri), uri);
      this.findings.show({ uri, diagnostics: toDiagnostics(config.findings, this.language(uri, config)) });
    }
    for (const uri of before) if (!this.shown.has(keyOf(uri))) this.findings.show({ uri, diagnostics: [] });
  }

  hover(uri: string, position: Position): Hover | null {
    const config = this.read(uri);
    const found = settingsHover(config, config.lines.offset(position), this.language(uri, config));
    if (found === undefined) return null;
    return { contents: { kind: 'markdown', value: found.markdown }, range: rangeOf(found.span, config.lines) };
  }

  complete(uri: string, position: Position): CompletionItem[] {
    const config = this.read(uri);
    const offset = config.lines.offset(position);
    const { span, items } = settingsCompletions(config.text, offset, this.language(uri, config));
    return items.map(({ label, kind, insert, detail }) => ({
      label,
      kind: kinds[kind],
      detail,
      insertTextMode: InsertTextMode.adjustIndentation,
      textEdit: { range: rangeOf(span, config.lines), newText: insert },
    }));
  }

  /** The edit that turns off a rule in the file that applies to a manifest, or in a new one at the root of its folder. */
  turnOff(uri: string, rule: string, support: ClientSupport): WorkspaceEdit | undefined {
    const { file, folder } = this.settings.fileFor(uri);
    if (file === undefined) return folder === undefined ? undefined : newSettings(folder, rule, support);
    const open = this.documents.all().find((each) => keyOf(each.uri) === keyOf(file.uri));
    const { text, lines } = open === undefined ? file : this.read(open.uri);
    const edits = turnOff(text, rule);
    const source = { path: open?.uri ?? file.uri, lines };
    return edits === undefined ? undefined : toWorkspaceEdit([{ source, edits }], {}, this.versionOf, support);
  }

  actions(uri: string, range: Range, support: ClientSupport): (CodeAction | Command)[] {
    const config = this.read(uri);
    const { syntax } = config;
    const catalogue = this.language(uri, config);
    return findingsIn(config, range).flatMap((about) =>
      about.finding.fixes().flatMap((fix): (CodeAction | Command)[] => {
        const edits = editsFor(syntax, fix.changes);
        if (edits === undefined) return [];
        const title = say(fix.title, catalogue);
        const edit = toWorkspaceEdit([{ source: syntax.source, edits }], {}, this.versionOf, support);
        return [toQuickFix(title, about, edit, support, catalogue)];
      }),
    );
  }

  private readonly versionOf = (uri: string): number | null => this.documents.get(uri)?.version ?? null;

  private read(uri: string): Config {
    return readConfig(this.documents.get(uri)?.getText() ?? '', uri);
  }

  private language(uri: string, { given }: Config): Catalogue {
    return this.catalogueFor({
      ...this.settings.now(uri),
      ...(given.locale === undefined ? {} : { locale: given.locale }),
    });
  }
}

function newSettings(folder: string, rule: string, support: ClientSupport): WorkspaceEdit | undefined {
  const edits = turnOff('', rule);
  const [edit] = edits ?? [];
  return edit === undefined ? undefined : newFile(`${folder}${configName}`, edit.newText, support);
}
