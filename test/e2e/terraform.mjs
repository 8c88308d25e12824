// A Terraform configuration as a person works on it, with another extension for Terraform beside ours.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { downTo, goTo, notification, openFile, repeat, runCommand, save } from './gestures.mjs';
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
      .first()
      .waitFor();
  const problems = page.locator(`${list}-row`);
  /** Opens the Problems panel and puts the focus into its list. */
  const openProblems = () => repeat(() => keyboard.press('Control+Shift+M'), page.locator(`${list}:focus`), 1500);
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
    for (let tries = 0; tries < 40 && !entry.test(await focused.innerText()); tries++)
      await keyboard.press('ArrowDown');
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
      'findings are underlined at the argument, and listed with the places in other files that explain them':
        async () => {
          await errors.first().waitFor();
          await warnings.first().waitFor();
          await page.locator('[id="status.editor.mode"]').filter({ hasText: 'Terraform' }).waitFor();
          await openProblems();
          await problems.filter({ hasText: rejected }).first().waitFor();
          assert.ok(await downTo(page, list, rejected));
          const related = problems.filter({ hasText: /images\.tf.*is encrypted with/ });
          await related.first().waitFor();
          assert.equal(await problems.filter({ hasText: rejected }).count(), 1);
          await keyboard.press('Enter');
          await cursorAt(7, 60);
          await openProblems();
          assert.ok(await downTo(page, list, /images\.tf.*is encrypted with/));
          await keyboard.press('Enter');
          await page.locator('.tab.active').filter({ hasText: 'images.tf' }).waitFor();
          await cursorAt(10, 45);
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
        assert.equal(said.split('region: cn-north-4 —').length, 2, said);
        await keyboard.press('Escape');
      },
      'lenses and hints tell the state of each resource and what its image is': async () => {
        const lens = editor.locator('.codelens-decoration');
        await lens.filter({ hasText: '1 problem' }).first().waitFor();
        assert.equal(await lens.filter({ hasText: 'Lens of the other extension' }).count(), 1);
        assert.match(await text(), /system_image\.web\.id\s*encrypted \(images\) · cn-north-4/);
      },
      'the other extension completes, and its comments are used': async () => {
        await openFile(page, 'copies.tf');
        await goTo(page, '4:2');
        await keyboard.press('Enter');
        await keyboard.type('of');
        const row = page.locator('.suggest-widget.visible .monaco-list-row');
        await repeat(() => keyboard.press('Control+Space'), row.filter({ hasText: 'of_the_other_extension' }));
        assert.equal(await row.filter({ hasText: 'of_the_other_extension' }).count(), 1);
        await keyboard.press('Escape');
        await keyboard.press('Control+/');
        await lines
          .filter({ hasText: /^\/\/\sof/ })
          .first()
          .waitFor();
        await undo('copies.tf');
      },
      'the picture shows the resources of all files, and leads to them': async () => {
        await openFile(page, 'copies.tf');
        await runCommand(page, 'IMS Manifest: Show Pipeline');
        await panel.locator('.card').first().waitFor();
        const lanes = await panel.locator('.lane-head').allInnerTexts();
        assert.deepEqual(
          lanes.map((each) => each.split('\n')[0]),
          ['cn-north-4', 'cn-south-1'],
        );
        assert.match(await panel.locator('.count.refused').innerText(), /3/);
        const image = panel.locator('[data-id="image:huaweicloud_ims_obs_system_image.web"]');
        await image.getByText('web', { exact: true }).waitFor();
        await image.click();
        await page
          .locator('.editor-group-container')
          .first()
          .locator('.tab.active')
          .filter({ hasText: 'images.tf' })
          .waitFor();
      },
      'half-typed text leaves the findings of other resources as they are': async () => {
        await openFile(page, 'copies.tf');
        await goTo(page, '16:2');
        await keyboard.press('Enter');
        await keyboard.type('resource "huaweicloud_images_image_copy" "next');
        await errors.nth(2).waitFor();
        await openProblems();
        await problems.filter({ hasText: rejected }).first().waitFor();
        await closeProblems();
        await undo('copies.tf');
        await errors.nth(2).waitFor({ state: 'detached' });
      },
      'an edit of terraform.tfvars changes the findings of other files': async () => {
        await openProblems();
        await problems.filter({ hasText: rejected }).first().waitFor();
        await openFile(page, 'terraform.tfvars');
        await keyboard.press('Control+a');
        await keyboard.type('dr_region = "cn-north-4"');
        await problems.filter({ hasText: rejected }).first().waitFor({ state: 'detached' });
        await undo('terraform.tfvars');
        await problems.filter({ hasText: rejected }).first().waitFor();
        await closeProblems();
      },
      'an edit of a module changes the findings of the files that call it': async () => {
        await openProblems();
        await problems.filter({ hasText: 'ISO' }).first().waitFor();
        await openFile(page, 'modules/installer/image.tf');
        await goTo(page, '9:11');
        await keyboard.press('Shift+End');
        await keyboard.type('null');
        await problems.filter({ hasText: 'ISO' }).first().waitFor({ state: 'detached' });
        await undo('modules/installer/image.tf');
        await problems.filter({ hasText: 'ISO' }).first().waitFor();
        await closeProblems();
      },
      'the light bulb repairs, and the file is as terraform fmt leaves it': async () => {
        await openFile(page, 'modules/archive/export.tf');
        await errors.first().waitFor();
        await fix('5:12', /qcow2/);
        await errors.first().waitFor({ state: 'detached' });
        await save(page);
        assert.match(
          await read('modules/archive/export.tf'),
          / {2}bucket_url {2}= "archive:web\.qcow2"\n {2}file_format = "qcow2"\n\}\n$/,
        );
      },
      'a comment that disables a rule is offered with a place for the reason': async () => {
        await openFile(page, 'copies.tf');
        await errors.nth(1).waitFor();
        await fix('7:25', /Disable.*cross-region-encrypted.*line/i);
        await keyboard.type('the key is removed by hand');
        await errors.nth(1).waitFor({ state: 'detached' });
        await save(page);
        assert.match(
          await read('copies.tf'),
          /\n {2}# ims-disable-next-line cross-region-encrypted -- the key is removed by hand\n {2}source_image_id/,
        );
      },
      'a rule is turned off for the project from the light bulb': async () => {
        await openFile(page, 'copies.tf');
        await fix('1:12', /Turn off.*copy-decrypt-by-omission/i);
        await warnings.first().waitFor({ state: 'detached' });
      },
      'Check Workspace counts the files of configurations': async () => {
        await runCommand(page, 'IMS Manifest: Check Workspace');
        await notification(page, /Files checked: \d+/);
      },
    },
  };
}
