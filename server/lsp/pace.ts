import type { Slices } from '../text/slices';

/** How long requests may wait for work that can rest, in ms: about two frames. */
const SLICE = 25;

/** Lets requests that have come be answered. */
export function breath(): Promise<void> {
  // Web workers have timers alone, which wait longer.
  return new Promise((done) => (typeof setImmediate === 'function' ? setImmediate(done) : setTimeout(done, 0)));
}

/**
 * Does work, resting whenever a slice of time is over, and ends it there where nobody wants it any more; gives how long it took since it
 * rested last, in ms.
 */
export async function inSlices(work: Slices<unknown>, isWanted = (): boolean => true): Promise<number> {
  for (let began = performance.now(); ;) {
    const done = work.next().done === true;
    const took = performance.now() - began;
    if (done) return took;
    if (took < SLICE) continue;
    await breath();
    if (!isWanted()) return (work.return(undefined), 0);
    began = performance.now();
  }
}

/** What comes of long work; `undefined` where nobody wants it any more. */
export async function resultOf<T>(work: Slices<T>, isWanted: () => boolean): Promise<T | undefined> {
  let result: T | undefined;
  function* taken(): Slices<void> {
    result = yield* work;
  }
  await inSlices(taken(), isWanted);
  return result;
}

/**
 * Runs work for a key as soon as it is asked for, but leaves others as much time as it took since it rested last: in a flood of
 * changes half of the time stays free for requests, and only the newest state of each key is worked on. Where it fails for one
 * key, that is told, and the others go on.
 */
export function paced(run: (key: string) => Slices<void>, failed: (error: unknown) => void): (key: string) => void {
  const due = new Set<string>();
  let busy = false;
  function* all(): Slices<void> {
    const keys = [...due];
    due.clear();
    for (const key of keys) {
      try {
        yield* run(key);
      } catch (error) {
        failed(error);
      }
    }
  }
  async function work(): Promise<void> {
    busy = true;
    while (due.size > 0) {
      const took = await inSlices(all());
      await new Promise((done) => setTimeout(done, took));
    }
    busy = false;
  }
  return (key) => {
    due.add(key);
    if (!busy) void work();
  };
}
