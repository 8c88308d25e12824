/** A computation that may be suspended at each `yield`. Its data may be inconsistent while it is suspended. */
export type Task<T> = Generator<undefined, T, undefined>;

/** Whether to yield after this many parts. Checking after each one would cost more than some of them do. */
export function shouldYield(parts: number): boolean {
  return parts % 16 === 0;
}

/** A task with a result that is already available. */
// eslint-disable-next-line require-yield -- there is nothing to pause
export function* atOnce<T>(result: T): Task<T> {
  return result;
}

/** Runs a task, or the rest of it, to its end. */
export function runToEnd<T>(work: Task<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
