/** Work that may rest wherever it yields, and what comes of it. What it works on is between two states while it rests. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Whether work of many small parts may rest after so many of them: to ask after each would cost more than some parts do. */
export function mayRest(parts: number): boolean {
  return parts % 16 === 0;
}

/** What is known already, for those who take it from work that may rest. */
// eslint-disable-next-line require-yield -- there is nothing to rest from
export function* atOnce<T>(result: T): Slices<T> {
  return result;
}

/** Does work without a rest, or what is left of it. */
export function finish<T>(work: Slices<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
