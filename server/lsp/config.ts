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
import { CompletionItemKind, InsertTextMode } from './protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../config/address';
import { configName, isConfig } from '../config/find';
import { readConfig, type Config } from '../config/read';
import type { Settings } from '../config/settings';
import { turnOff } from '../config/turn-off';
import { settingsCompletions, settingsHover } from '../features/config';
import { say, type Catalogue } from '../messages/message';
import { editsFor } from '../syntax/edits';
import { Lines } from '../text/lines';
import type { Abilities } from './abilities';
import { applyEdit, toWorkspaceEdit } from './actions';
import { findingsIn, toDiagnostic, toDiagnostics, toRange, toTextEdit } from './convert';
import type { Findings } from './findings';
import type { SettingsSource } from './settings';

const kinds = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Constant,
};

/** What is shown of files of settings, and what is answered about open ones. */
export interface ConfigFiles {
  /** Shows the findings of all that are open or hold for a manifest. */
  show(): void;
  hover(uri: string, position: Position): Hover | null;
  complete(uri: string, position: Position): CompletionItem[];
  actions(uri: string, range: Range, abilities: Abilities): (CodeAction | Command)[];
  /** The edit that turns a rule off in the file that applies to a manifest, or in a new one at the root of its folder. */
  turnOff(uri: string, rule: string, abilities: Abilities): WorkspaceEdit | undefined;
}

/** Serves the files of settings. */
export function configFiles(
  findings: Findings,
  documents: TextDocuments<TextDocument>,
  settings: SettingsSource,
  catalogueFor: (settings: Settings) => Catalogue,
): ConfigFiles {
  const shown = new Map<string, string>();
  const read = (uri: string): Config => readConfig(documents.get(uri)?.getText() ?? '');
  const language = (uri: string, { given }: Config): Catalogue =>
    catalogueFor({ ...settings.now(uri), ...(given.locale === undefined ? {} : { locale: given.locale }) });

  return {
    show() {
      const before = [...shown.values()];
      shown.clear();
      const open = documents.all().filter(({ uri }) => isConfig(uri));
      for (const { uri, version } of open) {
        const config = read(uri);
        shown.set(keyOf(uri), uri);
        findings.show({
          uri,
          version,
          diagnostics: toDiagnostics(config, uri, language(uri, config)),
        });
      }
      for (const [uri, config] of settings.files) {
        if (shown.has(keyOf(uri)) || config.findings.length === 0) continue;
        shown.set(keyOf(uri), uri);
        findings.show({ uri, diagnostics: toDiagnostics(config, uri, language(uri, config)) });
      }
      for (const uri of before) if (!shown.has(keyOf(uri))) findings.show({ uri, diagnostics: [] });
    },
    hover(uri, position) {
      const config = read(uri);
      const found = settingsHover(config, config.lines.offset(position), language(uri, config));
      if (found === undefined) return null;
      return { contents: { kind: 'markdown', value: found.markdown }, range: toRange(found.span, config.lines) };
    },
    complete(uri, position) {
      const config = read(uri);
      const offset = config.lines.offset(position);
      const { span, items } = settingsCompletions(config.text, offset, language(uri, config));
      return items.map(({ label, kind, insert, detail }) => ({
        label,
        kind: kinds[kind],
        detail,
        insertTextMode: InsertTextMode.adjustIndentation,
        textEdit: { range: toRange(span, config.lines), newText: insert },
      }));
    },
    turnOff(uri, rule, abilities) {
      const { file, folder } = settings.fileFor(uri);
      if (file === undefined) return folder === undefined ? undefined : newFile(folder, rule, abilities);
      const open = documents.all().find((each) => keyOf(each.uri) === keyOf(file.uri));
      const { text, lines } = open === undefined ? file : read(open.uri);
      const edits = turnOff(text, rule);
      const document = { lines, version: open?.version ?? null };
      return edits === undefined ? undefined : toWorkspaceEdit(edits, {}, document, open?.uri ?? file.uri, abilities);
    },
    actions(uri, range, abilities) {
      const config = read(uri);
      const { lines, syntax } = config;
      const version = documents.get(uri)?.version ?? 0;
      const catalogue = language(uri, config);
      const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
      return findingsIn(config, span).flatMap(({ finding, index }) =>
        finding.fixes().flatMap((fix): (CodeAction | Command)[] => {
          const edits = editsFor(syntax, fix.changes);
          if (edits === undefined) return [];
          const title = say(fix.title, catalogue);
          const edit = toWorkspaceEdit(edits, {}, { lines, version }, uri, abilities);
          if (!abilities.actions.literal) return [{ title, command: applyEdit, arguments: [edit] }];
          return [
            { title, kind: 'quickfix', diagnostics: [toDiagnostic(finding, index, uri, lines, catalogue)], edit },
          ];
        }),
      );
    },
  };
}

/** An existing file is never overwritten: it may be there and not readable. */
function newFile(
  folder: string,
  rule: string,
  { edits: { versioned, creates } }: Abilities,
): WorkspaceEdit | undefined {
  const edits = turnOff('', rule);
  if (!versioned || !creates || edits === undefined) return undefined;
  const uri = `${folder}${configName}`;
  const lines = new Lines('');
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: edits.map((edit) => toTextEdit(edit, lines)) },
    ],
  };
}
