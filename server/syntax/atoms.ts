import { Parser, type CST } from 'yaml';
import type { Span } from '../text/place';

/** A piece of text between white space, with the white space that it should have before it. */
export interface Atom extends Span {
  /** Its column where it begins a line. */
  readonly indent: number;
  /** Spaces before it where it does not begin a line; absent where they are left as they are. */
  readonly gap?: number;
  /** Line breaks before it are part of a value: their number stays. */
  readonly held?: true;
}

type TokenType = CST.TokenType | 'block-scalar' | 'error';
interface Word {
  readonly type: TokenType;
  readonly offset: number;
  readonly source: string;
}

/** Where a value stands: the column of its own line, the column that deeper lines of it are counted from, and its depth in brackets. */
interface Frame {
  readonly indent: number;
  readonly base: number;
  readonly depth: number;
}

const STEP = 2;

const silent: ReadonlySet<TokenType> = new Set<TokenType>(['space', 'newline', 'doc-mode']);
const refused: ReadonlySet<TokenType> = new Set<TokenType>(['error', 'explicit-key-ind', 'flow-error-end']);
const named: ReadonlySet<TokenType> = new Set<TokenType>(['alias', 'anchor', 'tag']);

/**
 * The atoms of a YAML text in order, as they are to stand; `undefined` for what is better left alone: text with errors, keys
 * written with `?`, block scalars that say their own indentation. `column`: where its outermost lines stand. Nesting is bounded
 * by the reader, so recursion is too.
 */
export function atomsOf(text: string, column = 0): readonly Atom[] | undefined {
  const atoms: Atom[] = [];
  let last: TokenType | undefined;
  let fine = true;

  const gapBefore = (type: TokenType): number | undefined => {
    if (last === undefined || last === 'byte-order-mark') return 0;
    if (type === 'comment') return undefined;
    if (last === 'flow-seq-start' || type === 'flow-seq-end' || type === 'comma') return 0;
    if (last === 'flow-map-start') return type === 'flow-map-end' ? 0 : 1;
    if (type !== 'map-value-ind') return 1;
    return named.has(last) || last === 'comma' || last === 'seq-item-ind' ? 1 : 0;
  };

  const put = ({ type, offset, source }: Word, indent: number): void => {
    if (refused.has(type)) fine = false;
    if (silent.has(type) || source === '') return;
    const end = offset + (type === 'comment' ? source.trimEnd() : source).length;
    atoms.push({ start: offset, end, indent, gap: gapBefore(type) });
    last = type;
  };

  const putAll = (words: readonly Word[] | undefined, indent: number): void => {
    for (const word of words ?? []) put(word, indent);
  };

  /** A scalar's lines, the first where it stands, the others deeper. */
  const putLines = (word: Word, { indent }: Frame, deeper: number): void => {
    let from = 0;
    for (const match of word.source.matchAll(/(?:\r?\n[ \t]*)+/g)) {
      add(word, from, match.index);
      from = match.index + match[0].length;
    }
    add(word, from, word.source.length);

    function add({ type, offset }: Word, start: number, end: number): void {
      if (start === 0) put({ type, offset, source: word.source.slice(0, end) }, indent);
      else atoms.push({ start: offset + start, end: offset + end, indent: deeper, held: true });
    }
  };

  const putBlockScalar = (
    { props, source, offset: head }: CST.BlockScalar,
    { indent }: Frame,
    parent: number,
  ): void => {
    let offset = head;
    for (const word of props) {
      if (!isWord(word)) continue;
      offset = word.offset + word.source.length;
      if (word.type === 'block-scalar-header' && /\d/.test(word.source)) fine = false;
      put(word, indent);
    }
    const lead = /^(?:[ \t]*\r?\n)*( +)/.exec(source)?.[1]?.length ?? 0;
    let at = 0;
    for (const line of source.split('\n')) {
      const length = line.endsWith('\r') ? line.length - 1 : line.length;
      const start = offset + at;
      if (length > lead) atoms.push({ start: start + lead, end: start + length, indent: parent + STEP, held: true });
      at += line.length + 1;
    }
    last = 'block-scalar';
    // Line breaks at the end may belong to it.
    held = true;
  };
  let held = false as boolean;

  const visit = (token: CST.Token | null | undefined, frame: Frame, parent: number): void => {
    if (token === null || token === undefined) return;
    switch (token.type) {
      case 'alias':
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        putLines(token, frame, frame.depth > 0 ? frame.indent : parent + STEP);
        putAll(token.end, frame.indent);
        return;
      case 'block-scalar':
        putBlockScalar(token, frame, parent);
        return;
      case 'block-map':
        for (const item of token.items) putPair(item, frame.indent);
        return;
      case 'block-seq':
        putItems(token, frame.indent);
        return;
      case 'flow-collection':
        putFlow(token, frame);
        return;
      default:
        fine = false;
    }
  };

  const release = (from: number): void => {
    const next = atoms[from];
    if (held && next !== undefined) atoms[from] = { ...next, held: true };
    held = false;
  };

  const putPair = (item: CST.BlockMap['items'][number], indent: number): void => {
    const from = atoms.length;
    putAll(item.start, indent);
    visit(item.key, { indent, base: indent, depth: 0 }, indent);
    release(from);
    putAll(item.sep, indent + STEP);
    putValue(item.value, indent);
  };

  const putValue = (value: CST.Token | null | undefined, parent: number): void => {
    const indent = parent + STEP;
    const before = atoms.at(-1)?.end ?? 0;
    const own = value !== null && value !== undefined && text.slice(before, value.offset).includes('\n');
    visit(value, { indent, base: own ? indent : parent, depth: 0 }, parent);
  };

  const putItems = ({ items }: CST.BlockSequence, indent: number): void => {
    for (const item of items) {
      const from = atoms.length;
      let behind = false;
      for (const word of item.start) {
        put(word, behind ? indent + STEP : indent);
        if (word.type === 'seq-item-ind') behind = true;
      }
      release(from);
      visit(item.value, { indent: indent + STEP, base: indent + STEP, depth: 0 }, indent);
    }
  };

  const putFlow = (flow: CST.FlowCollection, { indent, base, depth }: Frame): void => {
    put(flow.start, indent);
    const inside: Frame = { indent: base + STEP * (depth + 1), base, depth: depth + 1 };
    for (const { start, key, sep, value } of flow.items) {
      putAll(start, inside.indent);
      visit(key, inside, base);
      putAll(sep, inside.indent);
      visit(value, inside, base);
    }
    const closing = base + STEP * depth;
    for (const word of flow.end) put(word, word.type === 'comment' && !closed(word) ? inside.indent : closing);

    function closed(word: Word): boolean {
      return flow.end.some(({ type, offset }) => /^flow-(?:map|seq)-end$/.test(type) && offset < word.offset);
    }
  };

  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document') {
      if (isWord(token)) put(token, 0);
      else fine = false;
      continue;
    }
    putAll(token.start, column);
    const { value } = token;
    visit(value, { indent: column, base: column, depth: 0 }, column);
    putAll(token.end, column);
  }
  if (held) release(atoms.length);
  return fine ? atoms : undefined;
}

function isWord(token: CST.Token): token is CST.SourceToken | CST.ErrorToken {
  return 'source' in token && token.type !== 'block-scalar';
}
