import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { work, type Done, type Job, type Task } from './work';

/** A further thread takes about as long to start as one takes for this many files of ordinary size. */
const FILES_WORTH_A_THREAD = 60;

/** Files that a thread is handed at a time. */
const HANDFUL = 8;

/** Does the work on all files, in as many threads as pay, and gives what came of them in their order. */
export async function workOnAll(
  jobs: readonly Job[],
  task: Task,
  progress: (done: number) => void,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  let next = 0;
  let ready = 0;
  const take = (): { readonly from: number; readonly some: readonly Job[] } | undefined => {
    const from = next;
    next = Math.min(jobs.length, from + HANDFUL);
    return from < next ? { from, some: jobs.slice(from, next) } : undefined;
  };
  const put = (from: number, some: readonly Done[]): void => {
    some.forEach((each, index) => (done[from + index] = each));
    progress((ready += some.length));
  };

  const own = async (): Promise<void> => {
    for (let taken = take(); taken !== undefined; taken = take()) {
      put(
        taken.from,
        taken.some.map((job) => work(job, task)),
      );
      // What the other threads have done is taken in, and they are handed more.
      await new Promise(setImmediate);
    }
  };
  const other = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task });
      const handed: number[] = [];
      const hand = (): void => {
        const taken = take();
        if (taken !== undefined) {
          handed.push(taken.from);
          worker.postMessage(taken.some);
        } else if (handed.length === 0)
          void worker.terminate().then(() => {
            resolve();
          });
      };
      // One handful more than it works on: it need not wait until this thread has time for it.
      worker.on('online', () => {
        hand();
        hand();
      });
      worker.on('message', (some: readonly Done[]) => {
        const from = handed.shift();
        if (from !== undefined) put(from, some);
        hand();
      });
      worker.on('error', reject);
    });

  const threads = Math.min(availableParallelism(), Math.floor(jobs.length / FILES_WORTH_A_THREAD) + 1);
  await Promise.all([own(), ...Array.from({ length: threads - 1 }, other)]);
  return done;
}
