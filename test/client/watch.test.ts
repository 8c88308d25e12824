import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience, questions, watch } from '../../client/watch';

/** A fake worker with the part that is watched. */
class FakeWorker extends EventTarget {
  asked = 0;
  answers = true;

  postMessage({ id }: { readonly id: string }): void {
    this.asked++;
    if (this.answers) this.speak(id);
  }
  speak(id?: string): void {
    this.dispatchEvent(new MessageEvent('message', { data: { id } }));
  }
  fail(): void {
    this.dispatchEvent(new Event('error'));
  }
}

const started = () => {
  const worker = new FakeWorker();
  const ended = vi.fn();
  const watched = watch(worker, ended);
  return { worker, ended, watched };
};
const longEnough = patience * (questions + 2);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('ignores answers that can be older than the last message', () => {
  const { worker, ended, watched } = started();
  worker.speak();
  worker.answers = false;
  watched.wrote();
  worker.speak();
  vi.advanceTimersByTime(longEnough);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('asks again if a message was sent after the question', () => {
  const { worker, ended, watched } = started();
  worker.speak();
  worker.answers = false;
  watched.wrote();
  vi.advanceTimersByTime(patience);
  watched.wrote();
  worker.speak('alive');
  vi.advanceTimersByTime(longEnough);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('asks a worker once after a message if it answers', () => {
  const { worker, ended, watched } = started();
  worker.speak();
  watched.wrote();
  vi.advanceTimersByTime(longEnough);
  expect(worker.asked).toBe(1);
  expect(ended).not.toHaveBeenCalled();
});

it('reports once that a worker has ended, however many messages are sent', () => {
  const { worker, ended, watched } = started();
  worker.speak();
  worker.answers = false;
  for (let times = 0; times < questions; times++) {
    watched.wrote();
    vi.advanceTimersByTime(patience);
  }
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(patience);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(worker.asked).toBe(questions);
  vi.advanceTimersByTime(longEnough);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('gives a worker time to load, and reports one that fails to load', () => {
  const { worker, ended, watched } = started();
  watched.wrote();
  vi.advanceTimersByTime(longEnough);
  expect(ended).not.toHaveBeenCalled();
  worker.fail();
  expect(ended).toHaveBeenCalledTimes(1);
});

it('asks a worker after an error whether it is still running', () => {
  const { worker, ended } = started();
  worker.speak();
  worker.fail();
  vi.advanceTimersByTime(longEnough);
  expect(worker.asked).toBe(1);
  worker.answers = false;
  worker.fail();
  vi.advanceTimersByTime(longEnough);
  expect(ended).toHaveBeenCalledTimes(1);
});

it('asks nothing after it is stopped', () => {
  const { worker, ended, watched } = started();
  worker.speak();
  worker.answers = false;
  watched.wrote();
  watched.stop();
  vi.advanceTimersByTime(longEnough);
  expect([worker.asked, ended.mock.calls.length]).toEqual([0, 0]);
});
