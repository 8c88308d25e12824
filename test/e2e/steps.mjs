// Steps of a person in one page: each is one test, and the first that fails ends the run.
import { fileURLToPath } from 'node:url';

/**
 * Runs them in order and says how each went.
 * @param {Readonly<Record<string, () => Promise<void>>>} steps
 */
export async function takeSteps(page, steps) {
  let passed = 0;
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      passed++;
      console.log(`  ok ${name}`);
    } catch (error) {
      console.error(`  not ok ${name}: ${error instanceof Error ? error.message : String(error)}`);
      await page.screenshot({ path: fileURLToPath(new URL('../../dist/e2e/failed.png', import.meta.url)) });
      await page.close();
      return { passed, failed: Object.keys(steps).length - passed };
    }
  }
  await page.close();
  return { passed, failed: 0 };
}

/** Runs a command by its title, as from the command palette. The list is asked for again until the command is known. */
export async function runCommand(page, title) {
  const input = page.locator('.quick-input-widget:visible input');
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  // Something that takes the focus closes the palette. Enter goes to its field alone: never into a text behind it.
  const run = async () => {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`, { timeout: 3000 });
    await row.waitFor({ timeout: 2000 });
    await input.press('Enter', { timeout: 2000 });
    return true;
  };
  for (let tries = 0; tries < 20; tries++) {
    if (await run().catch(() => false)) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`the command "${title}" is not there`);
}
