import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runTask, paced } from '../../server/lsp/documents/scheduler';
import type { Task } from '../../server/text/cooperative';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Work of 10 ms, a possible pause, and another 10 ms. The log has the time and the key of each run. */
function slow(): { readonly ask: (key: string) => void; readonly log: string[] } {
  const log: string[] = [];
  const at = (): string => `at ${String(performance.now() - began)}`;
  const ask = paced(
    function* (key) {
      log.push(`${key} ${at()}`);
      yield* steps(2);
      if (key === 'bad') throw new Error(key);
    },
    (error) => log.push(`${String(error)} ${at()}`),
  );
  const began = performance.now();
  return { ask, log };
}

function* steps(count: number): Task<void> {
  for (let step = 0; step < count; step++) {
    vi.advanceTimersByTime(10);
    yield;
  }
}

describe('a repeated request', () => {
  it('runs immediately if there was no earlier request', () => {
    const { ask, log } = slow();
    ask('a');
    expect(log).toEqual(['a at 0']);
  });

  it('waits as long as it ran, and runs once for all requests in between', async () => {
    const { ask, log } = slow();
    ask('a');
    ask('a');
    ask('b');
    ask('a');
    expect(log).toEqual(['a at 0']);
    await vi.runAllTimersAsync();
    expect(log).toEqual(['a at 0', 'a at 40', 'b at 60']);
  });

  it('continues with the others if one fails', async () => {
    const { ask, log } = slow();
    ask('a');
    ask('bad');
    ask('b');
    await vi.runAllTimersAsync();
    expect(log).toEqual(['a at 0', 'bad at 40', 'Error: bad at 60', 'b at 60']);
  });

  it('runs immediately again after a pause', async () => {
    const { ask, log } = slow();
    ask('a');
    await vi.advanceTimersByTimeAsync(100);
    ask('a');
    expect(log).toEqual(['a at 0', 'a at 120']);
  });
});

describe('long work', () => {
  it('pauses after 25 ms or more, and waiting requests are answered', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const log: string[] = [];
    function* logged(): Task<void> {
      for (const work = steps(6); work.next().done !== true; yield) log.push('step');
    }
    setImmediate(() => log.push('request'));
    await runTask(logged());
    expect(log).toEqual(['step', 'step', 'step', 'request', 'step', 'step', 'step']);
  });

  it('does short work without a pause', () => {
    const work = steps(2);
    void runTask(work);
    expect(work.next().done).toBe(true);
  });

  it('ends at its next pause if it was canceled', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const work = steps(100);
    let wanted = true;
    setImmediate(() => (wanted = false));
    await runTask(work, () => wanted);
    expect(performance.now()).toBe(30);
    expect(work.next().done).toBe(true);
  });

  it('continues work that another caller has advanced, and ends if another caller has finished it', async () => {
    const work = steps(8);
    const done = runTask(work);
    while (work.next().done !== true);
    await vi.runAllTimersAsync();
    expect(await done).toBe(0);
  });
});
