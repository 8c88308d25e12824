import path from 'node:path';
import { expect, it } from 'vitest';
import { Editing } from '../soak/editing';
import { Server } from '../soak/server';
import { randomOf } from '../support/edits';
import { generated } from '../support/generate';

const megabyte = 2 ** 20;

it.skipIf(process.platform === 'win32')('editing, opening and closing do not leak memory', async () => {
  const server = new Server(path.join(import.meta.dirname, '../../dist/cli.js'));
  await server.start();
  const texts = [generated(40), generated(20)];
  const editing = new Editing(server, randomOf(1), texts);
  await editing.begin();
  const large = generated(300);
  const work = async (): Promise<number> => {
    for (let count = 0; count < 60; count++) {
      await editing.round();
      await editing.passing(large);
    }
    return (await server.memory()).heapUsed;
  };
  // Code that runs for the first time is compiled and stays in memory.
  const before = await work();
  // The texts that are opened and closed meanwhile are 2.5 MB, and their check results ten times as much.
  expect((await work()) - before).toBeLessThan(2 * megabyte);
  expect(await server.stop()).toBe(0);
});
