import type { Json } from './change';
import type { Node } from './node';

/** The value of a node without positions; `null` for an unknown value. Maps have no prototype, so no name in them is special. */
export function plainValue(node: Node): Json {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'unknown':
      return null;
    case 'list':
      return node.items.map(plainValue);
    case 'map': {
      const map = Object.create(null) as Record<string, Json>;
      for (const field of node.fields.values()) map[field.name] = plainValue(field.value);
      return map;
    }
  }
}
