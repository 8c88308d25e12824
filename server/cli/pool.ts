import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Done, Job, Task } from './work';

/** A further thread takes about as long to start as one takes for this many files of ordinary size. */
const FILES_WORTH_A_THREAD = 60;

/** Files that a thread is handed at a time. */
const HANDFUL = 8;

/** Files that one thread works on, and where they stand among all. */
interface Handful {
  readonly from: number;
  readonly jobs: readonly Job[];
}

/** What a thread begins with. */
export interface Beginning {
  readonly task: Task;
  readonly handfuls: readonly (readonly Job[])[];
}

/** Does the work on all files, in as many threads as pay, and gives what came of them in their order. */
export async function workOnAll(
  jobs: readonly Job[],
  task: Task,
  progress: (done: number) => void,
): Promise<readonly Done[]> {
  const processors = availableParallelism();
  const threads = Math.min(processors, Math.floor(jobs.length / FILES_WORTH_A_THREAD) + 1);
  // Engines that were not tried are left alone, and only flags are set that they read once per function or collection: others,
  // such as the sizes for inlining, can stop them while they compile.
  if (/^1[123]\./.test(process.versions.v8)) {
    // Each thread compiles the code for itself, and works for seconds at most: what inlining costs there is not won back
    // (docs/performance.md).
    setFlagsFromString('--no-turbo-inlining');
    // A collector that shares its work among threads waits for processors that are all in use.
    if (threads > 1 && threads === processors) setFlagsFromString('--no-parallel-scavenge');
  }
  const done: Done[] = [];
  let next = 0;
  let ready = 0;
  const take = (): readonly Handful[] => {
    const from = next;
    next = Math.min(jobs.length, from + HANDFUL);
    return from < next ? [{ from, jobs: jobs.slice(from, next) }] : [];
  };
  const put = (from: number, some: readonly Done[]): void => {
    some.forEach((each, index) => (done[from + index] = each));
    progress((ready += some.length));
  };

  const own = async (): Promise<void> => {
    // The other threads begin while this one reads what it needs.
    const { work } = await import('./work');
    for (let [taken] = take(); taken !== undefined; [taken] = take()) {
      put(
        taken.from,
        taken.jobs.map((job) => work(job, task)),
      );
      // What the other threads have done is taken in, and they are handed more.
      await new Promise(setImmediate);
    }
  };
  const other = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // One handful more than it works on: it need not wait until this thread has time for it.
      const handed = [...take(), ...take()];
      const workerData: Beginning = { task, handfuls: handed.map((each) => each.jobs) };
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
      worker.on('message', (some: readonly Done[]) => {
        const finished = handed.shift();
        if (finished !== undefined) put(finished.from, some);
        for (const more of take()) {
          handed.push(more);
          worker.postMessage(more.jobs);
        }
        if (handed.length === 0) void worker.terminate();
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        if (handed.length === 0) resolve();
        else reject(new Error('a thread ended before its work'));
      });
    });

  const others = Array.from({ length: threads - 1 }, other);
  await Promise.all([...others, own()]);
  return done;
}
