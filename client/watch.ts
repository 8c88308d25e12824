/** What there is to a worker that is watched. */
type Watched = Pick<Worker, 'postMessage' | 'addEventListener'>;

/** How long a worker may keep silent once it was spoken to, in ms, and how many questions it may leave unanswered then. */
export const patience = 5000;
export const questions = 3;

/** A request that the server does not know: it says so, which is an answer. The language client has no such id of its own. */
const question = { jsonrpc: '2.0', id: 'alive', method: 'ims-manifest/alive' };

/** The watch over a worker. */
export interface Watch {
  /** Something was written to the worker: from then on it must be heard. */
  readonly wrote: () => void;
  readonly stop: () => void;
}

/**
 * Tells once that a worker has ended: nothing else does. After each writing it is asked whether it lives, several times, so
 * that a computer that slept is not taken for it. What else it says may be older than the writing. A worker may take its time
 * to load: until it is first heard it is only given up where it fails.
 */
export function watch(worker: Watched, ended: () => void): Watch {
  let spoke = false;
  let asked = 0;
  /** Something was written behind the last question. */
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
