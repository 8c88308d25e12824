// Steps of a user in one session of VS Code, each of which is a test.
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Part
 * @property {() => Promise<void>} begin Brings VS Code from its start into the state in which every step begins.
 * @property {Readonly<Record<string, () => Promise<void>>>} steps
 */

/**
 * Runs the steps of a part in order and prints the result of each. After a failed step, the next one starts in a new session, so
 * that it is not affected by the failure.
 * @param {() => Promise<object>} start starts VS Code
 * @param {(page: object, vscode: object, browser: object) => Part} part
 */
export async function takeSteps(browser, start, part, viewport = { width: 1280, height: 860 }) {
  let session;
  const open = async () => {
    const vscode = await start();
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(60_000);
    session = { vscode, page, ...part(page, vscode, browser) };
    await session.begin();
  };
  const close = async () => {
    await session?.page.close();
    await session?.vscode.stop();
    session = undefined;
  };
  const report = async (name, error) => {
    console.error(`  not ok ${name}: ${error instanceof Error ? error.message : String(error)}`);
    const picture = `failed-${name.replaceAll(/\W+/g, '-').slice(0, 60)}.png`;
    const path = fileURLToPath(new URL(`../../dist/e2e/${picture}`, import.meta.url));
    await session?.page.screenshot({ path }).catch(() => undefined);
    await close();
  };
  let passed = 0;
  let failed = 0;
  try {
    await open();
  } catch (error) {
    await report('the beginning', error);
    return { passed, failed: 1 };
  }
  for (const name of Object.keys(session.steps)) {
    try {
      if (session === undefined) await open();
      await session.steps[name]();
      passed++;
      console.log(`  ok ${name}`);
    } catch (error) {
      failed++;
      await report(name, error);
    }
  }
  await close();
  return { passed, failed };
}
