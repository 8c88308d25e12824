import type { MessageId } from '../messages/message';
import type { SyntaxProblem } from '../syntax/node';
import type { Span } from '../text/anchored-span';

/** A value of a JSON text with its place, in offsets of the text. */
export type Placed =
  | (Span & { readonly type: 'object'; readonly fields: readonly PlacedField[] })
  | (Span & { readonly type: 'array'; readonly items: readonly Placed[] })
  /** `escaped`: the text in quotes differs from the value. */
  | (Span & { readonly type: 'string'; readonly value: string; readonly escaped: boolean })
  | (Span & { readonly type: 'other'; readonly value: number | boolean | null })
  | (Span & { readonly type: 'invalid' });

export interface PlacedField {
  readonly name: string;
  readonly key: Span;
  readonly value: Placed;
}

/** A syntax error, in offsets of the text. */
export interface JsonProblem extends Span {
  readonly what: MessageId;
  readonly args: SyntaxProblem['args'];
}

const DEPTH_LIMIT = 200;
const space = /[ \t\r\n\uFEFF]*/y;
const string = /"(?:[^"\\\n]|\\[^\n]?)*(?:"|(?=\n)|$)/y;
const word = /[^\s{}[\],:"]+/y;
const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Parses a JSON text, which may be incomplete. Never throws. */
export function readJson(text: string): { readonly value: Placed; readonly problems: readonly JsonProblem[] } {
  const reader = new JsonReader(text);
  const value = reader.value();
  reader.end();
  return { value, problems: reader.problems };
}

class JsonReader {
  readonly problems: JsonProblem[] = [];
  private pos = 0;
  private depth = 0;
  private stopped = false;

  constructor(private readonly text: string) {}

  value(): Placed {
    this.skip();
    const start = this.pos;
    const sign = this.text.charAt(start);
    if (sign === '"') return this.string();
    if (sign === '{' || sign === '[') {
      if (++this.depth > DEPTH_LIMIT) {
        this.problem('syntax.too-deep', start, start + 1);
        this.stopped = true;
        this.pos = this.text.length;
      }
      const result = sign === '{' ? this.object(start) : this.array(start);
      this.depth--;
      return result;
    }
    const text = this.match(word);
    const value = constants.has(text) ? constants.get(text) : numeric.test(text) ? Number(text) : undefined;
    if (value !== undefined) return { type: 'other', value, start, end: this.pos };
    if (text === '') this.problem('hcl.value-missing', start, Math.min(start + 1, this.text.length));
    else this.problem('hcl.unexpected', start, this.pos, { text });
    return { type: 'invalid', start, end: this.pos };
  }

  end(): void {
    this.skip();
    if (this.pos < this.text.length) this.unexpected();
  }

  private object(start: number): Placed {
    const fields: PlacedField[] = [];
    const end = this.items(start, '{', '}', () => {
      const from = this.pos;
      if (this.text.charAt(from) !== '"') {
        this.unexpected();
        return;
      }
      const key = this.string();
      this.skip();
      if (this.text.charAt(this.pos) === ':') this.pos++;
      else {
        this.problem('hcl.colon', from, key.end);
        if (/[,}\]]|^$/.test(this.text.charAt(this.pos))) return;
      }
      fields.push({ name: key.value, key: { start: key.start, end: key.end }, value: this.value() });
    });
    return { type: 'object', fields, start, end };
  }

  private array(start: number): Placed {
    const items: Placed[] = [];
    const end = this.items(start, '[', ']', () => items.push(this.value()));
    return { type: 'array', items, start, end };
  }

  /** Parses items between commas up to a closing bracket. Returns the end. */
  private items(start: number, opening: string, closing: string, read: () => void): number {
    this.pos++;
    for (let first = true; ; first = false) {
      this.skip();
      let sign = this.text.charAt(this.pos);
      if (!first && sign === ',') {
        this.pos++;
        this.skip();
        sign = this.text.charAt(this.pos);
        if (sign === closing) this.problem('hcl.value-missing', this.pos, this.pos + 1);
      } else if (!first && !/[}\]]|^$/.test(sign)) this.problem('hcl.comma-missing', this.pos, this.pos + 1);
      if (sign === closing) return ++this.pos;
      if (this.stopped || sign === '' || sign === '}' || sign === ']') {
        this.problem('hcl.bracket-not-closed', start, start + 1, { bracket: opening });
        return Math.min(this.pos, this.text.length);
      }
      const from = this.pos;
      read();
      if (this.pos === from) this.pos++;
    }
  }

  private string(): Extract<Placed, { type: 'string' }> {
    const start = this.pos;
    const raw = this.match(string);
    const closed = raw.length > 1 && raw.endsWith('"');
    if (!closed) this.problem('syntax.quote-not-closed', start, this.pos);
    const inner = raw.slice(1, closed ? -1 : undefined);
    const place = { start, end: this.pos };
    if (!inner.includes('\\')) return { type: 'string', value: inner, escaped: false, ...place };
    const value = unescaped(inner);
    if (value === undefined) this.problem('hcl.escape', start, this.pos, { text: inner });
    return { type: 'string', value: value ?? inner, escaped: true, ...place };
  }

  private unexpected(): void {
    const start = this.pos;
    const text = this.match(word) || this.text.charAt(start);
    this.pos = start + text.length;
    this.problem('hcl.unexpected', start, this.pos, { text });
  }

  private skip(): void {
    this.match(space);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.pos;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.pos += found.length;
    return found;
  }

  /** Reports a problem, unless the nesting was too deep before. */
  private problem(what: MessageId, start: number, end: number, args: SyntaxProblem['args'] = {}): void {
    if (!this.stopped) this.problems.push({ what, start, end, args });
  }
}

function unescaped(inner: string): string | undefined {
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return undefined;
  }
}
