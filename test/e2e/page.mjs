// The extension as a person uses it: what is seen, hovered over, pressed and saved.
import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { takeSteps } from './steps.mjs';

const message = 'cannot be granted to other accounts';

export async function asAPerson(browser, vscode) {
  const page = await browser.newPage({ viewport: { width: 1180, height: 860 } });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  const steps = {
    'the finding is underlined': async () => {
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').getByText('pipeline.ims.yaml').dblclick({ timeout: 60_000 });
      await editor.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
      // More room for the text: the file list has served.
      await page.keyboard.press('Control+b');
    },
    'hovering says what is wrong and what is known': async () => {
      const word = editor
        .locator('.view-line')
        .filter({ hasText: /image:\srocky-9-stock/ })
        .last()
        .getByText('rocky-9-stock');
      const hover = page.locator('.monaco-hover:visible').filter({ hasText: message });
      const link = hover.getByText(/^Quick Fix/).first();
      // Lenses and hints may still move the line away from under the mouse: it comes back until the hover is complete. Its link
      // to the fixes comes later than its text.
      for (let tries = 0; tries < 10 && (await link.count()) === 0; tries++) {
        await page.mouse.move(600, 20);
        await word.hover({ position: { x: 20, y: 8 } });
        await link.waitFor({ state: 'attached', timeout: 3000 }).catch(() => undefined);
      }
      await hover.waitFor();
      assert.equal(await link.count(), 1);
      assert.match(await hover.innerText(), /share-encrypted-default-key/);
      await page.keyboard.press('Escape');
    },
    'the Problems panel lists it': async () => {
      await page.keyboard.press('Control+Shift+M');
      await page
        .locator('.markers-panel-container .monaco-list-row')
        .filter({ hasText: message })
        .first()
        .waitFor({ timeout: 10_000 });
      await page.keyboard.press('Control+Shift+M');
    },
    'the lightbulb offers repairs': async () => {
      // Lenses may still move the line: the word is clicked until the cursor stands in it.
      const word = editor
        .locator('.view-line')
        .filter({ hasText: /image:\srocky-9-stock/ })
        .last()
        .getByText('rocky-9-stock');
      const arrived = page.locator('.statusbar-item').filter({ hasText: 'Ln 38' });
      for (let tries = 0; tries < 20 && (await arrived.count()) === 0; tries++) {
        await word.click({ position: { x: 12, y: 8 } });
        await arrived.waitFor({ timeout: 500 }).catch(() => undefined);
      }
      await page.keyboard.press('Control+.');
      await menu.getByText('Copy').first().waitFor({ timeout: 10_000 });
    },
    'Enter repairs the plan': async () => {
      await page.keyboard.press('Enter');
      await editor
        .locator('.view-line')
        .filter({ hasText: /key:\sgolden/ })
        .first()
        .waitFor({ timeout: 10_000 });
      await editor.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 10_000 });
    },
    'the language status tells how the checks came out': async () => {
      const item = page.locator('[id="status.languageStatus"]');
      const status = page.locator('.hover-language-status:visible').filter({ hasText: /Problems: 0/ });
      await item.click();
      await status.waitFor();
      assert.match(await status.innerText(), /Findings: 0[^]*Not checked: \d[^]*Restart Server/);
      await page.keyboard.press('Escape');
    },
    'saving writes the repaired plan': async () => {
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+s');
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
      assert.match(await readFile(path.join(vscode.workspace, 'pipeline.ims.yaml'), 'utf8'), /key: golden/);
    },
    'the lightbulb turns a rule off in the project settings': async () => {
      const settings = path.join(vscode.workspace, 'ims-manifest.config.yaml');
      await assert.rejects(access(settings));
      await page.keyboard.press('Control+z');
      await editor.locator('.squiggly-error').first().waitFor({ timeout: 10_000 });
      const entry = menu.getByText(/Turn off 'share-encrypted-default-key' in the project settings/);
      // The next marker has the cursor on the finding, once there is one; Escape closes its view.
      for (let tries = 0; tries < 10 && (await entry.count()) === 0; tries++) {
        for (const key of ['Escape', 'F8', 'Escape', 'Control+.']) await page.keyboard.press(key);
        await entry.waitFor({ timeout: 2000 }).catch(() => undefined);
      }
      await entry.waitFor();
      // The entry is at the end of the list of quick fixes.
      for (let tries = 0; tries < 30; tries++) {
        const focused = menu.locator('.monaco-list-row.focused');
        if (/Turn off 'share-encrypted/.test(await focused.innerText())) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      await editor.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 10_000 });
      await access(settings);
    },
  };
  return takeSteps(page, steps);
}
