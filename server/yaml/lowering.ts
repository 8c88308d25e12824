import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { MessageId } from '../messages/message';
import type { Anchor, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import {
  childrenOf,
  type FieldNode,
  type ListNode,
  type MapNode,
  type Node,
  type ScalarNode,
  type SyntaxProblem,
} from '../syntax/node';

/** The maximum number of nodes that aliases and merge keys may repeat in one document, against exponential expansion. */
const ALIASED_LIMIT = 100_000;
/** The maximum depth of values. Manifests nest up to a dozen levels. */
const DEPTH_LIMIT = 64;

/** Converts the parser's nodes of one document into values with positions, following aliases and merge keys in document order. */
export class Lowering {
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private aliasedCount = 0;

  constructor(
    readonly text: string,
    private readonly problems: SyntaxProblem[],
    readonly source: SourceFile,
  ) {}

  problem(anchor: Anchor, at: Span, what: MessageId, args: Readonly<Record<string, string | number>> = {}): void {
    this.problems.push({ anchor, start: at.start, end: at.end, what, args });
  }

  span(node: ParsedNode, anchor: Anchor): Span {
    const [start, end] = node.range;
    return { start: start - anchor.start, end: this.endOf(node, start, end) - anchor.start };
  }

  /** The end of a collection's last character, because the parser includes the space after an unclosed collection. */
  private endOf(node: ParsedNode, start: number, end: number): number {
    if (isScalar(node) || isAlias(node)) return end;
    let at = end;
    while (at > start && /\s/.test(this.text.charAt(at - 1))) at--;
    return at;
  }

  anchorOf(node: ParsedNode): void {
    if (!isAlias(node) && node.anchor !== undefined) this.anchors.set(node.anchor, node);
  }

  /** The name of a key; a key that is itself a collection has no name and is reported. */
  keyName(key: ParsedNode, anchor: Anchor): string | undefined {
    const node = isAlias(key) ? this.anchors.get(key.source) : key;
    this.anchorOf(key);
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : sourceOf(node);
    this.problem(anchor, this.span(key, anchor), 'syntax.key-not-text');
    return undefined;
  }

  isMerge(key: ParsedNode): boolean {
    return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
  }

  /** The value, or the empty one directly after its key or dash. */
  value(node: ParsedNode | null, behind: number, anchor: Anchor, aliasSpan?: Span, depth = 0): Node {
    return node === null
      ? empty(aliasSpan ?? { start: behind, end: behind })
      : this.read(node, anchor, aliasSpan, depth);
  }

  read(node: ParsedNode, anchor: Anchor, aliasSpan?: Span, depth = 0): Node {
    const at = aliasSpan ?? this.span(node, anchor);
    const aliased = aliasSpan !== undefined;
    if (aliased && ++this.aliasedCount > ALIASED_LIMIT) {
      if (this.aliasedCount === ALIASED_LIMIT + 1)
        this.problem(anchor, at, 'syntax.too-many-aliases', { limit: ALIASED_LIMIT });
      return { ...empty(at), aliased };
    }
    if (depth > DEPTH_LIMIT) {
      this.problem(anchor, at, 'syntax.too-deep');
      return { ...empty(at), aliased };
    }
    if (isAlias(node)) return this.alias(node.source, anchor, at, depth);
    if (!aliased) this.anchorOf(node);
    if (isScalar(node)) return scalar(node, at, aliased);
    this.open.add(node);
    const collection = { ...at, aliased, flow: node.flow === true };
    const result: ListNode | MapNode = isMap(node)
      ? { type: 'map', ...collection, fields: this.fieldsOf(node.items, anchor, aliasSpan, depth) }
      : {
          type: 'list',
          ...collection,
          items: node.items.map((item) => this.value(item as ParsedNode | null, at.end, anchor, aliasSpan, depth + 1)),
        };
    this.open.delete(node);
    return aliased || result.flow ? result : { ...result, end: endOf(result) };
  }

  private alias(name: string, anchor: Anchor, at: Span, depth: number): Node {
    const target = this.anchors.get(name);
    if (target !== undefined && !this.open.has(target)) return this.read(target, anchor, at, depth + 1);
    if (target === undefined) this.problem(anchor, at, 'syntax.BAD_ALIAS');
    else this.problem(anchor, at, 'syntax.alias-of-itself', { name });
    return { ...empty(at), aliased: true };
  }

  private fieldsOf(
    items: readonly { key: unknown; value: unknown }[],
    anchor: Anchor,
    aliasSpan: Span | undefined,
    depth: number,
  ): ReadonlyMap<string, FieldNode> {
    const fields = new Map<string, FieldNode>();
    const merges: [ParsedNode | null, Span][] = [];
    for (const item of items) {
      const keyNode = item.key as ParsedNode;
      const valueNode = item.value as ParsedNode | null;
      const name = this.keyName(keyNode, anchor);
      if (name === undefined) continue;
      const key = aliasSpan ?? this.span(keyNode, anchor);
      if (this.isMerge(keyNode)) {
        merges.push([valueNode, key]);
        continue;
      }
      const value = this.value(valueNode, key.end, anchor, aliasSpan, depth + 1);
      if (!fields.has(name)) fields.set(name, { name, key, value });
      else if (aliasSpan === undefined) this.problem(anchor, key, 'syntax.duplicate-key', { key: name });
    }
    for (const [valueNode, key] of merges) {
      for (const [name, field] of this.merged(valueNode, key, anchor, aliasSpan, depth))
        if (!fields.has(name)) fields.set(name, field);
    }
    return fields;
  }

  /** The fields from `<<: value`, each with the position of the reference; of several maps the first wins. */
  merged(node: ParsedNode | null, key: Span, anchor: Anchor, aliasSpan?: Span, depth = 0): Map<string, FieldNode> {
    const fields = new Map<string, FieldNode>();
    if (node === null) return fields;
    const at = aliasSpan ?? this.span(node, anchor);
    const sources = isSeq(node) ? node.items : [node];
    for (const source of sources) {
      const value = this.read(source, anchor, aliasSpan ?? at, depth + 1);
      if (value.type === 'map') {
        for (const [name, field] of value.fields) {
          if (!fields.has(name)) fields.set(name, { name, key: aliasSpan ?? key, value: field.value });
        }
      } else if (aliasSpan === undefined) this.problem(anchor, at, 'syntax.merge-not-a-map');
    }
    return fields;
  }
}

/** The text of a scalar; empty if a key is left out. */
function sourceOf(node: { readonly source?: string }): string {
  return node.source ?? '';
}

function empty(at: Span): ScalarNode {
  return { type: 'scalar', ...at, value: null, empty: true };
}

function scalar(
  node: { value: unknown; source?: string; type?: string; range: readonly [number, number, number] },
  at: Span,
  aliased: boolean,
): ScalarNode {
  const { value } = node;
  const plain =
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : sourceOf(node);
  const [start, end] = node.range;
  const source = sourceOf(node);
  return {
    type: 'scalar',
    ...at,
    value: plain,
    aliased,
    ...(typeof plain === 'string' || source === String(plain) ? {} : { spelling: source }),
    empty: value === null && source === '',
    block: node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED',
    ...(aliased ? { origin: { start, end } } : {}),
  };
}

/** A block collection ends with its last value; the parser's own range may include what follows. */
function endOf(node: ListNode | MapNode): number {
  const keys = node.type === 'map' ? Array.from(node.fields.values(), ({ key }) => key) : [];
  return [...keys, ...childrenOf(node)].reduce((end, span) => Math.max(end, span.end), node.start);
}
