let active: number | undefined;
let limit = Infinity;
let visits = 0;
let ids = new Set<number>();

/**
 * Whether a mutant is the one that is on: what the mutants in the code ask.
 * @public
 */
export function isOn(id: number): boolean {
  visits++;
  if (active === undefined) ids.add(id);
  else if (visits > limit) throw new Error('a mutant runs for ever');
  return id === active;
}

/** Turns one mutant on, or none; after `most` passages of mutants it throws. */
export function switchTo(id: number | undefined, most: number): void {
  active = id;
  limit = most;
  visits = 0;
  ids = new Set();
}

/** The mutants that were passed since, and how often any was. */
export function passed(): { readonly ids: ReadonlySet<number>; readonly visits: number } {
  return { ids, visits };
}
