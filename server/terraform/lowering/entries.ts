import type { InstancePlace } from '../../model/configuration';
import type { Section } from '../../model/sections';
import type { Entry, Node } from '../../syntax/node';
import { samePlace } from '../../text/anchored-span';
import { memoize } from '../../text/memoize';

/** The section and the name of an entry, which no other entry of a configuration has. */
export const keyOf = memoize(({ path }: Pick<Entry, 'path'>): string => path.join(' '));

/** The entry for a value at a place: the last one with this section and name if nothing in it changed. */
export function entryFor(
  section: Section | 'operations',
  name: string,
  value: Node,
  {
    anchor,
    head = { start: 0, end: 0 },
    block,
    broken = false,
  }: Partial<InstancePlace> & Pick<InstancePlace, 'anchor'>,
  last: ReadonlyMap<string, Entry>,
): Entry {
  const end = block?.end ?? 0;
  const known = last.get(`${section} ${name}`);
  const isKnown =
    known?.anchor === anchor &&
    known.broken === broken &&
    known.key?.start === head.start &&
    known.key.end === head.end &&
    isSame(known.value, value);
  if (!isKnown) return { anchor, path: [section, name], key: head, value, end, broken };
  return known.end === end ? known : { ...known, end };
}

function isSame(a: Node, b: Node | undefined): boolean {
  if (a === b) return true;
  if (a.type !== b?.type || a.start !== b.start || a.end !== b.end || !samePlace(a.place, b.place)) return false;
  if (a.type === 'scalar' && b.type === 'scalar') return a.value === b.value;
  if (a.type === 'list' && b.type === 'list')
    return a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index]));
  if (a.type === 'map' && b.type === 'map') {
    if (a.fields.size !== b.fields.size) return false;
    for (const [name, field] of a.fields) {
      const other = b.fields.get(name);
      if (field.key.start !== other?.key.start || field.key.end !== other.key.end) return false;
      if (!isSame(field.value, other.value)) return false;
    }
  }
  return true;
}
