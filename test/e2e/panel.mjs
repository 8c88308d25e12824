// The panel with the picture of a pipeline, as a person uses it: mouse, keyboard, screen reader.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { runCommand, takeSteps } from './steps.mjs';

/** The panel's page, which VS Code keeps in a frame within a frame. */
export const panelOf = (page) => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/** Opens a manifest and its picture beside it. */
export async function showPipeline(page, vscode, name = 'pipeline.ims.yaml', title = 'IMS Manifest: Show Pipeline') {
  await page.goto(vscode.address());
  await page.locator('.explorer-viewlet').getByText(name).dblclick({ timeout: 60_000 });
  await page.locator('.statusbar-item').filter({ hasText: 'IMS Manifest' }).first().waitFor();
  await page.keyboard.press('Control+b');
  await runCommand(page, title);
  await panelOf(page).locator('.card.step').first().waitFor({ timeout: 60_000 });
}

/** What axe finds serious or critical in the panel. */
async function faultsOf(panel) {
  const root = panel.locator('html');
  await root.evaluate((_, text) => (0, globalThis.eval)(text), axe.source);
  const found = await root.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** The panel in a theme of high contrast, where edges tell what tints tell elsewhere. */
export async function theEdges(browser, vscode) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  const panel = panelOf(page);
  const style = (selector, name) =>
    panel.locator(selector).evaluate((element, wanted) => globalThis.getComputedStyle(element)[wanted], name);
  return takeSteps(page, {
    'axe finds no serious fault': async () => {
      await showPipeline(page, vscode);
      await panel.locator('[data-id="step:4"]').click();
      assert.deepEqual(await faultsOf(panel), []);
    },
    'a refused step differs by its edge': async () => {
      assert.notEqual(
        await style('.card.step.refused', 'borderTopColor'),
        await style('.card.step:not(.refused) >> nth=0', 'borderTopColor'),
      );
    },
    'the list has none either': async () => {
      await panel.getByRole('button', { name: 'List' }).click();
      assert.deepEqual(await faultsOf(panel), []);
    },
  });
}

export async function thePanel(browser, vscode) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  const refusals = [];
  page.on('console', (line) => {
    if (/Content Security Policy/i.test(line.text())) refusals.push(line.text());
  });
  const panel = panelOf(page);
  const current = (id) => panel.locator(`[data-id="${id}"][aria-current="true"]`);
  const line = (number) =>
    page
      .locator('.active-line-number')
      .filter({ hasText: new RegExp(`^${String(number)}$`) })
      .waitFor();
  const focused = () => panel.locator(':focus').getAttribute('data-id');
  const toText = async () => {
    await page.keyboard.press('Control+1');
    await page.locator('.monaco-editor.focused').first().waitFor();
  };
  const goTo = async (place) => {
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget:visible input').fill(`:${place}`);
    await page.keyboard.press('Enter');
  };
  return takeSteps(page, {
    'the command shows the pipeline beside the text': async () => {
      await showPipeline(page, vscode);
      assert.equal(await panel.locator('.card.step, .mark').count(), 4);
      assert.equal(await panel.locator('.lane').count(), 1);
      assert.match(await panel.locator('.lock.closed').first().innerText(), /stock/);
    },
    'a refused step says so in words': async () => {
      const refused = panel.locator('.card.step.refused');
      assert.equal(await refused.count(), 1);
      assert.match(await refused.locator('.spoken').innerText(), /refused.*granted/);
      assert.match(await panel.locator('.count.refused').innerText(), /1/);
    },
    'a click selects the step in the text': async () => {
      await panel.locator('[data-id="step:4"]').click();
      await line(37);
      await current('step:4').waitFor();
    },
    'the cursor selects the step in the picture': async () => {
      await toText();
      await goTo('28:8');
      await current('step:2').waitFor();
      await goTo('13:6');
      await current('file:rocky').waitFor();
    },
    'arrow keys move along the lineage, Enter goes to the text': async () => {
      await panel.locator('[data-id="file:rocky"]').click();
      await panel.locator('[data-id="file:rocky"]').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await focused(), 'step:1');
      await page.keyboard.press('ArrowRight');
      assert.equal(await focused(), 'image:rocky-9');
      await page.keyboard.press('ArrowLeft');
      assert.equal(await focused(), 'step:1');
      await page.keyboard.press('Enter');
      await line(19);
      await page.locator('.monaco-editor.focused').first().waitFor();
    },
    'the list says the same and leads to the same places': async () => {
      await panel.getByRole('button', { name: 'List' }).click();
      assert.equal(await panel.locator('.list li').count(), 4 + 4);
      assert.deepEqual(await faultsOf(panel), []);
      const last = panel.locator('.list li').nth(3).getByRole('button');
      await last.focus();
      await page.keyboard.press('Enter');
      await line(37);
      await panel.getByRole('button', { name: 'List' }).click();
    },
    'axe finds no serious fault': async () => {
      assert.deepEqual(await faultsOf(panel), []);
    },
    'an edit is drawn': async () => {
      await toText();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('  - { action: delete, image: rocky-9 }');
      await panel.locator('[data-id="step:5"]').waitFor();
      await panel.locator('.thing.deleted').getByText('rocky-9', { exact: true }).waitFor();
    },
    'the picture comes back with a restarted server': async () => {
      await runCommand(page, 'IMS Manifest: Restart Server');
      await toText();
      await page.keyboard.press('Control+z');
      for (let tries = 0; tries < 40 && (await panel.locator('[data-id="step:5"]').count()) > 0; tries++)
        await page.keyboard.press('Control+z');
      await panel.locator('[data-id="step:5"]').waitFor({ state: 'detached' });
      assert.equal(await panel.locator('[data-id="step:4"]').count(), 1);
    },
    'a window that is loaded anew shows it again': async () => {
      await page.reload();
      await panel.locator('[data-id="step:4"]').click({ timeout: 60_000 });
      await line(37);
    },
    'the content security policy was never offended, and an offence would be seen': async () => {
      assert.deepEqual(refusals, []);
      const seen = page.waitForEvent('console', (each) => /Content Security Policy/i.test(each.text()));
      await panel.locator('body').evaluate((body) => {
        body.append(Object.assign(body.ownerDocument.createElement('img'), { src: 'https://127.0.0.1:9/none.png' }));
      });
      await seen;
      assert.equal(refusals.length, 1);
    },
  });
}
