// The switch that turns one mutant on.
let active;
let limit = Infinity;
let visits = 0;
let ids = new Set();

/** Whether a mutant is on. */
export function isOn(id) {
  visits++;
  if (active === undefined) ids.add(id);
  else if (visits > limit) throw new Error('a mutant runs for ever');
  return id === active;
}

/** Turns one mutant on, or none; after `most` visits of mutants it throws. */
export function switchTo(id, most) {
  active = id;
  limit = most;
  visits = 0;
  ids = new Set();
}

/** The mutants that were passed since, and how often any was. */
export function visited() {
  return { ids, visits };
}
