/**
 * Runs work for a key as soon as it is asked for, but leaves others as much time as the last run took (ms): in a flood of
 * changes half of the time stays free for requests, and only the newest state of each key is worked on.
 */
export function paced(run: (key: string) => void): (key: string) => void {
  const due = new Set<string>();
  let free = 0;
  let waiting = false;
  const work = (): void => {
    waiting = false;
    const began = performance.now();
    const keys = [...due];
    due.clear();
    for (const key of keys) run(key);
    free = performance.now() + (performance.now() - began);
  };
  return (key) => {
    due.add(key);
    if (waiting) return;
    const rest = free - performance.now();
    if (rest <= 0) {
      work();
      return;
    }
    waiting = true;
    setTimeout(work, rest);
  };
}
