import { code } from './scanner';
import { TemplateParser } from './templates';
import type {
  Expression,
  ForExpression,
  InvalidExpression,
  ObjectExpression,
  ObjectField,
  TupleExpression,
} from './node';

const [LF, COMMA, EQUALS, COLON, OPEN_BRACE, CLOSE_BRACE] = [10, code(','), code('='), code(':'), code('{'), code('}')];
const closing = { '(': ')', '[': ']', '{': '}' } as const;
type Opening = keyof typeof closing;

/** Parses the content of brackets. */
export abstract class CollectionParser extends TemplateParser {
  /** Parses an expression in brackets, the first of which is at `pos`. */
  protected bracketed<T>(newlines: boolean, read: (start: number, indent: number) => T): T | InvalidExpression {
    const start = this.pos++;
    const { newlines: outer, indent } = this;
    this.newlines = newlines;
    const result = this.enter() ? read(start, indent) : this.invalid(start, this.pos);
    this.leave();
    this.newlines = outer;
    return result;
  }

  /** Parses the closing bracket, which only white space precedes, or reports that it is missing. */
  protected close(opening: Opening, start: number, indent: number): number {
    const end = this.pos;
    this.skip(true);
    if (this.at(closing[opening]) && !this.dedented(indent - 1)) return ++this.pos;
    this.notClosed(opening, start);
    return end;
  }

  protected notClosed(bracket: Opening, start: number): void {
    this.unbalanced = true;
    this.problem('hcl.bracket-not-closed', { start, end: start + 1 }, { bracket });
  }

  /** Parses items between commas up to the closing bracket, which is not consumed. */
  protected items(opening: Opening, indent: number): Expression[] {
    const items: Expression[] = [];
    for (;;) {
      this.skip();
      if (this.ended || this.closes(opening, indent)) break;
      const start = this.pos;
      items.push(this.expression());
      this.skip();
      if (this.peek() === COMMA) this.pos++;
      else if (this.pos >= this.limit || this.closes(opening, indent) || this.at('...')) break;
      else if (this.pos === start) this.passOver();
      else this.problem('hcl.comma-missing');
    }
    return items;
  }

  /** Whether the next token ends the content of brackets: any closing bracket, or a line that is not indented. */
  private closes(opening: Opening, indent: number): boolean {
    if (this.at(closing[opening])) return true;
    return this.at(')') || this.at(']') || this.at('}') || this.dedented(indent);
  }

  /** Skips an unexpected token or word. */
  protected passOver(): void {
    this.unexpected();
    this.pos = Math.max(this.nameEnd(), this.pos + 1);
  }

  protected tuple(): TupleExpression | ForExpression | InvalidExpression {
    return this.bracketed(true, (start, indent) => {
      this.skip();
      if (this.isFor()) return this.for('[', start, indent);
      const items = this.items('[', indent);
      if (this.at('...')) this.passOver();
      const end = this.close('[', start, indent);
      return this.around({ type: 'tuple', items, ...this.span(start, end) }, items);
    });
  }

  protected object(): ObjectExpression | ForExpression | InvalidExpression {
    return this.bracketed(false, (start, indent) => {
      this.skip(true);
      if (this.isFor()) return this.for('{', start, indent);
      const fields: ObjectField[] = [];
      for (;;) {
        this.skip(true);
        if (this.ended || this.closes('{', indent)) break;
        const from = this.pos;
        const field = this.field();
        if (field !== undefined) fields.push(field);
        this.skip();
        if (this.peek() === COMMA) this.pos++;
        else if (this.atLineEnd || this.closes('{', indent)) continue;
        else if (this.pos === from) this.passOver();
        else this.problem('hcl.comma-missing');
      }
      const end = this.close('{', start, indent);
      const content = fields.flatMap(({ key, value }) => [key, value]);
      return this.around({ type: 'object', fields, ...this.span(start, end) }, content);
    });
  }

  private field(): ObjectField | undefined {
    const start = this.pos;
    const key = this.expression();
    if (this.pos === start) return undefined;
    this.skip();
    const sign = this.peek();
    if (sign === EQUALS || sign === COLON) {
      this.pos++;
      this.skip();
    } else this.problem('hcl.equals-missing', key.type === 'variable' ? { start, end: this.pos } : undefined);
    const value = this.lineValue(COMMA);
    const word = key.type === 'variable' ? key.name : key.type === 'literal' ? key.value : undefined;
    return {
      key:
        word === undefined || typeof word === 'number'
          ? key
          : { type: 'literal', value: String(word), start: key.start, end: key.end },
      value,
    };
  }

  /** The value after `=`, which must begin on the same line. */
  protected lineValue(end: number): Expression {
    const sign = this.peek();
    if (!this.atLineEnd && sign !== end && sign !== CLOSE_BRACE) return this.expression();
    // The place of the value is directly after the `=`.
    let at = this.pos;
    while (at > 0 && /[ \t\r]/.test(this.text.charAt(at - 1))) at--;
    this.problem('hcl.value-missing', { start: at, end: at });
    return this.invalid(at);
  }

  private isFor(): boolean {
    return this.at('for') && this.nameEnd() === this.pos + 3;
  }

  private for(opening: '[' | '{', start: number, indent: number): ForExpression | InvalidExpression {
    this.newlines = true;
    this.pos += 3;
    this.skip();
    const names = this.forNames();
    if (names === undefined) return this.brokenFor(opening, start);
    const list = this.expression();
    this.skip();
    if (this.peek() !== COLON) {
      this.problem('hcl.for', undefined, { part: ':' });
      return this.brokenFor(opening, start);
    }
    this.pos++;
    this.skip();
    const first = this.expression();
    this.skip();
    let second: Expression | undefined;
    const arrow = this.pos;
    if (this.at('=>')) {
      this.pos += 2;
      this.skip();
      second = this.expression();
      this.skip();
      if (opening === '[') this.problem('hcl.unexpected', { start: arrow, end: arrow + 2 }, { text: '=>' });
    } else if (opening === '{') this.problem('hcl.for', undefined, { part: '=>' });
    const groups = this.at('...');
    if (groups) {
      if (opening === '[') this.unexpected();
      this.pos += 3;
      this.skip();
    }
    let condition: Expression | undefined;
    if (this.text.slice(this.pos, this.nameEnd()) === 'if') {
      this.pos += 2;
      this.skip();
      condition = this.expression();
      this.skip();
    }
    if (!this.closes(opening, indent) && !this.ended) return this.brokenFor(opening, start);
    const end = this.close(opening, start, indent);
    const named = second === undefined ? { value: first } : { name: first, value: second };
    const content = [list, first, second, condition].filter((each) => each !== undefined);
    const span = this.span(start, end);
    return this.around({ type: 'for', ...names, in: list, ...named, condition, groups, ...span }, content);
  }

  /** Ends an incomplete `for`: at its bracket on the same line, or with this line. */
  private brokenFor(opening: '[' | '{', start: number): InvalidExpression {
    this.unexpected();
    const line = this.text.slice(this.pos, this.lineEnd());
    let open = 0;
    let at = 0;
    for (; at < line.length; at++) {
      const sign = line.charAt(at);
      if (sign === closing[opening] && open-- === 0) break;
      if (sign === opening) open++;
    }
    this.pos += Math.min(line.length, at + 1);
    return this.invalid(start, this.pos);
  }

  /** Skips the rest of the line, and the content of a brace that it opens. */
  protected passLine(): void {
    const end = this.lineEnd();
    let last = NaN;
    for (let at = this.pos; at < end; at++) {
      const sign = this.text.charCodeAt(at);
      if (sign > 32) last = sign;
    }
    this.pos = end;
    if (last === OPEN_BRACE && this.peek() === LF) this.passBody();
  }

  protected abstract passBody(): void;
}
