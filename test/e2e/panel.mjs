// The panel with the picture of a pipeline, as a person uses it: mouse, keyboard, screen reader.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { choose, focusedField, goTo, openFile, quickInput, runCommand } from './gestures.mjs';

/** The page of the panel, which is in a frame inside a frame of VS Code. */
export const panelOf = (page) => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/** Opens a manifest, and its picture next to it. */
export async function showPipeline(page, vscode, name = 'pipeline.ims.yaml', title = 'IMS Manifest: Show Pipeline') {
  await page.goto(vscode.address());
  await page.locator('.explorer-viewlet').getByText(name).dblclick();
  await page.locator('.statusbar-item').filter({ hasText: 'IMS Manifest' }).first().waitFor();
  await page.locator('.monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+b');
  await runCommand(page, title);
  await panelOf(page).locator('.card').first().waitFor();
}

/** The serious and critical violations that axe finds in the panel. */
async function faultsOf(panel) {
  const root = panel.locator('html');
  await root.evaluate((_, text) => (0, globalThis.eval)(text), axe.source);
  const found = await root.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** The panel in a high-contrast theme, where borders replace tints. */
export function theEdges(page, vscode) {
  const panel = panelOf(page);
  const style = (selector, name) =>
    panel.locator(selector).evaluate((element, wanted) => globalThis.getComputedStyle(element)[wanted], name);
  return {
    begin: () => showPipeline(page, vscode),
    steps: {
      'axe finds no serious problem': async () => {
        await panel.locator('[data-id="step:4"]').click();
        assert.deepEqual(await faultsOf(panel), []);
      },
      'a rejected step differs by its border': async () => {
        assert.notEqual(
          await style('.card.refused', 'borderTopColor'),
          await style('.card:not(.refused) >> nth=0', 'borderTopColor'),
        );
      },
      'axe finds no serious problem in the list': async () => {
        await panel.getByRole('button', { name: 'List' }).click();
        assert.deepEqual(await faultsOf(panel), []);
      },
    },
  };
}

export function thePanel(page, vscode) {
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
  return {
    begin: () => showPipeline(page, vscode),
    steps: {
      'the command shows the pipeline next to the text': async () => {
        assert.equal(await panel.locator('.maker, .mark').count(), 4);
        assert.equal(await panel.locator('.lane').count(), 1);
        assert.match(await panel.locator('.card .lock.closed').first().innerText(), /stock/);
      },
      'a rejected step says so in words': async () => {
        const refused = panel.locator('.mark.refused');
        assert.equal(await refused.count(), 1);
        assert.match(await refused.locator('.reason').innerText(), /granted/);
        assert.match(await refused.locator('.spoken').innerText(), /rejected.*granted/);
        assert.match(await panel.locator('.count.refused').innerText(), /1/);
      },
      'a click selects the step in the text': async () => {
        await panel.locator('[data-id="step:4"]').click();
        await line(37);
        await current('step:4').waitFor();
      },
      'the cursor selects the step in the picture': async () => {
        await toText();
        await goTo(page, '28:8');
        await current('step:2').waitFor();
        await goTo(page, '13:6');
        await current('file:rocky').waitFor();
      },
      'arrow keys move along the lineage, and Enter goes to the text': async () => {
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
      'the list has the same content and leads to the same places': async () => {
        await panel.getByRole('button', { name: 'List' }).click();
        assert.equal(await panel.locator('.list li').count(), 4 + 4);
        assert.deepEqual(await faultsOf(panel), []);
        const last = panel.locator('.list li').nth(3).getByRole('button');
        // A name formatted as code does not interrupt its sentence.
        const [text, code] = await Promise.all(
          [last, last.locator('code').first()].map(async (each) => (await each.boundingBox()).width),
        );
        assert.ok(code < text / 2);
        assert.equal(
          await last.locator('.sentence').evaluate((each) => globalThis.getComputedStyle(each).display),
          'inline',
        );
        const partner = panel.locator('.list li').filter({ hasText: /^partner/ });
        assert.doesNotMatch(await partner.innerText(), /ap-southeast/);
        await last.focus();
        await page.keyboard.press('Enter');
        await line(37);
        await panel.getByRole('button', { name: 'List' }).click();
      },
      'axe finds no serious problem': async () => {
        assert.deepEqual(await faultsOf(panel), []);
      },
      'the picture follows an edit, and returns after a restart of the server': async () => {
        await toText();
        await page.keyboard.press('Control+End');
        await page.keyboard.type('  - { action: delete, image: rocky-9 }');
        await panel.locator('[data-id="step:5"]').waitFor();
        await panel.locator('.card.deleted').getByText('rocky-9', { exact: true }).waitFor();
        await runCommand(page, 'IMS Manifest: Restart Server');
        await toText();
        await page.keyboard.press('Control+z');
        for (let tries = 0; tries < 40 && (await panel.locator('[data-id="step:5"]').count()) > 0; tries++)
          await page.keyboard.press('Control+z');
        await panel.locator('[data-id="step:5"]').waitFor({ state: 'detached' });
        assert.equal(await panel.locator('[data-id="step:4"]').count(), 1);
      },
      'the panel is restored after the window is reloaded': async () => {
        await page.reload();
        await panel.locator('[data-id="step:4"]').click();
        await line(37);
      },
      'the content security policy was never violated, and a violation would be noticed': async () => {
        assert.deepEqual(refusals, []);
        const seen = page.waitForEvent('console', (each) => /Content Security Policy/i.test(each.text()));
        await panel.locator('body').evaluate((body) => {
          body.append(Object.assign(body.ownerDocument.createElement('img'), { src: 'https://127.0.0.1:9/none.png' }));
        });
        await seen;
        assert.equal(refusals.length, 1);
      },
    },
  };
}

/** A pipeline of 60 images, most of them similar, and one of 20 different images. */
export function theLargePicture(page, vscode, browser) {
  const panel = panelOf(page);
  const view = panel.locator('.view');
  const scroll = () => view.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  const zoom = () => panel.locator('.sheet').evaluate(({ style }) => Number(style.zoom));
  const tool = (name) => panel.getByRole('button', { name, exact: true });
  const cards = panel.locator('.card:visible');
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const isSeen = async (locator) => {
    const [inner, outer] = await Promise.all([locator.boundingBox(), view.boundingBox()]);
    return (
      inner.x >= outer.x - 1 &&
      inner.y >= outer.y - 1 &&
      inner.x + inner.width <= outer.x + outer.width + 1 &&
      inner.y + inner.height <= outer.y + outer.height + 1
    );
  };
  const open = async (name) => {
    await openFile(page, name);
    await panel.locator('h1').filter({ hasText: name }).waitFor();
  };
  /** Replaces the text in the search field. */
  const search = async (text) => {
    await page.keyboard.press('Control+f');
    await panel.locator('.search:focus').waitFor();
    await page.keyboard.type(text);
    assert.equal(await panel.locator('.search:focus').inputValue(), text);
  };
  const saved = async (form, name) => {
    await tool('Export').click();
    await tool(form).click();
    await focusedField(page).waitFor();
    await page.waitForFunction(
      (end) => globalThis.document.querySelector('.quick-input-widget input')?.value.endsWith(end),
      name,
    );
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
    const read = () => readFile(path.join(vscode.workspace, name)).catch(() => '');
    let content = await read();
    for (let tries = 0; content.length === 0 && tries < 1200; tries++) {
      await page.waitForTimeout(50);
      content = await read();
    }
    return content;
  };
  return {
    begin: () => showPipeline(page, vscode, 'sixty.ims.yaml'),
    steps: {
      'the panel has instructions without a manifest': async () => {
        // A separate page, because VS Code remembers what was open in the other one.
        const empty = await browser.newPage({ viewport: { width: 1400, height: 860 } });
        empty.setDefaultTimeout(60_000);
        const said = panelOf(empty);
        await empty.goto(vscode.address());
        await empty.locator('.explorer-viewlet').waitFor();
        await runCommand(empty, 'Welcome: Open Walkthrough...');
        await choose(empty, { typed: 'IMS', row: 'IMS Manifest' });
        await empty.locator('.step-title').filter({ hasText: 'See the whole pipeline' }).click();
        const step = empty.locator('.getting-started-step.expanded');
        await step.getByText('Show Pipeline').click();
        await said.locator('.nothing').getByText('No manifest or Terraform configuration is open').waitFor();
        assert.deepEqual(await faultsOf(said), []);
        assert.equal(await step.locator('.codicon-getting-started-step-checked.complete').count(), 0);
        await said.getByRole('button', { name: 'New Manifest' }).click();
        await quickInput(empty).or(empty.locator('.monaco-editor.focused')).first().waitFor();
        await empty.close();
      },
      'similar branches are folded, and the first rejected step is visible': async () => {
        assert.match(await panel.locator('.card .fold').first().innerText(), /×10$/);
        assert.ok((await cards.count()) < 25);
        assert.ok(await isSeen(panel.locator('.card.refused').first()));
        assert.ok((await zoom()) >= 0.75);
      },
      'a click expands a fold, and Enter collapses it': async () => {
        const before = await cards.count();
        await panel.locator('.card .fold').first().click();
        await panel.locator('.card .fold[aria-expanded="true"]').waitFor();
        assert.ok((await cards.count()) > before + 40);
        await page.keyboard.press('Enter');
        await panel.locator('.card .fold[aria-expanded="false"]').waitFor();
        assert.equal(await cards.count(), before);
      },
      'the keyboard reaches a fold': async () => {
        await panel.locator('[data-id="step:1"]').focus();
        const seen = new Set();
        for (const key of [
          'ArrowLeft',
          'ArrowDown',
          'ArrowUp',
          'ArrowDown',
          'ArrowDown',
          'ArrowUp',
          'Home',
          'ArrowDown',
        ]) {
          await page.keyboard.press(key);
          seen.add(await panel.locator(':focus').getAttribute('class'));
        }
        assert.ok(seen.has('fold'), [...seen].join());
      },
      'the wheel zooms at the pointer': async () => {
        const target = panel.locator('.card.refused').first();
        const [before, at] = [await zoom(), await middle(target)];
        await page.mouse.move(at.x, at.y);
        for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, -100);
        await panel.locator('.sheet').evaluate((sheet, was) => {
          if (!(Number(sheet.style.zoom) > was)) throw new Error('nothing was zoomed');
        }, before);
        const after = await middle(target);
        assert.ok(Math.hypot(after.x - at.x, after.y - at.y) < 60, JSON.stringify([at, after]));
      },
      'a drag moves the picture, also on a card, and selects nothing': async () => {
        const before = await scroll();
        const at = await middle(panel.locator('.card.refused .main').first());
        await page.mouse.move(at.x, at.y);
        await page.mouse.down();
        await page.mouse.move(at.x - 90, at.y - 70, { steps: 6 });
        await page.mouse.up();
        const [left, top] = await scroll();
        assert.ok(left > before[0] || top > before[1], JSON.stringify([before, left, top]));
        assert.equal(await panel.locator('.card.refused [aria-current]').count(), 0);
      },
      'Fit shows the whole picture': async () => {
        await tool('Fit').click();
        assert.deepEqual(await scroll(), [0, 0]);
        const over = await view.evaluate((each) => [
          each.scrollWidth - each.clientWidth,
          each.scrollHeight - each.clientHeight,
        ]);
        assert.ok(
          over.every((each) => each <= 1),
          JSON.stringify(over),
        );
      },
      'each file keeps its own zoom': async () => {
        for (let times = 0; times < 3; times++) await tool('+').or(tool('Zoom in')).click();
        const chosen = await zoom();
        await open('twenty.ims.yaml');
        assert.notEqual(await zoom(), chosen);
        await open('sixty.ims.yaml');
        assert.equal(await zoom(), chosen);
        await tool('Fit').click();
      },
      'the count of rejected steps goes from one to the next': async () => {
        await panel.locator('button.count.refused').click();
        const first = await panel.locator('[aria-current]').getAttribute('data-id');
        await panel.locator('button.count.refused').click();
        const second = await panel.locator('[aria-current]').getAttribute('data-id');
        assert.notEqual(first, second);
        for (const each of [first, second])
          assert.match(await panel.locator(`[data-id="${each}"]`).getAttribute('class'), /refused/);
      },
      'search dims everything else, and goes from match to match': async () => {
        await view.locator('button').first().focus();
        await search('ubuntu-22-sealed');
        await panel.locator('.card.dim').first().waitFor();
        await page.keyboard.press('Enter');
        assert.match(await panel.locator('[aria-current]').innerText(), /ubuntu-22/);
        await page.keyboard.press('Escape');
        await panel.locator('.card.dim').first().waitFor({ state: 'detached' });
        await search('no-such-thing');
        await panel.locator('.matches').getByText('No match').waitFor();
        await page.keyboard.press('Escape');
      },
      'the legend explains the symbols': async () => {
        await tool('Legend').click();
        await panel.locator('.legend').getByText('Two checks of this operation were not made').waitFor();
        assert.deepEqual(await faultsOf(panel), []);
        await page.keyboard.press('Escape');
        await panel.locator('.legend').waitFor({ state: 'hidden' });
        await page.keyboard.press('Enter');
        await panel.locator('.legend').waitFor();
        await page.keyboard.press('Shift+Tab');
        await panel.locator('.legend').waitFor({ state: 'hidden' });
      },
      'the picture is exported as SVG, PNG, and Mermaid': async () => {
        for (let times = 0; times < 4; times++) await tool('Zoom in').click();
        await view.evaluate((each) => each.scrollTo(400, 400));
        const svg = String(await saved('SVG image', 'sixty.svg'));
        await tool('Fit').click();
        // Titles of lanes, which follow the view, are at the left edge in the file.
        assert.ok(Number(/<text x="([\d.]+)"[^>]*>ap-southeast-1</.exec(svg)?.[1]) < 60, svg.slice(0, 3000));
        assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="[\d.]+" height="[\d.]+"/);
        assert.match(svg, />ubuntu-22-sealed</);
        assert.doesNotMatch(svg, /var\(|url\(|href|<script|<style|foreignObject|color\(/);
        const cut = await panel
          .locator('.card:visible :is(.name, .action, .kind, .key, .reason)')
          .evaluateAll(
            (all) =>
              all.filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 4)
                .length,
          );
        assert.ok(cut > 0);
        assert.equal(svg.match(/…</g)?.length, cut);
        const png = await saved('PNG image', 'sixty.png');
        assert.equal(png.subarray(1, 4).toString(), 'PNG');
        assert.ok(png.readUInt32BE(16) > 500);
        const mermaid = String(await saved('Mermaid flowchart', 'sixty.mmd'));
        assert.match(mermaid, /^flowchart LR\n/);
      },
      'names are never markup, neither in the picture nor in its SVG': async () => {
        await open('hostile.ims.yaml');
        await panel.locator('.name').filter({ hasText: '<img src=x onerror=alert(1)>' }).waitFor();
        assert.equal(await panel.locator('main :is(img, image, script)').count(), 0);
        const svg = String(await saved('SVG image', 'hostile.svg'));
        assert.match(svg, />&#60;img src=x/);
        assert.deepEqual([...new Set([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag))].sort(), [
          'path',
          'rect',
          'svg',
          'text',
        ]);
      },
    },
  };
}
