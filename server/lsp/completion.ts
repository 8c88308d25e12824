import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from './protocol';
import { isConfig } from '../config/find';
import { completionsAt } from '../features/completion/complete';
import { documentationOf } from '../features/completion/documentation';
import { withoutPlaces, type About, type Completion } from '../features/completion/item';
import type { Span } from '../text/place';
import type { Abilities } from './abilities';
import { toMarkup, toRange } from './convert';
import type { Serving } from './editing';
import type { Open } from './open';

/** Letters that lists of completions come up behind, besides those of words. */
export const triggerCharacters = [' ', ':', '-', '[', '{', ',', '"'];

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  rule: CompletionItemKind.Constant,
  step: CompletionItemKind.Snippet,
};

/** What is needed to write the documentation of an item later. */
interface Data {
  readonly uri: string;
  readonly about: About;
}

/** Answers what may be typed at a position, and tells of one item once it is looked at. */
export function registerCompletion({ connection, read, abilities, configs }: Serving): void {
  const documented = (item: CompletionItem, open: Open, about: About): CompletionItem => {
    const explains = abilities().commands.has('ims-manifest.explain');
    const text = documentationOf(item.label, about, open.checked, open.catalogue, explains);
    return text === undefined ? item : { ...item, documentation: toMarkup(text, abilities().completion.documentation) };
  };

  connection.onCompletion(({ textDocument: { uri }, position }): CompletionList => {
    if (isConfig(uri)) return { isIncomplete: false, items: configs.complete(uri, position) };
    const open = read(uri);
    if (open === undefined) return { isIncomplete: false, items: [] };
    const offset = open.lines.offset(position);
    const { replace, items, incomplete } = completionsAt(open.checked, offset, open.catalogue, {
      json: uri.endsWith('.json'),
      region: open.settings.region,
    });
    const able = abilities().completion;
    const range = rangeOf(replace, offset, open, able);
    const shared = able.lazy && able.defaults.has('data') ? items[0]?.about : undefined;
    const all = items.map((each) => {
      const item = toItem(each, range, able);
      const { about } = each;
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

/** What an item takes the place of: a client that can do both keeps the rest of the word, or replaces it. */
function rangeOf(replace: Span, offset: number, { lines }: Open, able: Abilities['completion']): EditRange {
  const whole = toRange(replace, lines);
  return able.insertReplace ? { insert: toRange({ ...replace, end: offset }, lines), replace: whole } : whole;
}

function toItem(
  { label, kind, snippet, detail, sort }: Completion,
  range: EditRange,
  able: Abilities['completion'],
): CompletionItem {
  const newText = able.snippets ? snippet : withoutPlaces(snippet);
  return {
    label,
    kind: kinds[kind],
    sortText: sort,
    ...(detail === '' ? {} : { detail }),
    ...(able.labelDetails && detail !== '' ? { labelDetails: { description: detail } } : {}),
    ...(able.snippets && /[\\$]/.test(snippet) ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // The lines of an item are indented already.
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...textOf(newText, label, range, able),
  };
}

/** The text of an item: where the list tells its range, the label stands for it if they are the same. */
function textOf(
  newText: string,
  label: string,
  range: EditRange,
  able: Abilities['completion'],
): Partial<CompletionItem> {
  if (able.defaults.has('editRange')) return newText === label ? {} : { textEditText: newText };
  return { textEdit: 'insert' in range ? { newText, ...range } : { newText, range } };
}
