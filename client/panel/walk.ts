/** Something that the keyboard can stand on. Places in CSS pixels. */
export interface Stop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Ids of what it comes from and what it leads to. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Where an arrow key leads: left and right along the lineage, up and down to what is nearest there. */
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

/** The nearest of several; to be in the same column counts for more than to be near. */
function nearest(here: Stop, stops: readonly Stop[]): string | undefined {
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const stop of stops) {
    const aside = Math.max(0, stop.x - (here.x + here.width), here.x - (stop.x + stop.width));
    const far = aside * 3 + Math.abs(stop.y + stop.height / 2 - here.y - here.height / 2);
    if (best === undefined || far < best.far) best = { id: stop.id, far };
  }
  return best?.id;
}
