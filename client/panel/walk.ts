/** Something that can have the keyboard focus. Positions in CSS pixels. */
export interface Stop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** IDs of the stops before and after it in the lineage. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The stop in the direction of an arrow key: left and right along the lineage, up and down to the nearest one. */
export function stopFrom(id: string, key: string, stops: ReadonlyMap<string, Stop>): string | undefined {
  const here = stops.get(id);
  if (here === undefined) return undefined;
  const known = (ids: readonly string[]): readonly Stop[] => ids.flatMap((each) => stops.get(each) ?? []);
  switch (key) {
    case 'ArrowRight':
      return nearest(here, known(here.after));
    case 'ArrowLeft':
      return nearest(here, known(here.before));
    case 'ArrowDown':
      return nearest(
        here,
        [...stops.values()].filter((stop) => stop.y > here.y + 1),
      );
    case 'ArrowUp':
      return nearest(
        here,
        [...stops.values()].filter((stop) => stop.y < here.y - 1),
      );
    case 'Home':
      return [...stops.keys()][0];
    case 'End':
      return [...stops.keys()].at(-1);
    default:
      return undefined;
  }
}

/** The nearest of several stops. The same column counts more than distance. */
function nearest(here: Stop, stops: readonly Stop[]): string | undefined {
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const stop of stops) {
    const aside = Math.max(0, stop.x - (here.x + here.width), here.x - (stop.x + stop.width));
    const far = aside * 3 + Math.abs(stop.y + stop.height / 2 - here.y - here.height / 2);
    if (best === undefined || far < best.far) best = { id: stop.id, far };
  }
  return best?.id;
}
