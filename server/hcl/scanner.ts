import type { MessageId } from '../messages/message';
import type { Comment, SyntaxProblem } from '../syntax/node';
import type { Anchor, Span } from '../text/anchored-span';
import type { HclText } from './heads';
import type { InvalidExpression } from './node';

/** The maximum nesting: of blocks, brackets, operators and names after dots. Who walks through the tree may recurse. */
const DEPTH_LIMIT = 200;
/** How many characters of a part are read twice because an interpolation that goes over several lines turns out not to be closed. */
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

/** Reads the signs of a part of a text one after the other. Nothing here reads behind `limit`. */
export class Scanner {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  /** In offsets from the anchor, as all spans are. */
  readonly comments: Comment[] = [];
  pos: number;
  limit: number;
  /** Whether a newline is nothing but white space here. */
  protected newlines = false;
  /** Inside an interpolation of a text in quotes, inside a text over several lines. */
  protected quotes = 0;
  protected heredocs = 0;
  /** The nesting at `pos`, and that of the expression that was read last. */
  protected depth = 0;
  protected height = 0;
  /** The nesting was too deep, so that nothing more is read. */
  stopped = false;
  /** Whether a bracket or brace is not closed. */
  unbalanced = false;
  /** Of the line that `pos` is in: its start, its first sign, and its indentation. */
  protected lineStart: number;
  protected first: number;
  protected indent: number;
  /** The start of the line that the last problem is in: one mistake often causes several. */
  private reported = -1;
  private budget = BACKTRACK_LIMIT;
  /** The line whose end was looked for last, from an offset in it. */
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
    // What follows something else in its line counts as the start of a line.
    let blank = start;
    while (blank > 0 && /[ \t]/.test(this.text.charAt(blank - 1))) blank--;
    this.lineStart = blank === 0 || this.text.charCodeAt(blank - 1) === LF ? blank : start;
    this.indent = start - this.lineStart;
    this.inCheck = this.text.startsWith('check', start);
  }

  /** The code of the sign at `pos`, or after it; NaN at the end. */
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

  /** Whether the next sign is the first of its line, so that what comes before it has ended. */
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

  /** Reads a name; empty if there is none. */
  protected name(): string {
    const start = this.pos;
    this.pos = this.nameEnd();
    return this.text.slice(start, this.pos);
  }

  /** Whether the next sign is the first of its line and is not deeper than the line with the bracket around it. */
  protected dedented(indent: number): boolean {
    return this.strict && this.first === this.pos && this.indent <= indent;
  }

  /** Goes one level deeper; `false` if that is too deep. */
  protected enter(): boolean {
    if (++this.depth > DEPTH_LIMIT) this.stop();
    return !this.stopped;
  }

  protected leave(): void {
    this.depth--;
  }

  /** An expression is read that contains others, the highest of which is so high. */
  protected raise(height: number): void {
    this.height = height + 1;
    if (this.height > DEPTH_LIMIT) this.stop();
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
    this.height = 1;
    return { type: 'invalid', ...this.span(start, end) };
  }

  /** Reports a problem in the line of `pos`, of which the first alone counts; it is at the next sign unless it is said where. */
  protected problem(what: MessageId, at?: Span, args: SyntaxProblem['args'] = {}): void {
    if (this.reported === this.lineStart) return;
    this.reported = this.lineStart;
    const { start, end } = at ?? { start: this.pos, end: this.pos + (this.atLineEnd ? 0 : this.signLength()) };
    this.problems.push({ anchor: this.anchor, ...this.span(start, end), what, args });
  }

  /** The sign or the word at `pos` is not expected. */
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

  /** Goes back to where the parser was. */
  protected back(to: State): void {
    this.budget -= this.pos - to.pos;
    const { pos, limit, lineStart, first, indent, reported } = to;
    Object.assign(this, { pos, limit, lineStart, first, indent, reported });
    this.problems.length = to.problems;
    this.comments.length = to.comments;
  }
}
