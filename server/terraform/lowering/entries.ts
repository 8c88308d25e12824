import type { InstancePlace } from '../../model/terraform/configuration';
import type { Section } from '../../model/sections';
import type { Entry, Node } from '../../syntax/node';
import { memoize } from '../../text/memoize';
import { same } from '../evaluate/same';

/** The section and the name of an entry, which no other entry of a configuration has. */
export const entryKeyOf = memoize(({ path }: Pick<Entry, 'path'>): string => path.join(' '));

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
    known?.anchor === anchor && known.broken === broken && same(known.key, head) && same(known.value, value);
  if (!isKnown) return { anchor, path: [section, name], key: head, value, end, broken };
  return known.end === end ? known : { ...known, end };
}
