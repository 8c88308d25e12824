import type { Json } from './change';
import type { Node } from './node';

/** The value of a node without its places. Maps have no prototype, so that no name in them is special. */
export function plain(node: Node): Json {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map': {
      const map = Object.create(null) as Record<string, Json>;
      for (const field of node.fields.values()) map[field.name] = plain(field.value);
      return map;
    }
  }
}
