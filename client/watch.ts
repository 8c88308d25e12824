/** The part of a worker that is watched. */
type Watched = Pick<Worker, 'postMessage' | 'addEventListener'>;

/** How long a worker may be silent after a message, in ms, and how many pings it may leave unanswered by then. */
export const patience = 5000;
export const questions = 3;

/** A request that the server does not know. The resulting error is the sign of life. The language client uses numeric IDs only. */
const question = { jsonrpc: '2.0', id: 'alive', method: 'ims-manifest/alive' };

/** The watchdog of a worker. */
export interface Watch {
  /** A message was sent to the worker, which must respond from then on. */
  readonly wrote: () => void;
  readonly stop: () => void;
}

/**
 * Detects that a worker has ended, because no event reports it, and calls `ended` once. After each message, the worker is pinged
 * several times, so that a sleeping computer is not mistaken for a dead worker. Its other output may predate the message. A worker
 * may take any time to load: until its first message, only an error counts.
 */
export function watch(worker: Watched, ended: () => void): Watch {
  let spoke = false;
  let asked = 0;
  /** A message was sent after the last ping. */
  let behind = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    asked = 0;
    behind = false;
  }
  function ask(): void {
    stop();
    timer = setTimeout(missed, patience);
  }
  function missed(): void {
    if (asked === questions) {
      stop();
      ended();
      return;
    }
    asked++;
    behind = false;
    timer = setTimeout(missed, patience);
    worker.postMessage(question);
  }
  worker.addEventListener('message', ({ data }: MessageEvent<{ readonly id?: unknown } | undefined>) => {
    spoke = true;
    if (data?.id !== question.id) return;
    if (behind) ask();
    else stop();
  });
  worker.addEventListener('error', () => {
    if (spoke) ask();
    else ended();
  });
  return {
    wrote() {
      behind = true;
      if (spoke && timer === undefined) ask();
    },
    stop,
  };
}
