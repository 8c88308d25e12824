import type { Task } from '../../text/cooperative';

/** The longest time that a task runs before requests are answered, in ms: about two frames. */
const SLICE = 25;

/** Lets pending requests be answered. */
export function yieldToEventLoop(): Promise<void> {
  // Web workers only have timers, which wait longer.
  return new Promise((done) => (typeof setImmediate === 'function' ? setImmediate(done) : setTimeout(done, 0)));
}

/**
 * Runs a task, yielding to the event loop after each time slice, and stops when it is no longer wanted. Returns the time since the
 * last yield, in ms.
 */
export async function runTask(work: Task<unknown>, isWanted = (): boolean => true): Promise<number> {
  for (let began = performance.now(); ;) {
    const done = work.next().done === true;
    const took = performance.now() - began;
    if (done) return took;
    if (took < SLICE) continue;
    await yieldToEventLoop();
    if (!isWanted()) return (work.return(undefined), 0);
    began = performance.now();
  }
}

/** The result of a task; `undefined` if it is no longer wanted. */
export async function resultOf<T>(work: Task<T>, isWanted: () => boolean): Promise<T | undefined> {
  let result: T | undefined;
  function* taken(): Task<void> {
    result = yield* work;
  }
  await runTask(taken(), isWanted);
  return result;
}

/**
 * Runs the task of a key on request, followed by a pause as long as its last time slice. During many changes, half of the time is
 * free for requests, and only the newest state of each key is processed. If a task fails, the error is reported and the others
 * continue.
 */
export function paced(run: (key: string) => Task<void>, failed: (error: unknown) => void): (key: string) => void {
  const due = new Set<string>();
  let busy = false;
  function* all(): Task<void> {
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
      const took = await runTask(all());
      await new Promise((done) => setTimeout(done, took));
    }
    busy = false;
  }
  return (key) => {
    due.add(key);
    if (!busy) void work();
  };
}
