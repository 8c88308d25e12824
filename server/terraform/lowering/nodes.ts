import type { Argument, Value } from '../../model/terraform/configuration';
import type { FieldNode, MapNode, Node } from '../../syntax/node';
import type { Anchor, AnchoredSpan, Span } from '../../text/anchored-span';

/** Writes the nodes of one entry: all spans are relative to its anchor. Values from elsewhere get their own place. */
export class NodeWriter {
  constructor(
    readonly anchor: Anchor,
    /** The place of everything that has no separate place in the entry. */
    readonly head: Span,
  ) {}

  /** A value that is not written literally. */
  scalar(value: string | number | boolean, at?: AnchoredSpan): Node {
    return { type: 'scalar', value, ...this.spanOf(at) };
  }

  /** A value that is not written literally, or an unknown one. */
  said(value: string | number | boolean | undefined, at?: AnchoredSpan): Node {
    return value === undefined ? this.unknown(at) : this.scalar(value, at);
  }

  unknown(at?: AnchoredSpan): Node {
    return { type: 'unknown', ...this.spanOf(at) };
  }

  map(fields: Readonly<Record<string, Node | FieldNode | undefined>>, at?: AnchoredSpan): MapNode {
    const map = new Map<string, FieldNode>();
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue;
      map.set(name, 'key' in value ? value : { name, key: this.head, value });
    }
    return { type: 'map', flow: true, fields: map, ...this.spanOf(at) };
  }

  list(items: readonly Node[], at?: AnchoredSpan): Node {
    return { type: 'list', flow: true, items, ...this.spanOf(at) };
  }

  /** The value of an argument. */
  written(argument: Argument | undefined): Node | undefined {
    return argument && this.value(argument.value, argument.at);
  }

  /** The field from an argument. */
  field(name: string, argument: Argument, value = this.value(argument.value, argument.at)): FieldNode {
    const { key } = argument;
    return { name, key: key?.anchor === this.anchor ? { start: key.start, end: key.end } : this.head, value };
  }

  /** An unchanged value. A part that is `null` or unknown is an unknown node. */
  value(value: Value, at?: AnchoredSpan): Node {
    switch (value.type) {
      case 'known':
        return value.value === null || value.sensitive === true ? this.unknown(at) : this.scalar(value.value, at);
      case 'list':
        return this.list(
          value.items.map((item) => this.value(item, at)),
          at,
        );
      case 'object':
        return this.map(
          Object.fromEntries([...value.fields].map(([name, inner]) => [name, this.value(inner, at)])),
          at,
        );
      default:
        return this.unknown(at);
    }
  }

  private spanOf(at: AnchoredSpan | undefined): Span & { readonly place?: AnchoredSpan } {
    if (at === undefined) return this.head;
    return at.anchor === this.anchor ? { start: at.start, end: at.end } : { ...this.head, place: at };
  }
}
