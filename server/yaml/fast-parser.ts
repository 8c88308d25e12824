import { alphabets } from './alphabets';
import type { Comment, FieldNode, ListNode, MapNode, Node, ScalarNode } from '../syntax/node';

/** The maximum depth of the plain form; deeper text is left to the YAML parser. */
const DEPTH_LIMIT = 12;

const name = new RegExp(String.raw`[A-Za-z_${alphabets}][\w.${alphabets}-]*(?=:[ \r\n]|:$)`, 'y');
const word = new RegExp(String.raw`[\w./+${alphabets}-]+(?: +[\w./+${alphabets}-]+)*`, 'y');
const rest = new RegExp(String.raw`[\w./+(${alphabets}][^\r\n\t:#]*(?:(?::(?![ \r\n\t]|$)|(?<! )#)[^\r\n\t:#]*)*`, 'y');
const quoted = /"[^"\\\r\n]*"|'[^'\r\n]*'/y;
const lineEnd = / *(?: #[^\r\n]*)?(?:\r?\n|$)/y;
const comment = /#[^\r\n]*/y;
const blankLines = /(?: *(?:#[^\r\n]*)?\r?\n)*/y;

/** Thrown if the text is not in the plain form, so that the YAML parser reads it. */
const beyond = Symbol('beyond');

/**
 * Parses the plain forms of nearly all manifests: block collections, flow collections on one line, scalars without escapes. The
 * nodes are the same as those from the YAML parser (the tests compare them); for other text the result is `undefined`. It exists
 * because the YAML parser takes ten times as long.
 */
export class FastParser {
  /** The comments of what was parsed, in order. */
  readonly comments: Comment[] = [];
  private at: number;
  private readonly end: number;
  /** The offset of the next `#`. */
  private nextHash: number;

  constructor(
    private readonly text: string,
    /** The start on the first line. Spans are relative to it. */
    private readonly base: number,
  ) {
    this.at = base;
    this.end = text.length;
    this.nextHash = this.hashFrom(base);
  }

  private hashFrom(offset: number): number {
    const found = this.text.indexOf('#', offset);
    return found < 0 ? Infinity : found;
  }

  /** A declaration of a section, from its name on. */
  thing(): { readonly name: string; readonly value: Node } | undefined {
    return this.attempt(() => {
      const found = this.match(name);
      this.at++;
      return { name: found, value: this.valueAfterKey(this.base, 0) };
    });
  }

  /** An item of a list, from its dash on. */
  item(): Node | undefined {
    return this.attempt(() => this.behindDash(this.base, 0));
  }

  private attempt<T>(read: () => T): T | undefined {
    try {
      const result = read();
      this.skipBlank();
      return this.at >= this.end ? result : undefined;
    } catch (stop) {
      if (stop === beyond) return undefined;
      throw stop;
    }
  }

  private stop(): never {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- leaves the parser and is caught above
    throw beyond;
  }

  private peek(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : 10;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || this.at + found.length > this.end) this.stop();
    this.at += found.length;
    return found;
  }

  private skipBlank(): void {
    const start = this.at;
    blankLines.lastIndex = start;
    blankLines.test(this.text);
    this.at = Math.min(blankLines.lastIndex, this.end);
    // A last line of spaces or a comment without a newline.
    if (this.at < this.end && /^ *(?:#[^\r\n]*)?$/.test(this.text.slice(this.at, this.end))) this.at = this.end;
    this.remember(start);
  }

  /** Remembers the comments in text that has only white space and comments. */
  private remember(start: number): void {
    while (this.nextHash < start) this.nextHash = this.hashFrom(this.nextHash + 1);
    while (this.nextHash < this.at) {
      comment.lastIndex = this.nextHash;
      const [text = ''] = comment.exec(this.text) ?? [];
      const end = this.nextHash + text.length;
      this.comments.push({ start: this.nextHash, end, text, content: { start: 1, end: text.length } });
      this.nextHash = this.hashFrom(end);
    }
  }

  private spaces(): void {
    while (this.peek() === 32) this.at++;
  }

  /** The indentation of the next line; -1 at the end. The position is at the line's start before and after the call. */
  private nextIndent(): number {
    this.skipBlank();
    let at = this.at;
    while (at < this.end && this.text.charCodeAt(at) === 32) at++;
    return at >= this.end ? -1 : at - this.at;
  }

  private finishLine(): void {
    const start = this.at;
    this.match(lineEnd);
    this.remember(start);
  }

  /** The value of a `key:` at a column, on the same line or below. */
  private valueAfterKey(column: number, depth: number): Node {
    if (depth > DEPTH_LIMIT) this.stop();
    lineEnd.lastIndex = this.at;
    if (lineEnd.test(this.text)) {
      this.finishLine();
      const indent = this.nextIndent();
      const dash = this.dashAt(this.at + indent);
      if (indent > column || (indent === column && dash && depth > 0))
        return dash ? this.list(indent, depth + 1) : this.map(indent, depth + 1);
      this.stop();
    }
    if (this.peek() !== 32) this.stop();
    this.spaces();
    return this.inline(column, depth);
  }

  private dashAt(at: number): boolean {
    return this.text.charCodeAt(at) === 45 && this.text.charCodeAt(at + 1) === 32;
  }

  /** A scalar or a flow collection, and the end of its line. */
  private inline(column: number, depth: number): Node {
    const code = this.peek();
    const node = code === 123 || code === 91 ? this.flow(depth + 1) : this.scalar(rest);
    this.finishLine();
    // A deeper line continues a scalar, or is a mistake.
    if (this.nextIndent() > column) this.stop();
    return node;
  }

  private map(indent: number, depth: number): MapNode {
    const fields = new Map<string, FieldNode>();
    this.at += indent;
    const start = this.at - this.base;
    let end: number;
    for (;;) {
      const from = this.at - this.base;
      const key = this.match(name);
      this.at++;
      const value = this.valueAfterKey(indent, depth);
      if (fields.has(key)) this.stop();
      fields.set(key, { name: key, key: { start: from, end: from + key.length }, value });
      end = value.end;
      const next = this.nextIndent();
      if (next > indent) this.stop();
      if (next < indent) break;
      if (this.dashAt(this.at + next)) this.stop();
      this.at += indent;
    }
    return { type: 'map', start, end, aliased: false, flow: false, fields };
  }

  private list(indent: number, depth: number): ListNode {
    const items: Node[] = [];
    const start = this.at + indent - this.base;
    let end: number;
    for (;;) {
      this.at += indent;
      const item = this.behindDash(indent, depth);
      items.push(item);
      end = item.end;
      const next = this.nextIndent();
      if (next > indent) this.stop();
      if (next < indent || !this.dashAt(this.at + next)) break;
    }
    return { type: 'list', start, end, aliased: false, flow: false, items };
  }

  private behindDash(column: number, depth: number): Node {
    if (depth > DEPTH_LIMIT) this.stop();
    const dash = this.at;
    this.at++;
    if (this.peek() !== 32) this.stop();
    this.spaces();
    name.lastIndex = this.at;
    if (!name.test(this.text)) return this.dashAt(this.at) ? this.stop() : this.inline(column, depth);
    // A map that begins on the line of the dash continues in the column of its first key.
    const indent = column + this.at - dash;
    this.at -= indent;
    return this.map(indent, depth + 1);
  }

  private flow(depth: number): Node {
    if (depth > DEPTH_LIMIT) this.stop();
    const start = this.at - this.base;
    const isMap = this.peek() === 123;
    const closing = isMap ? 125 : 93;
    const fields = new Map<string, FieldNode>();
    const items: Node[] = [];
    this.at++;
    this.spaces();
    while (this.peek() !== closing) {
      if (isMap) {
        const from = this.at - this.base;
        const key = this.match(name);
        this.at++;
        if (this.peek() !== 32 || fields.has(key)) this.stop();
        this.spaces();
        const value = this.flowValue(depth);
        fields.set(key, { name: key, key: { start: from, end: from + key.length }, value });
      } else items.push(this.flowValue(depth));
      this.spaces();
      if (this.peek() === closing) break;
      if (this.peek() !== 44) this.stop();
      this.at++;
      if (this.peek() !== 32) this.stop();
      this.spaces();
      if (this.peek() === closing) this.stop();
    }
    this.at++;
    const span = { start, end: this.at - this.base };
    return isMap
      ? { type: 'map', ...span, aliased: false, flow: true, fields }
      : { type: 'list', ...span, aliased: false, flow: true, items };
  }

  private flowValue(depth: number): Node {
    const code = this.peek();
    if (code === 123 || code === 91) return this.flow(depth + 1);
    const node = this.scalar(word);
    // `:` and `#` may belong to the scalar, which only the YAML parser decides.
    if (![32, 44, 93, 125].includes(this.peek())) this.stop();
    return node;
  }

  private scalar(plain: RegExp): ScalarNode {
    const start = this.at - this.base;
    const code = this.peek();
    if (code === 34 || code === 39) {
      const source = this.match(quoted);
      if (this.peek() === code) this.stop();
      return scalarNode(start, this.at - this.base, source.slice(1, -1));
    }
    const source = this.match(plain).trimEnd();
    this.at = this.base + start + source.length;
    if (source.endsWith(':') || (source.startsWith('-') && (source.length === 1 || source[1] === ' '))) this.stop();
    return scalarNode(start, this.at - this.base, this.resolve(source));
  }

  /** The value of a plain scalar by YAML's core schema; numbers other than short whole ones are left to the parser. */
  private resolve(source: string): string | number | boolean {
    const code = source.charCodeAt(0);
    if (code >= 48 && code <= 57) {
      if (/^\d{1,15}$/.test(source)) return source.length > 1 && code === 48 ? this.stop() : Number(source);
      return /^[\d.eE+_-]+$|^0[ox]/.test(source) ? this.stop() : source;
    }
    if (code === 43 || code === 45 || code === 46) return /^[-+.][\d.a-zA-Z]/.test(source) ? this.stop() : source;
    switch (source) {
      case 'true':
        return true;
      case 'false':
        return false;
      default:
        return /^(?:null|true|false|\.nan|\.inf)$/i.test(source) || source === '...' ? this.stop() : source;
    }
  }
}

function scalarNode(start: number, end: number, value: string | number | boolean): ScalarNode {
  return { type: 'scalar', start, end, value, aliased: false, empty: false, block: false };
}
