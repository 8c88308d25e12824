import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensLegend,
  ServerCapabilities,
} from 'vscode-languageserver';
import { tokenReader, type EntryTokens, type Token, type TokenReader } from '../../features/outline/semantic-tokens';
import { sectionNames, singular } from '../../model/sections';
import { changedRange } from '../../text/difference';
import type { Lines } from '../../text/lines';
import { toSpan } from '../convert';
import type { HandlersContext } from './handlers-context';
import type { OpenDocument } from '../documents/document-store';

/** Token types that every theme supports. The kind of a name is a modifier, as in `variable.key`. */
const types = { name: 'variable', action: 'keyword', value: 'enumMember' } as const satisfies Record<
  Token['is'],
  string
>;
const typeNames = Object.keys(types) as readonly Token['is'][];
const kinds = sectionNames.map((section) => singular[section]);
const DECLARATION = 1;
const DEPRECATED = 2;
/** The modifiers for kinds follow the other two. */
const kindBits = new Map(sectionNames.map((section, index) => [section, 1 << (index + 2)]));

const legend: SemanticTokensLegend = {
  tokenTypes: Object.values(types),
  tokenModifiers: ['declaration', 'deprecated', ...kinds],
};

export const tokenCapabilities: ServerCapabilities = {
  semanticTokensProvider: { legend, full: { delta: true }, range: true },
};

/** The last response about a document, which a delta refers to. */
interface SentTokens {
  readonly read: TokenReader;
  readonly id: string;
  readonly data: readonly number[];
}

/** Answers semantic token requests. Returns a function to call when a document is closed. */
export function registerTokens({
  connection,
  read,
}: Pick<HandlersContext, 'connection' | 'read'>): (uri: string) => void {
  const sent = new Map<string, SentTokens>();
  let answers = 0;

  const tell = (uri: string, open: OpenDocument): SentTokens => {
    const reader = sent.get(uri)?.read ?? tokenReader();
    const now = {
      read: reader,
      id: String(++answers),
      data: encoded(reader(open.checked), open.checked.text, open.lines),
    };
    sent.set(uri, now);
    return now;
  };

  connection.languages.semanticTokens.on(({ textDocument: { uri } }): SemanticTokens => {
    const open = read(uri);
    if (open === undefined) return { data: [] };
    const { id, data } = tell(uri, open);
    return { resultId: id, data: [...data] };
  });

  connection.languages.semanticTokens.onDelta(
    ({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
      const open = read(uri);
      if (open === undefined) return { data: [] };
      const before = sent.get(uri);
      const { id, data } = tell(uri, open);
      if (before?.id !== previousResultId) return { resultId: id, data: [...data] };
      return { resultId: id, edits: deltaOf(before.data, data) };
    },
  );

  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }): SemanticTokens => {
    const open = read(uri);
    if (open === undefined) return { data: [] };
    const reader = sent.get(uri)?.read ?? tokenReader();
    const span = toSpan(range, open.lines);
    return { data: encoded(reader(open.checked, span), open.checked.text, open.lines) };
  });

  return (uri) => sent.delete(uri);
}

/** Tokens in the encoding of LSP: five numbers each, relative to the previous token. Multi-line tokens are omitted. */
function encoded(entries: readonly EntryTokens[], { length }: string, lines: Lines): number[] {
  const data: number[] = [];
  let line = 0;
  let lineStart = 0;
  let lineEnd = lines.start(1);
  let lastLine = 0;
  let lastStart = 0;
  for (const { start: base, tokens, gone } of entries) {
    for (const { start, end, is, section, declares } of tokens) {
      const from = base + start;
      const to = base + end;
      while (from >= lineEnd && line + 1 < lines.count) {
        line++;
        lineStart = lineEnd;
        lineEnd = lines.start(line + 1);
      }
      if (to > lineEnd || (to === lineEnd && to < length)) continue;
      const character = from - lineStart;
      const kind = section === undefined ? 0 : (kindBits.get(section) ?? 0);
      const deleted = gone?.has(start) === true ? DEPRECATED : 0;
      const far = line === lastLine ? character - lastStart : character;
      data.push(
        line - lastLine,
        far,
        end - start,
        typeNames.indexOf(is),
        kind | deleted | (declares === true ? DECLARATION : 0),
      );
      lastLine = line;
      lastStart = character;
    }
  }
  return data;
}

/** The single edit that turns one list of numbers into another; none if they are equal. */
function deltaOf(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const { start, end, newEnd } = changedRange(before, after, (a, b) => a === b);
  if (start === end && start === newEnd) return [];
  return [{ start, deleteCount: end - start, data: after.slice(start, newEnd) }];
}
