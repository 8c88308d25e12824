import {
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from '../protocol';
import { pathBetween } from '../../config/address';
import { isConfig } from '../../config/find';
import { completionsAt } from '../../features/completion/complete';
import { documentationOf } from '../../features/completion/documentation';
import { hasPlaces, withoutPlaces, type ItemSubject, type Completion } from '../../features/completion/item';
import type { Span } from '../../text/anchored-span';
import { widthOf } from '../../text/width';
import type { ClientSupport } from '../client-capabilities';
import { rangeOf } from '../../answers/range';
import { toMarkup } from '../convert';
import type { HandlersContext } from './handlers-context';
import type { OpenDocument } from '../documents/document-store';

/**
 * Characters, in addition to letters, that open the completion list. None that Enter often follows, because Enter would accept the
 * first item.
 */
export const triggerCharacters = [' ', ':', '-', '"'];

/** A command of the client that reopens the list after an item with placeholders. */
const reopen = 'editor.action.triggerSuggest';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  rule: CompletionItemKind.Constant,
  step: CompletionItemKind.Snippet,
};

/** The data for writing an item's documentation later. */
interface Data {
  readonly uri: string;
  readonly about: ItemSubject;
}

/** Answers completion requests, and resolves the documentation of single items. */
export function registerCompletion({
  connection,
  read,
  support,
  settingsFiles,
  manifestsBeside,
}: HandlersContext): void {
  const documented = (item: CompletionItem, open: OpenDocument, about: ItemSubject): CompletionItem => {
    const explains = support().commands.has('ims-manifest.explain');
    const text = documentationOf(item.label, about, open.checked, open.catalogue, explains);
    return text === undefined ? item : { ...item, documentation: toMarkup(text, support().completion.documentation) };
  };

  connection.onCompletion(({ textDocument: { uri }, position, context }): CompletionList => {
    if (isConfig(uri)) return { isIncomplete: false, items: settingsFiles.complete(uri, position) };
    const open = read(uri);
    if (open === undefined) return { isIncomplete: false, items: [] };
    const offset = open.lines.offset(position);
    const { replace, items, incomplete } = completionsAt(open.checked, offset, open.catalogue, {
      region: open.settings.region,
      paths: () =>
        manifestsBeside(uri)
          .filter((each) => !isConfig(each))
          .map((each) => pathBetween(uri, each))
          .sort(),
      unasked: context?.triggerKind === CompletionTriggerKind.TriggerCharacter,
    });
    const able = support().completion;
    const range = editRangeOf(replace, offset, open, able);
    const typedFrom = (from: number): string =>
      from === replace.start ? quoteAt(open, from) : open.checked.text.slice(from, replace.start);
    const shared = able.lazy && able.defaults.has('data') ? items[0]?.about : undefined;
    const all = items.map((each) => {
      const { about, from = replace.start } = each;
      const whole = from === replace.start ? range : editRangeOf({ ...replace, start: from }, offset, open, able);
      const item = toItem(each, whole, typedFrom(from), whole === range, able);
      if (about === undefined || about === shared) return item;
      return able.lazy ? { ...item, data: { uri, about } satisfies Data } : documented(item, open, about);
    });
    const itemDefaults = {
      ...(able.defaults.has('editRange') ? { editRange: range } : {}),
      ...(shared === undefined ? {} : { data: { uri, about: shared } satisfies Data }),
    };
    return { isIncomplete: incomplete, items: all, ...(able.defaults.size === 0 ? {} : { itemDefaults }) };
  });

  connection.onCompletionResolve((item) => {
    const data = item.data as Data | undefined;
    const open = data === undefined ? undefined : read(data.uri);
    return data === undefined || open === undefined ? item : documented(item, open, data.about);
  });
}

type EditRange = NonNullable<NonNullable<CompletionList['itemDefaults']>['editRange']>;

/**
 * The range that an item replaces. A client that supports both keeps or replaces the rest of the word. Quotes in the item are
 * replaced in either case.
 */
function editRangeOf(replace: Span, offset: number, open: OpenDocument, able: ClientSupport['completion']): EditRange {
  const whole = rangeOf(replace, open.lines);
  const end = quoteAt(open, replace.start) === '' ? offset : replace.end;
  return able.insertReplace ? { insert: rangeOf({ ...replace, end }, open.lines), replace: whole } : whole;
}

/** The quote at an offset, if there is one. */
function quoteAt({ checked: { text } }: OpenDocument, offset: number): string {
  return text.charAt(offset) === '"' ? '"' : '';
}

/** `typed`: the text before the word in the item's range, which clients match as well. */
function toItem(
  { label, kind, snippet, detail, sort, filter = label }: Completion,
  range: EditRange,
  typed: string,
  shared: boolean,
  able: ClientSupport['completion'],
): CompletionItem {
  const newText = able.snippets ? snippet : withoutPlaces(snippet);
  const places = able.snippets && (hasPlaces(snippet) || snippet.endsWith(' '));
  return {
    label,
    kind: kinds[kind],
    sortText: sort,
    ...(detail === '' ? {} : { detail }),
    ...(able.labelDetails && detail !== '' ? { labelDetails: { description: beside(label, detail) } } : {}),
    ...(typed === '' && filter === label ? {} : { filterText: typed + filter }),
    ...(places && able.reopens ? { command: { title: '', command: reopen } } : {}),
    ...(able.snippets && /[\\$]/.test(snippet) ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // The lines of an item are already indented.
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...textOf(newText, label, range, shared && able.defaults.has('editRange')),
  };
}

/** The columns of a row of the list. */
const ROW = 52;
/** The minimum columns of a description. */
const LEAST = 24;

/** A description that leaves the room for its label: editors would shorten the label first. `detail` is shown in full elsewhere. */
function beside(label: string, detail: string): string {
  const text = detail.startsWith(label) ? detail.slice(label.length).trimStart() : detail;
  const room = Math.max(LEAST, ROW - widthOf(label));
  if (widthOf(text) <= room) return text;
  let shown = '';
  for (const character of text) {
    if (widthOf(shown + character) >= room) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

/** The text of an item. If the list has the range, the label is the default text. */
function textOf(newText: string, label: string, range: EditRange, shared: boolean): Partial<CompletionItem> {
  if (shared) return newText === label ? {} : { textEditText: newText };
  return { textEdit: 'insert' in range ? { newText, ...range } : { newText, range } };
}
