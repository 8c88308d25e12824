// The server is terminated. It is restarted, its findings return, and a notification is shown.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { notification } from './gestures.mjs';

/** The ID of the server process of this VS Code session, if there is one. */
function serverOf(vscode) {
  const home = path.dirname(vscode.workspace);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((id) => {
      try {
        const command = readFileSync(`/proc/${String(id)}/cmdline`, 'utf8');
        return command.includes(home) && command.includes('dist/server/node.cjs');
      } catch {
        return false;
      }
    });
}

/** On a desktop, the server is a process, which is killed. */
export function theOutage(page, vscode) {
  return outage(page, vscode, {
    kill: async () => {
      const before = serverOf(vscode);
      assert(before !== undefined, 'no server runs');
      process.kill(before, 'SIGKILL');
      for (let tries = 0; tries < 600; tries++) {
        const now = serverOf(vscode);
        if (now !== undefined && now !== before) return;
        await page.waitForTimeout(100);
      }
      throw new Error('no server was started again');
    },
    noticed: 60_000,
  });
}

/** In a browser, it is a worker. Nothing reports its end, which is detected after the next edit. */
export function theWorkersOutage(page, vscode) {
  return outage(page, vscode, {
    kill: async () => {
      const names = await Promise.all(page.workers().map((worker) => worker.evaluate(() => globalThis.name)));
      const server = page.workers()[names.findIndex((name) => name.endsWith('IMS Manifest'))];
      assert(server !== undefined, 'no server runs');
      await server.evaluate(() => globalThis.close());
      await page.locator('.editor-instance .view-line').first().click();
      await page.keyboard.press('Space');
    },
    noticed: 80_000,
  });
}

/** Whether the findings disappear within a time in ms, even for a moment: the server can be back before the next poll. */
function momentWithout(page, selector, limit) {
  return page.evaluate(
    ([selector, limit]) =>
      new Promise((done) => {
        const { document, MutationObserver } = globalThis;
        const look = () => {
          if (document.querySelector(selector) !== null) return;
          observer.disconnect();
          done(true);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true });
        setTimeout(() => done(false), limit);
      }),
    [selector, limit],
  );
}

/** What a user sees of an outage. `noticed` is the maximum time until the client detects it, in ms. */
function outage(page, vscode, { kill, noticed }) {
  const findings = '.editor-instance .squiggly-error';
  const squiggle = page.locator(findings).first();
  const endAndReturn = async () => {
    const gone = momentWithout(page, findings, noticed);
    await kill();
    assert(await gone, 'its findings stayed');
    await squiggle.waitFor();
  };
  return {
    begin: async () => {
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').getByText('pipeline.ims.yaml').dblclick();
      await squiggle.waitFor();
    },
    steps: {
      'a server that has ended is restarted, with a notification': async () => {
        await endAndReturn();
        await notification(page, 'stopped unexpectedly and is being restarted');
      },
      'after the next end, the findings disappear until the server is back': endAndReturn,
    },
  };
}
