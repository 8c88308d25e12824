import type { CST } from 'yaml';
import type { Span } from '../text/anchored-span';
import { lex } from './lexer';

/** A text between white space, with the white space that should precede it. */
export interface LayoutToken extends Span {
  /** Its column if it begins a line. */
  readonly indent: number;
  /** Spaces before it if it does not begin a line; absent if they are not changed. */
  readonly gap?: number;
  /** Line breaks before it are part of a value, so their number does not change. */
  readonly held?: true;
}

type TokenType = CST.TokenType | 'block-scalar' | 'error';
interface Word {
  readonly type: TokenType;
  readonly offset: number;
  readonly source: string;
}

/** The position of a value: the column of its line, the base column of its deeper lines, and its depth in brackets. */
interface Frame {
  readonly indent: number;
  readonly base: number;
  readonly depth: number;
}

const STEP = 2;

const silent: ReadonlySet<TokenType> = new Set<TokenType>(['space', 'newline', 'doc-mode']);
const unformattable: ReadonlySet<TokenType> = new Set<TokenType>(['error', 'explicit-key-ind', 'flow-error-end']);
const named: ReadonlySet<TokenType> = new Set<TokenType>(['alias', 'anchor', 'tag']);

/**
 * The tokens of a YAML text in order, with their new layout; `undefined` for text that is not formatted: text with errors, keys
 * with `?`, block scalars with an indentation indicator. `column`: that of the outermost lines. The parser limits nesting, and
 * therefore recursion.
 */
export function layoutTokensOf(text: string, column = 0): readonly LayoutToken[] | undefined {
  const lexed = lex(text);
  return 'what' in lexed ? undefined : new Layout(text).of(lexed.tokens, column);
}

class Layout {
  private readonly found: LayoutToken[] = [];
  private last: TokenType | undefined;
  private isFormatted = true;
  /** Line breaks before the next token may belong to a block scalar. */
  private afterBlock = false;

  constructor(private readonly text: string) {}

  of(tokens: readonly CST.Token[], column: number): readonly LayoutToken[] | undefined {
    for (const token of tokens) {
      if (token.type === 'document') {
        this.putAll(token.start, column);
        this.visit(token.value, { indent: column, base: column, depth: 0 }, column);
        this.putAll(token.end, column);
      } else if (isWord(token)) this.put(token, 0);
      else this.isFormatted = false;
    }
    return this.isFormatted ? this.found : undefined;
  }

  private gapBefore(type: TokenType): number | undefined {
    const { last } = this;
    if (last === undefined || last === 'byte-order-mark') return 0;
    if (type === 'comment') return undefined;
    if (last === 'flow-seq-start' || type === 'flow-seq-end' || type === 'comma') return 0;
    if (last === 'flow-map-start') return type === 'flow-map-end' ? 0 : 1;
    if (type !== 'map-value-ind') return 1;
    return named.has(last) || last === 'comma' || last === 'seq-item-ind' ? 1 : 0;
  }

  private put({ type, offset, source }: Word, indent: number): void {
    if (unformattable.has(type)) this.isFormatted = false;
    if (silent.has(type) || source === '') return;
    const end = offset + (type === 'comment' ? source.trimEnd() : source).length;
    this.found.push({ start: offset, end, indent, gap: this.gapBefore(type) });
    this.last = type;
  }

  private putAll(words: readonly Word[] | undefined, indent: number): void {
    for (const word of words ?? []) this.put(word, indent);
  }

  /** A scalar's lines: the first in its place, the others deeper. */
  private putLines({ type, offset, source }: Word, { indent }: Frame, deeper: number): void {
    const [first = '', ...others] = source.split(/((?:\r?\n[ \t]*)+)/);
    this.put({ type, offset, source: first }, indent);
    let at = offset + first.length;
    for (const [index, part] of others.entries()) {
      // Every second part is what separates two lines.
      if (index % 2 === 1) this.found.push({ start: at, end: at + part.length, indent: deeper, held: true });
      at += part.length;
    }
  }

  private putBlockScalar({ props, source, offset: head }: CST.BlockScalar, indent: number, deeper: number): void {
    let at = head;
    for (const word of props) {
      if (!isWord(word)) continue;
      at = word.offset + word.source.length;
      if (word.type === 'block-scalar-header' && /\d/.test(word.source)) this.isFormatted = false;
      this.put(word, indent);
    }
    const lead = /^(?:[ \t]*\r?\n)*( +)/.exec(source)?.[1]?.length ?? 0;
    for (const line of source.split('\n')) {
      const end = at + line.replace(/\r$/, '').length;
      if (end > at + lead) this.found.push({ start: at + lead, end, indent: deeper, held: true });
      at += line.length + 1;
    }
    this.last = 'block-scalar';
    this.afterBlock = true;
  }

  private visit(token: CST.Token | null | undefined, frame: Frame, parent: number): void {
    switch (token?.type) {
      case undefined:
        return;
      case 'alias':
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.putLines(token, frame, frame.depth > 0 ? frame.indent : parent + STEP);
        this.putAll(token.end, frame.indent);
        return;
      case 'block-scalar':
        this.putBlockScalar(token, frame.indent, parent + STEP);
        return;
      case 'block-map':
        for (const item of token.items) this.putPair(item, frame.indent);
        return;
      case 'block-seq':
        for (const item of token.items) this.putItem(item, frame.indent);
        return;
      case 'flow-collection':
        this.putFlow(token, frame);
        return;
      default:
        this.isFormatted = false;
    }
  }

  /** Keeps the line breaks before the token at an index if they may belong to the block scalar before it. */
  private keepBreaks(index: number): void {
    const next = this.found[index];
    if (this.afterBlock && next !== undefined) this.found[index] = { ...next, held: true };
    this.afterBlock = false;
  }

  private putPair({ start, key, sep, value }: CST.BlockMap['items'][number], indent: number): void {
    const from = this.found.length;
    this.putAll(start, indent);
    this.visit(key, { indent, base: indent, depth: 0 }, indent);
    this.keepBreaks(from);
    this.putAll(sep, indent + STEP);
    const before = this.found.at(-1)?.end ?? 0;
    const onOwnLine = value !== undefined && this.text.slice(before, value.offset).includes('\n');
    this.visit(value, { indent: indent + STEP, base: onOwnLine ? indent + STEP : indent, depth: 0 }, indent);
  }

  private putItem({ start, value }: CST.BlockSequence['items'][number], indent: number): void {
    const from = this.found.length;
    const dash = start.findIndex(({ type }) => type === 'seq-item-ind');
    for (const [index, word] of start.entries()) this.put(word, dash >= 0 && index > dash ? indent + STEP : indent);
    this.keepBreaks(from);
    this.visit(value, { indent: indent + STEP, base: indent + STEP, depth: 0 }, indent);
  }

  private putFlow({ start, items, end }: CST.FlowCollection, { indent, base, depth }: Frame): void {
    this.put(start, indent);
    const inside: Frame = { indent: base + STEP * (depth + 1), base, depth: depth + 1 };
    for (const { start, key, sep, value } of items) {
      this.putAll(start, inside.indent);
      this.visit(key, inside, base);
      this.putAll(sep, inside.indent);
      this.visit(value, inside, base);
    }
    const closing = end.findIndex(({ type }) => /^flow-(?:map|seq)-end$/.test(type));
    for (const [index, word] of end.entries()) {
      const isInside = word.type === 'comment' && (closing < 0 || index < closing);
      this.put(word, isInside ? inside.indent : base + STEP * depth);
    }
  }
}

function isWord(token: CST.Token): token is CST.SourceToken | CST.ErrorToken {
  return 'source' in token && token.type !== 'block-scalar';
}
