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
    this.pos++;
    this.skip();
    const then = this.expression();
    this.skip();
    let otherwise: Expression;
    if (this.peek() === COLON) {
      this.pos++;
      this.skip();
      otherwise = this.expression();
    } else {
      this.problem('hcl.colon-missing');
      otherwise = this.invalid();
    }
    const span = { start: condition.start, end: otherwise.end };
    return this.around({ type: 'conditional', condition, then, otherwise, ...span }, [condition, then, otherwise]);
  }

  private binary(least: number): Expression {
    let left = this.unary();
    for (;;) {
      this.skip();
      const operator = this.operator();
      if (operator === undefined || precedence[operator] < least) return left;
      this.pos += operator.length;
      this.skip();
      const right = this.binary(precedence[operator] + 1);
      const span = { start: left.start, end: right.end };
      left = this.around({ type: 'binary', operator, left, right, ...span }, [left, right]);
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
    const span = { ...this.span(start, start), end: of.end };
    return this.around({ type: 'unary', operator: sign === MINUS ? '-' : '!', of, ...span }, [of]);
  }

  /** The names, indices and splats after an expression. */
  private traversal(from: Expression): Expression {
    let of = from;
    for (;;) {
      this.skip();
      const start = this.pos;
      const sign = this.peek();
      if (sign === DOT && this.peek(1) !== DOT) {
        this.pos++;
        this.skip();
        of = this.peek() === STAR ? this.attributeSplat(of, start) : this.around(this.member(of, start), [of]);
      } else if (sign === OPEN_BRACKET) of = this.index(of, start);
      else return of;
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
      const key = name === '' ? this.span(dot + 1, dot + 1) : this.span(from, this.pos);
      if (name === '') this.problem('hcl.name-missing', { start: dot, end: dot + 1 });
      return { type: 'get', of, name, key, start: of.start, end: key.end };
    }
    const [first = ''] = /^\d*/.exec(digits) ?? [];
    this.pos = from + first.length;
    const span = this.span(from, this.pos);
    if (first.length < digits.length) {
      this.problem('hcl.number', { start: from, end: from + digits.length }, { text: digits });
    }
    const key = { type: 'literal', value: Number(first), ...span } as const;
    return { type: 'index', of, key, start: of.start, end: span.end };
  }

  /** `.*` and the names and numbers after it. */
  private attributeSplat(of: Expression, dot: number): SplatExpression {
    this.pos++;
    let each: Expression = { type: 'element', ...this.span(dot, this.pos) };
    for (;;) {
      this.skip();
      const start = this.pos;
      if (this.peek() !== DOT || this.peek(1) === DOT || this.stopped) break;
      this.pos++;
      this.skip();
      each = this.around(this.member(each, start), [each]);
    }
    return this.around({ type: 'splat', of, each, start: of.start, end: each.end }, [of, each]);
  }

  private index(of: Expression, start: number): Expression {
    const result = this.bracketed<Expression>(true, (_, indent) => {
      this.skip();
      const star = this.peek() === STAR;
      const key = star ? undefined : this.expression();
      if (star) this.pos++;
      const span = this.span(start, this.close('[', start, indent));
      if (key === undefined) return { type: 'element', ...span };
      return this.around({ type: 'index', of, key, start: of.start, end: span.end }, [of, key]);
    });
    if (result.type !== 'element') return result;
    // The remaining names and indices apply to each item.
    const each = this.enter() ? this.traversal(result) : result;
    this.leave();
    return this.around({ type: 'splat', of, each, start: of.start, end: each.end }, [of, each]);
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
        const end = this.close('(', start, indent);
        return this.around({ type: 'parentheses', of, ...this.span(start, end) }, [of]);
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
      const expands = this.at('...') && args.length > 0;
      if (this.at('...')) this.pos += 3;
      const end = this.close('(', open, indent);
      return this.around({ type: 'call', name, arguments: args, expands, ...this.span(start, end) }, args);
    });
  }

  private number(): Expression {
    const start = this.pos;
    number.lastIndex = start;
    const text = (number.exec(this.text)?.[0] ?? '').slice(0, this.limit - start);
    this.pos += text.length;
    const value = Number(text);
    if (Number.isNaN(value)) {
      this.problem('hcl.number', { start, end: this.pos }, { text });
      return this.invalid(start, this.pos);
    }
    return { type: 'literal', value, ...this.span(start, this.pos) };
  }
}
