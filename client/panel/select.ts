import type { PlacedRange } from '../../server/features/pipeline/picture';
import type { Position } from '../../server/text/lines';
import type { Place } from './talk';
import type { Stop } from './walk';

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);
const holds = ({ uri, start, end }: PlacedRange, at: Place): boolean =>
  uri === at.uri && !before(at, start) && !before(end, at);

/** What a position in the text is in: the name at it, or the smallest enclosing range, a step before the image it creates. */
export function placeAt(
  at: Place,
  places: ReadonlyMap<string, { readonly at: PlacedRange; readonly whole?: PlacedRange }>,
): string | undefined {
  let best: { readonly id: string; readonly whole: PlacedRange } | undefined;
  for (const [id, place] of places) {
    if (place.whole === undefined || !holds(place.whole, at)) continue;
    if (holds(place.at, at)) return id;
    const inner = best !== undefined && before(best.whole.start, place.whole.start);
    if (best === undefined || inner || id.startsWith('step:')) best = { id, whole: place.whole };
  }
  return best?.id;
}

/** A stop with all its ancestors and descendants. */
export function relatedTo(id: string, stops: ReadonlyMap<string, Stop>): ReadonlySet<string> {
  const related = new Set([id]);
  for (const side of ['before', 'after'] as const) {
    const open = [id];
    const seen = new Set(open);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const each of stops.get(next)?.[side] ?? []) {
        if (seen.has(each)) continue;
        seen.add(each);
        related.add(each);
        open.push(each);
      }
    }
  }
  return related;
}
