// A Terraform configuration as a person works on it, with another extension for Terraform beside ours.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { closeQuickInput, downTo, goTo, notification, openFile, repeat, runCommand, save } from './gestures.mjs';
import { panelOf } from './panel.mjs';

const rejected = 'Encrypted images cannot be copied to another region';
const list = '.markers-panel-container .monaco-list';

export function theConfiguration(page, vscode) {
  const { keyboard } = page;
  const file = (name) => path.join(vscode.workspace, name);
  const read = (name) => readFile(file(name), 'utf8');
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const lines = editor.locator('.view-line');
  const errors = editor.locator('.squiggly-error');
  const warnings = editor.locator('.squiggly-warning');
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  const panel = panelOf(page);
  const spaced = (text) => text.replaceAll('\u00a0', ' ');
  const text = async () => spaced((await lines.allInnerTexts()).join('\n'));
  const cursorAt = (line, column) =>
    page
      .locator('.statusbar-item')
      .filter({ hasText: new RegExp(`Ln ${line}, Col ${column}\\b`) })
      .waitFor();
  const problems = page.locator(`${list}-row`);
  const openProblems = async () => {
    if ((await page.locator('.markers-panel-container:visible').count()) === 0) await keyboard.press('Control+Shift+M');
    await problems.first().waitFor();
  };
  const closeProblems = async () => {
    await repeat(async () => {
      if ((await page.locator('.markers-panel-container:visible').count()) > 0) await keyboard.press('Control+Shift+M');
    }, page.locator('body:not(:has(.markers-panel-container:visible))'));
  };
  /** Opens the menu of the light bulb at a place, and takes an entry of it. */
  const fix = async (place, entry) => {
    await goTo(page, place);
    const row = menu.locator('.monaco-list-row').filter({ hasText: entry });
    await repeat(async () => {
      await keyboard.press('Escape');
      await keyboard.press('Control+.');
    }, row);
    const focused = menu.locator('.monaco-list-row.focused');
    await focused.waitFor();
    for (let tries = 0; tries < 40 && !entry.test(await focused.innerText()); tries++) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
  };
  const undo = async (name) => {
    await runCommand(page, 'File: Revert File');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    return read(name);
  };

  return {
    begin: async () => {
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').waitFor();
      await openFile(page, 'copies.tf');
      await keyboard.press('Control+b');
    },
    steps: {
      'findings are underlined at the argument, and listed with the places in other files that explain them': async () => {
        await errors.first().waitFor();
        await warnings.first().waitFor();
        await page.locator('[id="status.editor.mode"]').filter({ hasText: 'Terraform' }).waitFor();
        await openProblems();
        await problems.filter({ hasText: rejected }).first().waitFor();
        assert.ok(await downTo(page, list, rejected));
        await keyboard.press('ArrowRight');
        const related = problems.filter({ hasText: /images\.tf.*is encrypted with/ });
        await related.first().waitFor();
        assert.equal(await problems.filter({ hasText: rejected }).count(), 1);
        await keyboard.press('Enter');
        await cursorAt(7, 21);
        await openProblems();
        assert.ok(await downTo(page, list, /images\.tf.*is encrypted with/));
        await keyboard.press('Enter');
        await page.locator('.tab.active').filter({ hasText: 'images.tf' }).waitFor();
        await cursorAt(10, 16);
      },
      'findings of files that are not open are listed, those of modules too': async () => {
        await openProblems();
        await problems.filter({ hasText: 'file_format' }).first().waitFor();
        await closeProblems();
      },
      'a hover says what is known of an image, beside what the other extension says': async () => {
        await openFile(page, 'copies.tf');
        await goTo(page, '14:40');
        const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'encrypted' });
        await repeat(async () => {
          await keyboard.press('Control+k');
          await keyboard.press('Control+i');
        }, hover);
        const said = await hover.first().innerText();
        assert.equal(said.split('A hover of the other extension.').length, 2, said);
        assert.equal(said.split('huaweicloud_ims_obs_system_image.web').length, 2, said);
        await keyboard.press('Escape');
      },
      'lenses and hints tell the state of each resource and what its image is': async () => {
        const lens = editor.locator('.codelens-decoration');
        await lens.filter({ hasText: '1 problem' }).first().waitFor();
        assert.equal(await lens.filter({ hasText: 'Lens of the other extension' }).count(), 1);
        assert.match(await text(), /system_image\.web\.id\s*system.*40 GiB/);
      },
    },
  };
}
