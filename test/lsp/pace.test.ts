import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from '../../server/lsp/pace';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes 20 ms each time, and when it was done for what. */
function slow(): { readonly ask: (key: string) => void; readonly log: string[] } {
  const log: string[] = [];
  const ask = paced((key) => {
    log.push(`${key} at ${String(performance.now() - began)}`);
    vi.advanceTimersByTime(20);
  });
  const began = performance.now();
  return { ask, log };
}

it('runs at once when there was nothing before', () => {
  const { ask, log } = slow();
  ask('a');
  expect(log).toEqual(['a at 0']);
});

it('leaves as much time as it took, and runs once for what was asked meanwhile', () => {
  const { ask, log } = slow();
  ask('a');
  ask('a');
  ask('b');
  ask('a');
  expect(log).toEqual(['a at 0']);
  vi.runAllTimers();
  expect(log).toEqual(['a at 0', 'a at 40', 'b at 60']);
});

it('runs at once again after a pause', () => {
  const { ask, log } = slow();
  ask('a');
  vi.advanceTimersByTime(100);
  ask('a');
  expect(log).toEqual(['a at 0', 'a at 120']);
});
