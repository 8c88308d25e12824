import { CollectionParser } from './collections';
import { code } from './scanner';
import type { BinaryOperator, Expression, SplatExpression } from './node';

const [DOT, OPEN_BRACKET, OPEN_PAREN, OPEN_BRACE, QUOTE, MINUS, BANG, LESS, STAR, QUESTION, COLON] = [
  code('.'), code('['), code('('), code('{'), code('"'), code('-'), code('!'), code('<'), code('*'), code('?'), code(':'),
]; // prettier-ignore

const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6,
}; // prettier-ignore
const operators = Object.keys(precedence).sort((a, b) => b.length - a.length) as readonly BinaryOperator[];
const beginsOperator = new Set(operators.map((operator) => operator.charCodeAt(0)));

const number = /\d(?:\.*(?:\d|[eE][+-]?\d))*/y;
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Parses expressions. */
export abstract class ExpressionParser extends CollectionParser {
  expression(): Expression {
    const start = this.pos;
    if (!this.enter()) return this.invalid(start);
    const condition = this.binary(1);
    this.skip();
    const result = this.peek() === QUESTION ? this.conditional(condition) : condition;
    this.leave();
    return result;
  }

  private conditional(condition: Expression): Expression {
    let height = this.height;
    this.pos++;
    this.skip();
    const then = this.expression();
    height = Math.max(height, this.height);
    this.skip();
    let otherwise: Expression;
    if (this.peek() === COLON) {
      this.pos++;
      this.skip();
      otherwise = this.expression();
      height = Math.max(height, this.height);
    } else {
      this.problem('hcl.colon-missing');
      otherwise = this.invalid();
    }
    this.raise(height);
    return { type: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
  }

  private binary(least: number): Expression {
    let left = this.unary();
    for (;;) {
      const height = this.height;
      this.skip();
      const operator = this.operator();
      if (operator === undefined || precedence[operator] < least) {
        this.height = height;
        return left;
      }
      this.pos += operator.length;
      this.skip();
      const right = this.binary(precedence[operator] + 1);
      this.raise(Math.max(height, this.height));
      left = { type: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  }

  private operator(): BinaryOperator | undefined {
    const sign = this.peek();
    if (!beginsOperator.has(sign)) return undefined;
    return operators.find((operator) => operator.charCodeAt(0) === sign && this.at(operator));
  }

  private unary(): Expression {
    const sign = this.peek();
    if (sign !== MINUS && sign !== BANG) return this.traversal(this.primary());
    const start = this.pos++;
    if (!this.enter()) return this.invalid(start);
    this.skip();
    const of = this.unary();
    this.leave();
    this.raise(this.height);
    return { type: 'unary', operator: sign === MINUS ? '-' : '!', of, ...this.span(start, start), end: of.end };
  }

  /** The names, indices and splats after an expression. */
  private traversal(from: Expression): Expression {
    let of = from;
    for (;;) {
      const height = this.height;
      this.skip();
      const start = this.pos;
      const sign = this.peek();
      if (sign === DOT && this.peek(1) !== DOT) {
        this.pos++;
        this.skip();
        if (this.peek() === STAR) of = this.attributeSplat(of, start);
        else {
          of = this.member(of, start);
          this.raise(height);
        }
      } else if (sign === OPEN_BRACKET) {
        of = this.index(of, start, height);
      } else {
        this.height = height;
        return of;
      }
      if (this.stopped) return of;
    }
  }

  /** The name or number after a dot at an offset. */
  private member(of: Expression, dot: number): Expression {
    const from = this.pos;
    number.lastIndex = from;
    const digits = number.exec(this.text)?.[0];
    if (digits === undefined) {
      const name = this.name();
      if (name !== '')
        return {
          type: 'get',
          of,
          name,
          key: this.span(from, this.pos),
          start: of.start,
          end: this.span(from, this.pos).end,
        };
      const key = this.span(dot + 1, dot + 1);
      this.problem('hcl.name-missing', { start: dot, end: dot + 1 });
      return { type: 'get', of, name, key, start: of.start, end: key.end };
    }
    const [first = ''] = /^\d*/.exec(digits) ?? [];
    this.pos = from + first.length;
    const span = this.span(from, this.pos);
    if (first.length < digits.length) {
      this.problem('hcl.number', { start: from, end: from + digits.length }, { text: digits });
    }
    return {
      type: 'index',
      of,
      key: { type: 'literal', value: Number(first), ...span },
      start: of.start,
      end: span.end,
    };
  }

  /** `.*` and the names and numbers after it. */
  private attributeSplat(of: Expression, dot: number): SplatExpression {
    let height = this.height;
    this.pos++;
    let each: Expression = { type: 'element', ...this.span(dot, this.pos) };
    let own = 1;
    for (;;) {
      this.skip();
      const start = this.pos;
      if (this.peek() !== DOT || this.peek(1) === DOT || this.stopped) break;
      this.pos++;
      this.skip();
      each = this.member(each, start);
      this.raise(own++);
    }
    height = Math.max(height, own);
    this.raise(height);
    return { type: 'splat', of, each, start: of.start, end: each.end };
  }

  private index(of: Expression, start: number, height: number): Expression {
    const result = this.bracketed<Expression>(true, (_, indent) => {
      this.skip();
      const star = this.peek() === STAR;
      const key = star ? undefined : this.expression();
      const own = star ? 0 : this.height;
      if (star) this.pos++;
      const end = this.close('[', start, indent);
      this.raise(Math.max(height, own));
      if (key !== undefined) return { type: 'index', of, key, start: of.start, end: this.span(start, end).end };
      return { type: 'element', ...this.span(start, end) };
    });
    if (result.type !== 'element') return result;
    // The remaining names and indices apply to each item.
    this.height = 1;
    const each = this.enter() ? this.traversal(result) : result;
    this.leave();
    this.raise(Math.max(height, this.height));
    return { type: 'splat', of, each, start: of.start, end: each.end };
  }

  private primary(): Expression {
    const start = this.pos;
    const sign = this.peek();
    if (sign >= 48 && sign <= 57) return this.number();
    if (sign === QUOTE) return this.quoted();
    if (sign === OPEN_BRACKET) return this.tuple();
    if (sign === OPEN_BRACE) return this.object();
    if (sign === OPEN_PAREN) {
      return this.bracketed<Expression>(true, (_, indent) => {
        this.skip();
        const of = this.expression();
        const { height } = this;
        const end = this.close('(', start, indent);
        this.raise(height);
        return { type: 'parentheses', of, ...this.span(start, end) };
      });
    }
    if (sign === LESS && this.peek(1) === LESS) {
      const text = this.heredoc();
      if (text !== undefined) return text;
    }
    const name = this.name();
    if (name === '') {
      this.problem('hcl.value-missing');
      return this.invalid();
    }
    return this.named(name, start);
  }

  /** A constant, a variable or a call. */
  private named(first: string, start: number): Expression {
    const span = this.span(start, this.pos);
    let name = first;
    this.height = 1;
    this.skip();
    while (this.at('::')) {
      this.pos += 2;
      this.skip();
      name += `::${this.name()}`;
      this.skip();
    }
    if (this.peek() !== OPEN_PAREN) {
      if (name !== first) {
        this.problem('hcl.unexpected', { start: start + first.length, end: start + first.length + 2 }, { text: '::' });
        return this.invalid(start, this.pos);
      }
      const constant = constants[name];
      return constant === undefined || !Object.hasOwn(constants, name)
        ? { type: 'variable', name, ...span }
        : { type: 'literal', value: constant, ...span };
    }
    const open = this.pos;
    return this.bracketed<Expression>(true, (_, indent) => {
      const args = this.items('(', indent);
      const { height } = this;
      const expands = this.at('...') && args.length > 0;
      if (this.at('...')) this.pos += 3;
      const end = this.close('(', open, indent);
      this.raise(height);
      return { type: 'call', name, arguments: args, expands, ...this.span(start, end) };
    });
  }

  private number(): Expression {
    const start = this.pos;
    number.lastIndex = start;
    const text = (number.exec(this.text)?.[0] ?? '').slice(0, this.limit - start);
    this.pos += text.length;
    this.height = 1;
    const value = Number(text);
    if (Number.isNaN(value)) {
      this.problem('hcl.number', { start, end: this.pos }, { text });
      return this.invalid(start, this.pos);
    }
    return { type: 'literal', value, ...this.span(start, this.pos) };
  }
}
