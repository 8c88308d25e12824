// The extension as a person uses it, with mouse and keyboard.
import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { choose, closeQuickInput, goTo, quickInput, repeat, save } from './gestures.mjs';
import { panelOf } from './panel.mjs';

const message = 'cannot be granted to other accounts';

/** The number of visible lines of text in elements. Runs in the page. */
function drawnLines(elements) {
  const { document, NodeFilter } = globalThis;
  const middles = elements.flatMap((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { top, height, width } of range.getClientRects())
        if (width > 1 && walker.currentNode.textContent.trim() !== '') found.push(top + height / 2);
    }
    return found;
  });
  middles.sort((a, b) => a - b);
  return middles.filter((middle, index) => index === 0 || middle - middles[index - 1] > 6).length;
}

export function asAPerson(page, vscode) {
  const { keyboard } = page;
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  const squiggle = editor.locator('.squiggly-error').first();
  const toText = async () => {
    await keyboard.press('Control+1');
    await page.locator('.monaco-editor.focused').first().waitFor();
  };
  /** Moves the cursor to the rejected image and opens the menu of the light bulb, again until it has an entry. */
  const openMenu = async (entry) => {
    await toText();
    await goTo(page, '38:15');
    await repeat(async () => {
      await keyboard.press('Escape');
      await keyboard.press('Control+.');
    }, entry);
  };
  /** Moves down to an entry of the menu and accepts it. */
  const takeEntry = async (text) => {
    const focused = menu.locator('.monaco-list-row.focused');
    await focused.waitFor();
    for (let tries = 0; tries < 40 && !text.test(await focused.innerText()); tries++) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
  };
  return {
    begin: async () => {
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').getByText('pipeline.ims.yaml').dblclick();
      // More space for the text: the file list is not needed anymore.
      await page.locator('.monaco-editor.focused').first().waitFor();
      await keyboard.press('Control+b');
    },
    steps: {
      'the finding is underlined': () => squiggle.waitFor(),
      'the hover shows the finding and the known facts': async () => {
        const word = editor
          .locator('.view-line')
          .filter({ hasText: /image:\srocky-9-stock/ })
          .last()
          .getByText('rocky-9-stock');
        const hover = page.locator('.monaco-hover:visible').filter({ hasText: message });
        const link = hover.getByText(/^Quick Fix/).first();
        // Lenses and hints may still move the line away from the pointer, so hovering is repeated until the hover is complete. Its link
        // to the fixes appears after its text.
        for (let tries = 0; tries < 20 && (await link.count()) === 0; tries++) {
          await page.mouse.move(600, 20);
          await word.hover({ position: { x: 20, y: 8 } });
          await link.waitFor({ state: 'attached', timeout: 3000 }).catch(() => undefined);
        }
        await hover.waitFor();
        assert.equal(await link.count(), 1);
        // The link to the page of the rule is not below what has to be scrolled to.
        assert.match(
          await hover.innerText(),
          /Explain\s+share-encrypted-default-key[^]*Sharing an image that is encrypted/,
        );
        // VS Code adds the row with its own links.
        const lines = await hover.locator('.hover-row:not(.status-bar)').evaluateAll(drawnLines);
        assert.ok(lines > 4 && lines <= 12, `the hover has ${String(lines)} lines`);
        await keyboard.press('Escape');
      },
      'the keyboard goes into the hover, and its link opens the page of the rule in the editor': async () => {
        await toText();
        await goTo(page, '38:15');
        const link = page.locator('.monaco-hover a:focus').filter({ hasText: 'share-encrypted-default-key' });
        await repeat(async () => {
          await toText();
          // The same keys show the hover, and then go into it.
          for (const key of ['k', 'i', 'k', 'i']) await keyboard.press(`Control+${key}`);
          for (let times = 0; times < 12 && (await link.count()) === 0; times++) await keyboard.press('Tab');
        }, link);
        await keyboard.press('Enter');
        await panelOf(page)
          .getByRole('heading', { name: /Sharing an image that is encrypted/ })
          .first()
          .waitFor();
        await keyboard.press('Control+w');
        await toText();
      },
      'the Problems panel lists the finding': async () => {
        const row = page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: message }).first();
        await keyboard.press('Control+Shift+M');
        await row.waitFor();
        await keyboard.press('Control+Shift+M');
        await row.waitFor({ state: 'hidden' });
      },
      'the language status shows the results of the checks': async () => {
        const status = page.locator('.hover-language-status:visible').filter({ hasText: /Problems: 1/ });
        await repeat(() => page.locator('[id="status.languageStatus"]').click(), status);
        assert.match(await status.innerText(), /Findings: 1[^]*Not checked: \d[^]*Restart Server/);
        await keyboard.press('Escape');
      },
      'the lens above a step asks for an unknown value, and Escape cancels': async () => {
        const dirty = page.locator('.tab.active.dirty');
        const declareState = async () => {
          await toText();
          await goTo(page, '26:5');
          const lens = editor.locator('.codelens-decoration a').filter({ hasText: '2 rules not checked' });
          await repeat(() => lens.click(), quickInput(page));
          await choose(page, { typed: "Declare 'state'", row: "Declare 'state' for 'stock'" });
          await quickInput(page).getByText('pending-deletion').first().waitFor();
        };
        await declareState();
        await closeQuickInput(page);
        assert.equal(await dirty.count(), 0);
        await declareState();
        await choose(page, { typed: 'enabled', row: 'enabled' });
        await dirty.waitFor();
        await toText();
        await save(page);
        const saved = await readFile(path.join(vscode.workspace, 'pipeline.ims.yaml'), 'utf8');
        assert.match(saved, /stock: \{ alias: ims\/default, state: enabled \}/);
        await keyboard.press('Control+z');
        await save(page);
      },
      'the light bulb offers fixes, and Enter fixes the plan on disk': async () => {
        await openMenu(menu.getByText('Copy').first());
        await takeEntry(/^Copy/);
        await editor
          .locator('.view-line')
          .filter({ hasText: /key:\sgolden/ })
          .first()
          .waitFor();
        await squiggle.waitFor({ state: 'detached' });
        await toText();
        await save(page);
        // The new step has blank lines around it, as the others have.
        assert.match(
          await readFile(path.join(vscode.workspace, 'pipeline.ims.yaml'), 'utf8'),
          /\n\n {2}- action: copy-in-region\n {4}image: rocky-9-stock\n {4}key: golden\n(?: {4}.+\n)+\n {2}# Share/,
        );
        await keyboard.press('Control+z');
        await squiggle.waitFor();
        await save(page);
      },
      'the light bulb turns a rule off in the project settings': async () => {
        const settings = path.join(vscode.workspace, 'ims-manifest.config.yaml');
        await assert.rejects(access(settings));
        const entry = /Turn off 'share-encrypted-default-key' in the project settings/;
        await openMenu(menu.getByText(entry));
        await takeEntry(entry);
        await squiggle.waitFor({ state: 'detached' });
        await access(settings);
      },
    },
  };
}
