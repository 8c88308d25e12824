import type { MessageId } from '../messages/message';
import type { Comment, SyntaxProblem } from '../syntax/node';
import type { Anchor, Span } from '../text/anchored-span';
import type { HclText } from './heads';
import type { Expression, InvalidExpression } from './node';

/** The maximum nesting: of blocks, brackets, operators and names after dots. The tree can be traversed recursively. */
export const DEPTH_LIMIT = 200;
/** The maximum number of characters of a part to read twice because a multi-line interpolation is not closed. */
const BACKTRACK_LIMIT = 20_000;

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

export const code = (sign: string): number => sign.charCodeAt(0);
const [TAB, LF, CR, SPACE, HASH, SLASH, STAR, BOM] = [9, 10, 13, 32, code('#'), code('/'), code('*'), 0xfeff];

interface State {
  readonly pos: number;
  readonly limit: number;
  readonly lineStart: number;
  readonly first: number;
  readonly indent: number;
  readonly problems: number;
  readonly comments: number;
  readonly reported: number;
}

/** Reads the tokens of a part of a text one by one. Never reads beyond `limit`. */
export class Scanner {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  /** Offsets from the anchor, like all spans. */
  readonly comments: Comment[] = [];
  pos: number;
  limit: number;
  /** Whether a newline is white space here. */
  protected newlines = false;
  /** Inside an interpolation of a quoted string, inside a heredoc. */
  protected quotes = 0;
  protected heredocs = 0;
  /** The nesting at `pos`. */
  private depth = 0;
  /** The nesting in expressions that contain others. */
  private readonly heights = new Map<Expression, number>();
  /** The nesting was too deep, so nothing more is parsed. */
  stopped = false;
  /** Whether a bracket or brace is not closed. */
  unbalanced = false;
  /** The line that contains `pos`: its start, its first token, and its indentation. */
  protected lineStart: number;
  protected first: number;
  protected indent: number;
  /** The start of the line with the last problem, because one mistake often causes several. */
  private reported = -1;
  private budget = BACKTRACK_LIMIT;
  /** The line whose end was requested last, from an offset in it. */
  private line = { from: 0, end: -1 };
  private readonly inCheck: boolean;

  /**
   * @param strict Whether lines that are not indented end brackets and braces that are not closed.
   * @param collapsed The span of everything, where the text is not that of the file.
   */
  constructor(
    protected readonly whole: HclText,
    protected readonly anchor: Anchor,
    start: number,
    protected readonly strict: boolean,
    private readonly collapsed?: Span,
  ) {
    this.text = whole.text;
    this.pos = this.first = start;
    this.limit = this.text.length;
    // Text after other text on its line counts as the start of a line.
    let blank = start;
    while (blank > 0 && /[ \t]/.test(this.text.charAt(blank - 1))) blank--;
    this.lineStart = blank === 0 || this.text.charCodeAt(blank - 1) === LF ? blank : start;
    this.indent = start - this.lineStart;
    this.inCheck = this.text.startsWith('check', start);
  }

  /** The character code at `pos`, or at an offset from it; NaN at the end. */
  protected peek(by = 0): number {
    return this.pos + by < this.limit ? this.text.charCodeAt(this.pos + by) : NaN;
  }

  protected at(sign: string): boolean {
    return this.pos + sign.length <= this.limit && this.text.startsWith(sign, this.pos);
  }

  protected get ended(): boolean {
    return this.stopped || this.pos >= this.limit;
  }

  protected get atLineEnd(): boolean {
    return this.ended || this.peek() === LF;
  }

  /** Whether the next token is the first one on its line, so that everything before it has ended. */
  protected get atLineStart(): boolean {
    return this.first === this.pos;
  }

  /** Skips white space and comments. */
  skip(newlines = this.newlines): void {
    let crossed = false;
    for (; this.pos < this.limit;) {
      const sign = this.text.charCodeAt(this.pos);
      if (sign === SPACE || sign === TAB || sign === CR || (sign === BOM && this.pos === 0)) this.pos++;
      else if (sign === LF) {
        if (!newlines || (this.quotes > 0 && this.budget <= 0)) break;
        this.lineStart = ++this.pos;
        crossed = true;
        if (this.heredocs === 0 && this.whole.isHead(this.pos, this.inCheck)) this.limit = this.pos;
      } else if (sign === HASH || (sign === SLASH && this.peek(1) === SLASH)) this.lineComment(sign === HASH ? 1 : 2);
      else if (sign === SLASH && this.peek(1) === STAR) this.blockComment();
      else break;
    }
    if (!crossed) return;
    this.first = this.pos;
    this.indent = this.pos - this.lineStart;
  }

  private lineComment(signs: number): void {
    const end = this.lineEnd();
    this.comment(this.text.charCodeAt(end - 1) === CR ? end - 1 : end, signs, 0);
    this.pos = end;
  }

  private blockComment(): void {
    const start = this.pos;
    const close = this.whole.isCommentClosed(start) ? this.text.indexOf('*/', start + 2) : -1;
    if (close < 0 || close + 2 > this.limit) {
      this.problem('hcl.comment-not-closed', { start, end: start + 2 });
      this.lineComment(2);
      return;
    }
    this.comment(close + 2, 2, 2);
    this.pos = close + 2;
    const line = this.text.lastIndexOf('\n', close) + 1;
    if (line > this.lineStart) this.lineStart = line;
  }

  private comment(end: number, opening: number, closing: number): void {
    const text = this.text.slice(this.pos, end);
    this.comments.push({ ...this.span(this.pos, end), text, content: { start: opening, end: text.length - closing } });
  }

  /** The end of the line that contains `pos`, or the limit. */
  protected lineEnd(): number {
    const known = this.line;
    if (this.pos < known.from || this.pos > known.end) {
      const end = this.text.indexOf('\n', this.pos);
      this.line = { from: this.pos, end: end < 0 ? this.text.length : end };
    }
    return Math.min(this.line.end, this.limit);
  }

  /** The end of the name at `pos`; `pos` itself if there is none. */
  protected nameEnd(): number {
    let end = this.pos;
    for (; end < this.limit; end++) {
      const sign = this.text.charCodeAt(end);
      const letter = (sign >= 97 && sign <= 122) || (sign >= 65 && sign <= 90) || sign === 95;
      if (!letter && !(end > this.pos && ((sign >= 48 && sign <= 57) || sign === 45))) break;
    }
    if (!(this.text.charCodeAt(end) > 127)) return end;
    identifier.lastIndex = this.pos;
    return Math.min(this.limit, this.pos + (identifier.exec(this.text)?.[0].length ?? 0));
  }

  /** Parses a name; empty if there is none. */
  protected name(): string {
    const start = this.pos;
    this.pos = this.nameEnd();
    return this.text.slice(start, this.pos);
  }

  /** Whether the next token is the first one on its line and not deeper than the line of the enclosing bracket. */
  protected dedented(indent: number): boolean {
    return this.strict && this.first === this.pos && this.indent <= indent;
  }

  /** Enters a nested level; `false` if that is too deep. */
  protected enter(): boolean {
    if (++this.depth > DEPTH_LIMIT) this.stop();
    return !this.stopped;
  }

  protected leave(): void {
    this.depth--;
  }

  protected heightOf(expression: Expression): number {
    return this.heights.get(expression) ?? 1;
  }

  /** Records an expression that contains others, or whose content has this height. Parsing stops if it is too high. */
  protected around<T extends Expression>(expression: T, content: readonly Expression[] | number): T {
    const inner =
      typeof content === 'number' ? content : content.reduce((most, each) => Math.max(most, this.heightOf(each)), 0);
    this.heights.set(expression, inner + 1);
    if (inner >= DEPTH_LIMIT) this.stop();
    return expression;
  }

  private stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.reported = -1;
    this.problem('syntax.too-deep');
    this.pos = this.limit = Math.min(this.limit, this.whole.headAfter(this.pos));
  }

  protected span(start: number, end: number): Span {
    return this.collapsed ?? { start: start - this.anchor.start, end: end - this.anchor.start };
  }

  protected invalid(start = this.pos, end = start): InvalidExpression {
    return { type: 'invalid', ...this.span(start, end) };
  }

  /** Reports a problem on the line of `pos`, unless the line already has one; at the next token by default. */
  protected problem(what: MessageId, at?: Span, args: SyntaxProblem['args'] = {}): void {
    if (this.reported === this.lineStart) return;
    this.reported = this.lineStart;
    const { start, end } = at ?? { start: this.pos, end: this.pos + (this.atLineEnd ? 0 : this.signLength()) };
    this.problems.push({ anchor: this.anchor, ...this.span(start, end), what, args });
  }

  /** Reports an unexpected token or word at `pos`. */
  protected unexpected(): void {
    const end = Math.max(this.nameEnd(), this.pos + this.signLength());
    this.problem('hcl.unexpected', { start: this.pos, end }, { text: this.text.slice(this.pos, end) });
  }

  private signLength(): number {
    return (this.text.codePointAt(this.pos) ?? 0) > 0xffff ? 2 : 1;
  }

  protected get state(): State {
    const { pos, limit, lineStart, first, indent, reported } = this;
    const [problems, comments] = [this.problems.length, this.comments.length];
    return { pos, limit, lineStart, first, indent, reported, problems, comments };
  }

  /** Returns to an earlier position of the parser. */
  protected back(to: State): void {
    this.budget -= this.pos - to.pos;
    const { pos, limit, lineStart, first, indent, reported } = to;
    Object.assign(this, { pos, limit, lineStart, first, indent, reported });
    this.problems.length = to.problems;
    this.comments.length = to.comments;
  }
}
