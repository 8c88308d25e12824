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
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  for (let tries = 0; tries < 20 && (await row.count()) === 0; tries++) {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget:visible input');
    // Something that takes the focus closes the palette: then it is opened again.
    await input.fill(`>${title}`, { timeout: 3000 }).catch(() => undefined);
    await row.waitFor({ timeout: 2000 }).catch(() => page.keyboard.press('Escape'));
  }
  await page.keyboard.press('Enter');
}
