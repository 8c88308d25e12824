import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Service from '../server/service';
import { Effort } from './support/effort';
import { histories } from './support/histories';
import { kept } from './support/kept';

const effort = new Effort();
let service: typeof Service;

beforeAll(async () => {
  await effort.start();
  service = await import('../server/service');
  // What is only done once must not count.
  for (const history of Object.values(histories)) service.check(history(60));
});

afterAll(() => {
  effort.stop();
});

/** Entries of the shorter list; the longer one has twice as many. */
const count = 200;

/** How often blocks of code run for a list and for one twice as long. */
async function doubled(act: (text: string) => () => void, history: (count: number) => string): Promise<number> {
  const once = await effort.of(act(history(count)));
  const twice = await effort.of(act(history(2 * count)));
  return twice / once;
}

describe('a list that is twice as long takes about twice the work', () => {
  it.each(Object.entries(histories))('when it is checked first: %s', async (_, history) => {
    expect(await doubled((text) => () => service.check(text), history)).toBeLessThan(2.2);
  });

  it.each(Object.entries(histories))('when everything runs again, since the region changed: %s', async (_, history) => {
    const again = (text: string) => {
      const session = new service.Session();
      session.check(text);
      return () => session.check(text.replace('region: ap-southeast-1', 'region: eu-west-101'));
    };
    expect(await doubled(again, history)).toBeLessThan(2.2);
  });

  it.each(Object.entries(histories))(
    'when what they are about changes, or a step at the top: %s',
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
      expect(await doubled(changed, history)).toBeLessThan(2.2);
    },
  );

  it.each(Object.entries(histories))('and is kept in about twice the memory: %s', (_, history) => {
    const valuesKept = (entries: number): number => {
      const session = new service.Session();
      return kept([session, session.check(history(entries))]);
    };
    expect(valuesKept(2 * count) / valuesKept(count)).toBeLessThan(2.2);
  });
});
