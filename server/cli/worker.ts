import { parentPort, workerData } from 'node:worker_threads';
import { work, type Job, type Task } from './work';

/** A thread that checks the files it is handed, some at a time. */
const task = workerData as Task;
parentPort?.on('message', (jobs: readonly Job[]) => {
  parentPort?.postMessage(jobs.map((job) => work(job, task)));
});
