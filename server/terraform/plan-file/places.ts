import type { Span } from '../../text/anchored-span';
import { endOfString } from './recognize';

/** An object with an `address`, in file offsets. */
export interface AddressedObject extends Span {
  /** The property: its name and its value. */
  readonly property: Span;
  /** The number of objects and lists that contain it. */
  readonly depth: number;
}

/** An object or list that is not closed yet. */
interface Open {
  readonly start: number;
  readonly map: boolean;
  /** The name of the next value. */
  name?: Span;
  property?: Span;
}

/**
 * Where the objects with an `address` that is a string are, by the property of the plan that contains them, in the order in which
 * they end. The text must be valid JSON. `JSON.parse` gives no places, and only a few of them are of use.
 */
export function addressedObjects(text: string): ReadonlyMap<string, readonly AddressedObject[]> {
  const found = new Map<string, AddressedObject[]>();
  let section: AddressedObject[] = [];
  const open: Open[] = [];
  let top: Open | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      const end = endOfString(text, at);
      if (top?.map === true) {
        if (top.name === undefined) {
          top.name = { start: at, end };
          if (open.length === 1) {
            section = [];
            found.set(text.slice(at + 1, end - 1), section);
          } else if (top.property !== undefined && isAddress(text, top.name)) delete top.property;
        } else if (isAddress(text, top.name)) top.property = { start: top.name.start, end };
      }
      at = end - 1;
    } else if (char === 0x7b || char === 0x5b) {
      top = { start: at, map: char === 0x7b };
      open.push(top);
    } else if (char === 0x7d || char === 0x5d) {
      open.pop();
      if (top?.property !== undefined)
        section.push({ start: top.start, end: at + 1, property: top.property, depth: open.length });
      top = open.at(-1);
    } else if (char === 0x2c && top !== undefined) delete top.name;
  }
  return found;
}

function isAddress(text: string, { start, end }: Span): boolean {
  return end - start === 9 && text.startsWith('"address"', start);
}
