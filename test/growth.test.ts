import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Service from './support/check';
import { Effort } from './support/effort';
import { histories } from './support/histories';
import { kept } from './support/kept';

const effort = new Effort();
let service: typeof Service;

beforeAll(async () => {
  await effort.start();
  service = await import('./support/check');
  // One-time work must not count.
  for (const history of Object.values(histories)) service.check(history(60));
});

afterAll(() => {
  effort.stop();
});

/** Entries of the shorter list; the longer one has four times as many. */
const count = 200;

/** Linear work grows to four times as much, quadratic work to sixteen times. The count itself varies by half. */
const limit = 8;

/** The factor by which blocks of code run more often for the longer list. */
async function grown(act: (text: string) => () => void, history: (count: number) => string): Promise<number> {
  const once = await effort.of(act(history(count)));
  const longer = await effort.of(act(history(4 * count)));
  return longer / once;
}

describe('the cost of a list grows in proportion to its length', () => {
  it.each(Object.entries(histories))('in the first check: %s', async (_, history) => {
    expect(await grown((text) => () => service.check(text), history)).toBeLessThan(limit);
  });

  it.each(Object.entries(histories))(
    'in a check of everything after the region has changed: %s',
    async (_, history) => {
      const again = (text: string) => {
        const session = new service.Session();
        session.check(text);
        return () => session.check(text.replace('region: ap-southeast-1', 'region: eu-west-101'));
      };
      expect(await grown(again, history)).toBeLessThan(limit);
    },
  );

  it.each(Object.entries(histories))(
    'in a check after a declaration or an early step has changed: %s',
    async (_, history) => {
      const changed = (text: string) => {
        const session = new service.Session();
        session.check(text);
        const next = text
          .replace(/\b(size|min_disk): 40/, '$1: 41')
          .replace('{ kind: ecs', '{ kind: bms')
          .replace(/(operations:\n[^]*?)x/, '$1y');
        return () => session.check(next);
      };
      expect(await grown(changed, history)).toBeLessThan(limit);
    },
  );

  it.each(Object.entries(histories))('in memory: %s', (_, history) => {
    const valuesKept = (entries: number): number => {
      const session = new service.Session();
      return kept([session, session.check(history(entries))]);
    };
    expect(valuesKept(2 * count) / valuesKept(count)).toBeLessThan(2.2);
  });
});
