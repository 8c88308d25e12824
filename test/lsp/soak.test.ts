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
  // Code that is used for the first time stays, in the engine's own forms.
  const before = await work();
  // The texts alone that come and go meanwhile are two megabytes and a half; what is known of them is ten times as much.
  expect((await work()) - before).toBeLessThan(2 * megabyte);
  expect(await server.stop()).toBe(0);
});
