import { code, DEPTH_LIMIT, Scanner } from './scanner';
import { heightOf, treeOf, withoutIndent, type Piece } from './pieces';
import type { Expression, LiteralExpression, TemplateExpression } from './node';

const [LF, QUOTE, BACKSLASH, DOLLAR, PERCENT, BRACE, CLOSE, TILDE] = [
  10, code('"'), code('\\'), code('$'), code('%'), code('{'), code('}'), code('~'),
]; // prettier-ignore

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const hexadecimal = /u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y;
/** The maximum distance to the closing brace of an interpolation with an invalid expression. */
const SEARCH_LIMIT = 200;

/** Parses strings with interpolations and directives. */
export abstract class TemplateParser extends Scanner {
  private pieces: Piece[] = [];
  /** Text before `from` that is not a piece yet. */
  private pending = '';
  private from = 0;
  /** White space after `~}` is removed. */
  private trims = false;

  protected abstract expression(): Expression;

  /** A quoted string. It ends at the end of its line if it is not closed. */
  protected quoted(): LiteralExpression | TemplateExpression {
    const start = this.pos++;
    return this.collect(start, false, () => {
      for (;;) {
        const sign = this.peek();
        if (sign === QUOTE) {
          this.flush();
          this.pos++;
          return;
        }
        if (this.ended || sign === LF) {
          this.flush();
          this.problem('syntax.quote-not-closed', { start, end: this.pos });
          return;
        }
        if (sign === BACKSLASH) this.escape();
        else if (!this.sequence(true)) this.pos++;
      }
    });
  }

  /** `<<EOT` up to the line that consists of `EOT`; `undefined` if there is no heredoc at `pos`. */
  protected heredoc(): LiteralExpression | TemplateExpression | undefined {
    const start = this.pos;
    const flush = this.peek(2) === code('-');
    this.pos += flush ? 3 : 2;
    const marker = this.name();
    if (this.at('\r\n')) this.pos++;
    if (marker === '' || this.peek() !== LF) {
      this.pos = start;
      return undefined;
    }
    const head = { start, end: this.pos };
    this.pos++;
    const outer = this.limit;
    const found = this.whole.markerAfter(this.pos, marker);
    const close = found === undefined || found >= outer ? undefined : found;
    if (close === undefined) this.problem('hcl.heredoc-not-closed', head, { marker });
    const end = close ?? Math.min(outer, this.whole.headAfter(this.pos));
    this.limit = Math.max(end, this.pos);
    this.heredocs++;
    const result = this.collect(start, true, () => {
      while (!this.ended) {
        if (this.peek() === LF) {
          this.pos++;
          this.flush();
        } else if (!this.sequence(false)) this.pos++;
      }
      this.flush();
      if (flush) withoutIndent(this.pieces);
      this.limit = outer;
      if (this.stopped) return;
      this.pos = close === undefined ? end : this.text.indexOf(marker, end) + marker.length;
    });
    this.heredocs--;
    if (close === undefined) this.limit = Math.min(outer, end);
    this.lineStart = close ?? this.lineStart;
    return result;
  }

  /** A text up to the limit, without escapes. */
  bare(): LiteralExpression | TemplateExpression {
    return this.collect(this.pos, false, () => {
      while (!this.ended) if (!this.sequence(false)) this.pos++;
      this.flush();
    });
  }

  private collect(start: number, heredoc: boolean, read: () => void): LiteralExpression | TemplateExpression {
    const { pieces, pending, from, trims } = this;
    Object.assign(this, { pieces: [], pending: '', from: this.pos, trims: false });
    const entered = this.enter();
    if (entered) read();
    this.leave();
    const own = this.pieces;
    Object.assign(this, { pieces, pending, from, trims });
    const span = this.span(start, this.pos);
    if (own.every((piece) => piece.type === 'text'))
      return { type: 'literal', value: own.map(({ value }) => value).join(''), heredoc, ...span };
    const height = heightOf(own);
    const parts = treeOf(this.stopped || height >= DEPTH_LIMIT ? [] : own, (what, at, args) => {
      this.problem(what, at, args);
    });
    return this.around({ type: 'template', parts, heredoc, ...span }, height);
  }

  /** Ends the text before `pos`. */
  private flush(): void {
    let value = this.pending + this.text.slice(this.from, this.pos);
    this.pending = '';
    this.from = this.pos;
    if (value === '') return;
    if (this.trims) value = value.trimStart();
    this.trims = false;
    this.pieces.push({ type: 'text', value });
  }

  /** Adds text that is spelled differently in the source. */
  private add(value: string, length: number): void {
    this.pending += this.text.slice(this.from, this.pos) + value;
    this.pos += length;
    this.from = this.pos;
  }

  private escape(): void {
    const sign = this.text[this.pos + 1] ?? '';
    const known = escapes[sign];
    hexadecimal.lastIndex = this.pos + 1;
    const digits = known === undefined ? hexadecimal.exec(this.text)?.[0] : undefined;
    const point = digits === undefined ? NaN : parseInt(digits.slice(1), 16);
    if (known !== undefined && this.pos + 2 <= this.limit) this.add(known, 2);
    else if (digits !== undefined && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)) {
      this.add(String.fromCodePoint(point), 1 + digits.length);
    } else {
      const end = Math.min(this.pos + 2, this.lineEnd());
      this.problem('hcl.escape', { start: this.pos, end }, { text: this.text.slice(this.pos, end) });
      this.pos++;
    }
  }

  /** Parses `${…}`, `%{…}`, or their escaped forms; `false` if there is none. */
  private sequence(quoted: boolean): boolean {
    const sign = this.peek();
    if (sign !== DOLLAR && sign !== PERCENT) return false;
    if (this.peek(1) === sign && this.peek(2) === BRACE) {
      this.add(sign === DOLLAR ? '${' : '%{', 3);
      return true;
    }
    if (this.peek(1) !== BRACE) return false;
    this.flush();
    const before = this.state;
    this.pos += 2;
    const last = this.pieces.at(-1);
    if (this.peek() === TILDE) {
      this.pos++;
      if (last?.type === 'text') this.pieces[this.pieces.length - 1] = { ...last, value: last.value.trimEnd() };
    }
    const piece = this.inside(sign === PERCENT, quoted);
    const tilde = this.peek() === TILDE && this.peek(1) === CLOSE;
    const closed = tilde || this.peek() === CLOSE;
    if (quoted && this.lineStart !== before.lineStart && (!closed || this.problems.length > before.problems)) {
      this.back(before);
      const end = this.lineEnd();
      this.problem('hcl.interpolation-not-closed', { start: this.pos, end: this.pos + 2 });
      this.pieces.push({ type: 'interpolation', value: this.invalid(this.pos, end), height: 1 });
      this.pos = end;
    } else {
      if (piece !== undefined) this.pieces.push(piece);
      if (closed) this.pos += tilde ? 2 : 1;
      else this.closeLate(before.pos, quoted);
    }
    this.from = this.pos;
    this.trims = closed && tilde;
    return true;
  }

  private inside(directive: boolean, quoted: boolean): Piece | undefined {
    const newlines = this.newlines;
    this.newlines = true;
    if (quoted) this.quotes++;
    this.skip();
    const piece = directive ? this.directive() : this.interpolation();
    this.skip();
    if (quoted) this.quotes--;
    this.newlines = newlines;
    return piece;
  }

  private interpolation(): Piece {
    const value = this.expression();
    return { type: 'interpolation', value, height: this.heightOf(value) };
  }

  /** Skips to the closing brace of an interpolation with an invalid expression. Without one, it ends with the enclosing text. */
  private closeLate(start: number, quoted: boolean): void {
    if (this.stopped) return;
    const end = Math.min(this.lineEnd(), this.pos + SEARCH_LIMIT);
    const brace = this.text.slice(this.pos, end).indexOf('}');
    if (brace >= 0) {
      this.unexpected();
      this.pos += brace + 1;
      return;
    }
    this.problem('hcl.interpolation-not-closed', { start, end: start + 2 });
    if (quoted && this.peek() !== QUOTE) this.pos = this.lineEnd();
  }

  private directive(): Piece | undefined {
    const start = this.pos;
    const name = this.name();
    const at = { start, end: this.pos };
    this.skip();
    if (name === 'if') {
      const condition = this.expression();
      return { type: 'if', condition, height: this.heightOf(condition), at };
    }
    if (name === 'for') {
      const names = this.forNames();
      if (names === undefined) return undefined;
      const list = this.expression();
      return { type: 'for', ...names, in: list, height: this.heightOf(list), at };
    }
    if (name === 'else' || name === 'endif' || name === 'endfor') return { type: 'end', name, at };
    this.problem('hcl.directive', name === '' ? undefined : at, { name });
    return undefined;
  }

  /** `key, item in` of a `for`; `undefined` if something is missing. */
  protected forNames(): { readonly key?: string; readonly item: string } | undefined {
    const first = this.name();
    this.skip();
    let second: string | undefined;
    if (first !== '' && this.peek() === code(',')) {
      this.pos++;
      this.skip();
      second = this.name();
      this.skip();
    }
    const named = first !== '' && second !== '';
    if (!named || this.text.slice(this.pos, this.nameEnd()) !== 'in') {
      this.problem('hcl.for', undefined, { part: named ? 'in' : 'name' });
      return undefined;
    }
    this.pos += 2;
    this.skip();
    return second === undefined ? { item: first } : { key: first, item: second };
  }
}
