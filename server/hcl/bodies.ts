import { ExpressionParser } from './expressions';
import type { Attribute, Block, Body, Expression, Label } from './node';

/** Whether it can be the value of an argument with a missing `=`. */
const beginsValue = /["\d([<]|[\p{ID_Start}_]/uy;
const opens = /\r?\n[ \t]*\{/y;

interface Head {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The indentation of the line that it is in. */
  readonly indent: number;
}

/** Parses arguments and blocks. */
export class BodyParser extends ExpressionParser {
  /** Parses the argument or block at `pos`, and the rest of the line that contains its last token. */
  item(top: boolean): Attribute | Block | undefined {
    const start = this.pos;
    const { indent } = this;
    const name = this.name();
    if (name === '') {
      if (!this.at('}')) this.problem('hcl.statement');
      this.unexpected();
      this.passLine();
      return undefined;
    }
    const head = { name, start, end: this.pos, indent };
    this.skip(false);
    if (this.at('=') && !this.at('==')) {
      this.pos++;
      return this.attribute(head, top);
    }
    const before = this.state;
    const block = this.block(head, top);
    if (block !== undefined) return block;
    // The name of an argument without its `=`.
    this.back(before);
    const colon = this.at(':');
    if (colon) {
      this.pos++;
      this.skip(false);
    }
    beginsValue.lastIndex = this.pos;
    if (top || this.ended || !(colon || beginsValue.test(this.text)) || this.atLineEnd) {
      this.problem('hcl.statement', { start, end: head.end });
      this.passLine();
      return undefined;
    }
    this.problem('hcl.equals-missing', { start, end: head.end });
    return this.attribute(head, top);
  }

  /** An expression that ends with the limit. */
  reference(): Expression {
    this.skip();
    const result = this.expression();
    this.skip();
    if (!this.ended) this.unexpected();
    return result;
  }

  private attribute({ name, start, end }: Head, top: boolean): Attribute {
    this.skip(false);
    const value = this.lineValue(NaN);
    this.endOfItem(top);
    const key = this.span(start, end);
    return { type: 'attribute', name, key, value, start: key.start, end: value.end };
  }

  /** Text after an argument on its line is an error. */
  private endOfItem(top: boolean): void {
    this.skip(false);
    if (this.atLineEnd || this.atLineStart || (!top && this.at('}'))) return;
    this.unexpected();
    this.passLine();
  }

  /** A block; `undefined` if it is probably an argument with a missing `=`. */
  private block(head: Head, top: boolean): Block | undefined {
    const labels: Label[] = [];
    let end = head.end;
    for (;;) {
      this.skip(false);
      const start = this.pos;
      if (this.at('"')) {
        const text = this.quoted();
        if (text.type === 'template') this.problem('hcl.label', { start, end: this.pos });
        const value = text.type === 'literal' ? String(text.value) : this.text.slice(start + 1, this.pos - 1);
        labels.push({ value, ...this.span(start, this.pos) });
      } else {
        const value = this.name();
        if (value === '') break;
        labels.push({ value, ...this.span(start, this.pos) });
      }
      end = this.pos;
    }
    const key = this.span(head.start, head.end);
    const block = { type: 'block', name: head.name, key, labels, start: key.start } as const;
    if (labels.length > 0 && this.atLineEnd && this.nextLineOpens()) {
      this.problem('hcl.body-missing', { start: head.start, end });
      this.skip(true);
    }
    if (this.at('{')) {
      const body = this.body(head.indent, top);
      return { ...block, body, end: body.end };
    }
    if (labels.length === 0 || (!top && !this.ended && !this.atLineEnd) || (!top && labels.length === 1))
      return undefined;
    this.problem('hcl.body-missing', { start: head.start, end });
    this.passLine();
    const at = this.span(end, end);
    return { ...block, body: { attributes: new Map(), blocks: [], ...at }, end: at.end };
  }

  /** Whether the brace that belongs on this line is the first token of the next one. */
  private nextLineOpens(): boolean {
    opens.lastIndex = this.pos;
    return opens.test(this.text) && opens.lastIndex <= this.limit;
  }

  private body(indent: number, top: boolean): Body {
    const start = this.pos++;
    const attributes = new Map<string, Attribute>();
    const blocks: Block[] = [];
    let end = this.pos;
    if (this.enter()) end = this.contents(start, indent, attributes, blocks);
    this.leave();
    if (!this.stopped) {
      this.skip(false);
      // The brace of an enclosing block may follow on the same line.
      if (!this.atLineEnd && !this.atLineStart && (top || !this.at('}'))) {
        if (this.nameEnd() > this.pos) this.problem('hcl.newline-missing');
        else {
          this.unexpected();
          this.passLine();
        }
      }
    }
    return { attributes, blocks, ...this.span(start, end) };
  }

  /** Parses the content of braces and the closing brace. Returns the end. */
  private contents(start: number, indent: number, attributes: Map<string, Attribute>, blocks: Block[]): number {
    const { newlines } = this;
    this.newlines = false;
    this.skip();
    // `name { argument = value }`
    const oneLine = !this.atLineEnd;
    let count = 0;
    let end = this.pos;
    for (;;) {
      this.skip(true);
      if (this.ended || this.at('}') || this.dedented(indent)) break;
      const from = this.pos;
      const item = this.item(false);
      if (item?.type === 'block') blocks.push(item);
      else if (item !== undefined && !attributes.has(item.name)) attributes.set(item.name, item);
      else if (item !== undefined) this.duplicate(item);
      if (this.pos === from) this.pos++;
      end = this.pos;
      if (oneLine && count++ === 0 && (item?.type === 'block' || !this.at('}'))) {
        this.problem('hcl.one-line', { start: from, end: from });
      }
      count++;
    }
    this.newlines = newlines;
    if (this.at('}') && !this.dedented(indent - 1)) return ++this.pos;
    this.notClosed('{', start);
    return end;
  }

  private duplicate({ name, key }: Attribute): void {
    this.problems.push({ anchor: this.anchor, ...key, what: 'hcl.duplicate', args: { name } });
  }

  protected passBody(): void {
    if (this.enter()) this.contents(this.pos - 1, this.indent, new Map(), []);
    this.leave();
    if (!this.stopped) this.pos = this.lineEnd();
  }
}
