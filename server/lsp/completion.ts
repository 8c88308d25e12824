import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
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
    const text = documentationOf(about, open.checked, open.catalogue, explains);
    return text === undefined ? item : { ...item, documentation: toMarkup(text, abilities().completion.documentation) };
  };

  connection.onCompletion(({ textDocument: { uri }, position }): CompletionList => {
    if (isConfig(uri)) return { isIncomplete: false, items: configs.complete(uri, position) };
    const open = read(uri);
    if (open === undefined) return { isIncomplete: false, items: [] };
    const offset = open.lines.offset(position);
    const { replace, items, incomplete } = completionsAt(open.checked, offset, open.catalogue, uri.endsWith('.json'));
    const able = abilities().completion;
    const all = items.map((each) => {
      const item = toItem(each, { replace, offset, open, able });
      if (each.about === undefined) return item;
      return able.lazy
        ? { ...item, data: { uri, about: each.about } satisfies Data }
        : documented(item, open, each.about);
    });
    return { isIncomplete: incomplete, items: all };
  });

  connection.onCompletionResolve((item) => {
    const data = item.data as Data | undefined;
    const open = data === undefined ? undefined : read(data.uri);
    return data === undefined || open === undefined ? item : documented(item, open, data.about);
  });
}

interface Where {
  readonly replace: Span;
  readonly offset: number;
  readonly open: Open;
  readonly able: Abilities['completion'];
}

function toItem(
  { label, kind, snippet, detail, sort }: Completion,
  { replace, offset, open, able }: Where,
): CompletionItem {
  const newText = able.snippets ? snippet : withoutPlaces(snippet);
  const range = toRange(replace, open.lines);
  return {
    label,
    ...(detail === '' ? {} : { detail }),
    ...(able.labelDetails && detail !== '' ? { labelDetails: { description: detail } } : {}),
    kind: kinds[kind],
    sortText: sort,
    insertTextFormat: able.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The lines of an item are indented already.
    insertTextMode: InsertTextMode.asIs,
    textEdit: able.insertReplace
      ? { newText, insert: toRange({ start: replace.start, end: offset }, open.lines), replace: range }
      : { newText, range },
  };
}
