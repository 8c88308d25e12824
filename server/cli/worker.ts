import { parentPort, workerData } from 'node:worker_threads';
import type { Beginning } from './pool';
import { work, type Job } from './work';

/** A thread that checks the files it is handed, some at a time. */
const { task, handfuls } = workerData as Beginning;
function answer(jobs: readonly Job[]): void {
  parentPort?.postMessage(jobs.map((job) => work(job, task)));
}
handfuls.forEach(answer);
parentPort?.on('message', answer);
