import { limits } from '../limits';
import { memoize } from '../text/memoize';
import type { Anchor, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import type { Comment, SyntaxProblem } from '../syntax/node';
import { BodyParser } from './bodies';
import { HclText } from './heads';
import { readJson, type JsonProblem, type Placed, type PlacedField } from './json-reader';
import type { Attribute, Block, Body, Expression, HclFile, Label, TopLevelItem } from './node';
import { tooLarge } from './parser';

/** The numbers of labels of top-level blocks. Everything else at the top level is an argument. */
const labelsOf: ReadonlyMap<string, number> = new Map([
  ...['resource', 'data', 'ephemeral'].map((name) => [name, 2] as const),
  ...['variable', 'output', 'module', 'provider', 'check'].map((name) => [name, 1] as const),
  ...['locals', 'terraform', 'moved', 'import', 'removed'].map((name) => [name, 0] as const),
]);

/**
 * The arguments whose strings are references, as in `depends_on`, rather than templates.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
const references =
  /^(?:(?:resource|data|ephemeral|module)\.(?:providers?|depends_on)|output\.depends_on|resource\.lifecycle\.(?:ignore_changes|replace_triggered_by)|variable\.type|(?:moved|import|removed)\.(?:to|from|provider)|terraform\.required_providers\.[^.]+\.configuration_aliases)(?:\.|$)/;

const comma = /[ \t]*,/y;

/** Whether the strings at a path, from the name of a block on, are references. */
export function isReference(path: string): boolean {
  return references.test(path);
}

/**
 * Parses an HCL file in JSON syntax into the same tree. Nested blocks are objects there, like values: they are arguments of the
 * enclosing body, and `bodyOf` reads one as a body. All names of a block have the place of its last label. Never throws.
 */
export function parseHclJson(text: string, source: SourceFile, values: boolean, last?: HclFile): HclFile {
  if (last?.text === text && last.source === source) return last;
  if (text.length > limits.characters) return { ...tooLarge(text, source), json: true };
  const { value, problems } = readJson(text);
  const reader = new PartReader(text, source, values, problems);
  const roots = value.type === 'array' ? value.items : [value];
  for (const root of roots) {
    if (root.type !== 'object') {
      if (root.type !== 'invalid')
        reader.report({ what: 'hcl.json-object', args: {}, start: root.start, end: root.end });
      continue;
    }
    for (const field of root.fields) {
      const labels = values ? undefined : labelsOf.get(field.name);
      if (field.name === '//') continue;
      if (labels === undefined) reader.attribute(field);
      else reader.blocks(field.name, labels, [], field.key, field.value);
    }
  }
  reader.until(Infinity);
  const comments = text.includes('"//"') ? commentsIn(text, value) : [];
  const parts = last?.source === source ? reused(reader.parts, text, last) : reader.parts;
  return { source, text, json: true, parts, problems: reader.problems, comments };
}

/** The fields named `//` with a text, each with the comma after it. Terraform ignores them in the bodies of blocks. */
function commentsIn(text: string, value: Placed): readonly Comment[] {
  if (value.type === 'array') return value.items.flatMap((item) => commentsIn(text, item));
  if (value.type !== 'object') return [];
  return value.fields.flatMap((field) =>
    field.name === '//' && field.value.type === 'string' ? commentOf(text, field) : commentsIn(text, field.value),
  );
}

function commentOf(text: string, { key: { start }, value }: PlacedField): Comment {
  comma.lastIndex = value.end;
  const end = value.end + (comma.exec(text)?.[0].length ?? 0);
  const content = { start: value.start + 1 - start, end: value.end - 1 - start };
  return { start, end, text: text.slice(start, end), content };
}

/** The parts. A part with unchanged text is reused from the previous file. */
function reused(parts: readonly TopLevelItem[], text: string, last: HclFile): readonly TopLevelItem[] {
  const nameOf = ({ anchor, item }: TopLevelItem, whole: string): string => {
    const labels = item.type === 'block' ? item.labels.map(({ value }) => value) : [];
    return JSON.stringify([item.name, labels, whole.slice(anchor.start + item.start, anchor.start + item.end)]);
  };
  const old = new Map(last.parts.filter(({ broken }) => !broken).map((part) => [nameOf(part, last.text), part]));
  return parts.map((part) => {
    const name = nameOf(part, text);
    const same = part.broken ? undefined : old.get(name);
    if (same === undefined) return part;
    old.delete(name);
    same.anchor.start = part.anchor.start;
    return same;
  });
}

class PartReader {
  readonly parts: TopLevelItem[] = [];
  readonly problems: SyntaxProblem[] = [];
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly source: SourceFile,
    /** Of variables, whose strings are plain texts. */
    private readonly values: boolean,
    private readonly faults: readonly JsonProblem[],
  ) {}

  attribute({ name, key, value }: PlacedField): void {
    this.part({ start: key.start, end: value.end }, (anchor) => {
      const read = this.expression(value, name, anchor);
      return { type: 'attribute', name, key: local(key, anchor), value: read, start: 0, end: read.end };
    });
  }

  blocks(name: string, missing: number, labels: readonly string[], key: Span, value: Placed): void {
    if (missing === 0) {
      if (value.type === 'array') for (const item of value.items) this.block(name, labels, undefined, item);
      else this.block(name, labels, key, value);
      return;
    }
    for (const object of value.type === 'array' ? value.items : [value]) {
      if (object.type === 'object') {
        for (const field of object.fields) {
          if (field.name !== '//') this.blocks(name, missing - 1, [...labels, field.name], field.key, field.value);
        }
      } else this.block(name, labels, key, object);
    }
  }

  /** One of several blocks in a list has no separate name. */
  private block(name: string, labels: readonly string[], key: Span | undefined, value: Placed): void {
    const start = key?.start ?? value.start;
    this.part({ start, end: value.end }, (anchor): Block => {
      const head = local(key ?? { start, end: start + 1 }, anchor);
      if (value.type !== 'object' && value.type !== 'invalid') {
        this.report({ what: 'hcl.json-object', args: {}, start: value.start, end: value.end }, anchor);
      }
      const body = bodyOf(this.expression(value, name, anchor)) ?? emptyBody(local(value, anchor));
      const all = labels.map((label): Label => ({ value: label, ...head }));
      return { type: 'block', name, key: head, labels: all, body, start: 0, end: body.end };
    });
  }

  private part({ start, end }: Span, read: (anchor: Anchor) => Attribute | Block): void {
    this.until(start);
    const anchor = { start, source: this.source };
    const before = this.problems.length;
    const item = read(anchor);
    this.until(Math.max(end, start + 1), anchor);
    this.parts.push({ anchor, item, broken: this.problems.length > before });
  }

  /** Reports the errors of the JSON text before an offset. */
  until(end: number, anchor?: Anchor): void {
    for (
      let fault = this.faults[this.next];
      fault !== undefined && fault.start < end;
      fault = this.faults[++this.next]
    ) {
      this.report(fault, anchor);
    }
  }

  report({ what, args, ...place }: JsonProblem, anchor: Anchor = { start: 0, source: this.source }): void {
    this.problems.push({ anchor, ...local(place, anchor), what, args });
  }

  private expression(value: Placed, path: string, anchor: Anchor): Expression {
    const span = local(value, anchor);
    switch (value.type) {
      case 'object': {
        const fields = value.fields.map(({ name, key, value }) => ({
          key: { type: 'literal', value: name, ...local(key, anchor) } as const,
          value: this.expression(value, `${path}.${name}`, anchor),
        }));
        return { type: 'object', fields, ...span };
      }
      case 'array':
        return { type: 'tuple', items: value.items.map((item) => this.expression(item, path, anchor)), ...span };
      case 'string':
        return this.string(value, isReference(path), anchor);
      case 'other':
        return { type: 'literal', value: value.value, ...span };
      case 'invalid':
        return { type: 'invalid', ...span };
    }
  }

  private string(placed: Extract<Placed, { type: 'string' }>, reference: boolean, anchor: Anchor): Expression {
    const { value, escaped } = placed;
    const span = local(placed, anchor);
    const bare = reference && !value.includes('${');
    if (this.values || (!bare && !/[$%]\{/.test(value))) return { type: 'literal', value, ...span };
    const start = escaped ? 0 : placed.start + 1;
    const parser = new BodyParser(
      new HclText(escaped ? value : this.text),
      anchor,
      start,
      false,
      escaped ? span : undefined,
    );
    parser.limit = start + value.length;
    const read = bare ? parser.reference() : parser.bare();
    this.problems.push(...parser.problems);
    return bare ? read : { ...read, ...span };
  }
}

function local({ start, end }: Span, anchor: Anchor): Span {
  return { start: start - anchor.start, end: end - anchor.start };
}

function emptyBody(span: Span): Body {
  return { attributes: new Map(), blocks: [], ...span };
}

/**
 * An object as a body: its fields are arguments, some of which may be nested blocks. Fields named `//` are comments.
 * `undefined` if it is not an object.
 */
export const bodyOf = memoize((expression: Expression): Body | undefined => {
  if (expression.type !== 'object') return undefined;
  const attributes = new Map<string, Attribute>();
  for (const { key, value } of expression.fields) {
    const name = key.type === 'literal' && key.value !== null ? String(key.value) : undefined;
    if (name === undefined || name === '//' || attributes.has(name)) continue;
    const place = { start: key.start, end: key.end };
    attributes.set(name, { type: 'attribute', name, key: place, value, start: key.start, end: value.end });
  }
  return { attributes, blocks: [], start: expression.start, end: expression.end };
});

/** An object, or each of a list of objects, as a body. */
export const bodiesOf = memoize((attribute: Attribute): readonly Body[] => {
  const { value } = attribute;
  const objects = value.type === 'tuple' ? value.items : [value];
  const bodies = objects.map(bodyOf).filter((body) => body !== undefined);
  return bodies.length === objects.length ? bodies : [];
});
