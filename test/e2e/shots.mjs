// Takes the pictures of docs/features.md from the real VS Code, each light and dark, some in Chinese: `npm run shots`.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { startBrowser, startVscode } from './host.mjs';
import { choose, goTo as goToPlace, runCommand } from './gestures.mjs';
import { withPalette } from './palette.mjs';
import { packHashicorp } from './beside.mjs';
import { panelOf, showPipeline } from './panel.mjs';
import { prepare } from './prepare.mjs';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const pictures = at('../../docs/pictures');
const folder = at('workspace');
const refusal = 'share-encrypted-default-key';
const readable = {
  'editor.fontFamily': '"DejaVu Sans Mono", monospace',
  'editor.fontSize': 13,
  'editor.lineHeight': 18,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
  'standIn.silent': true,
};
const pipelines = at('pictures');
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

/** Only the editor, wide enough for hints. */
async function openEditor(page, vscode, name = 'pipeline.ims.yaml') {
  await page.goto(vscode.address());
  await page.locator('.explorer-viewlet').getByText(name).dblclick({ timeout: 30_000 });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await editor.locator('.codelens-decoration a').first().waitFor({ timeout: 15_000 });
  await page.keyboard.press('Control+b');
  return editor;
}

/** Moves the cursor to `line:column`. */
async function goTo(page, place) {
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').first().waitFor();
  await goToPlace(page, place);
}

const editing = {
  editor: async (page) => {
    await goTo(page, '37:1');
  },
  hover: async (page) => {
    await goTo(page, '38:15');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover:visible').getByText(refusal).first().waitFor();
  },
  status: async (page) => {
    await goTo(page, '38:15');
    await page.locator('[id="status.languageStatus"]').click();
    await page.locator('.hover-language-status:visible').filter({ hasText: 'Problems: 1' }).waitFor();
  },
  problems: async (page) => {
    await page.keyboard.press('Control+Shift+m');
    await page.locator('.markers-panel-container .monaco-list-row').nth(1).waitFor();
  },
  fixes: async (page) => {
    await goTo(page, '38:15');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row').first().waitFor();
  },
  checks: async (page, editor) => {
    await goTo(page, '38:1');
    await editor.locator('.codelens-decoration a').last().click();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  },
  outline: async (page) => {
    await goTo(page, '38:15');
    await page.keyboard.press('Control+Shift+o');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  },
  references: async (page) => {
    await goTo(page, '29:12');
    await page.keyboard.press('Shift+F12');
    await page.locator('.reference-zone-widget .monaco-list-row').first().waitFor();
  },
  rename: async (page) => {
    await goTo(page, '29:12');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').waitFor();
  },
  explain: async (page) => {
    await runCommand(page, 'IMS Manifest: Explain');
    await choose(page, { typed: refusal, row: refusal });
    await panelOf(page).locator('h1').first().waitFor();
  },
  // The last one, because it types and VS Code remembers that.
  completion: async (page) => {
    await goTo(page, '39:25');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type('  - ');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  },
};

await prepare();
await mkdir(pictures, { recursive: true });
const { browser, stop } = await startBrowser();
const vsix = at('../../dist/ims-manifest.vsix');
const hashicorp = await packHashicorp();
const wanted = process.argv.slice(2);
let failed = 0;

/** One session of VS Code in one theme. */
async function session(theme, locale, open, act, beside = []) {
  const settings = { ...readable, 'workbench.colorTheme': themes[theme] };
  const vscode = await startVscode({ vsix, beside, folder: open, settings, locale });
  const take = async (title, size, pose) => {
    if (wanted.length > 0 && !wanted.includes(title)) return;
    const page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(12_000);
    try {
      await pose(page, vscode);
      // Waits for what fades in or appears a moment later.
      await page.waitForTimeout(900);
      await writeFile(path.join(pictures, `${title}-${theme}.png`), withPalette(await page.screenshot()));
      console.log(`${title}-${theme}`);
    } catch (error) {
      failed++;
      console.error(`${title}-${theme}: ${String(error)}`);
    }
    await page.close();
  };
  await act(take);
  await vscode.stop();
}

/** Only the pipeline of a manifest, as large as the window. */
async function alone(page, vscode, name) {
  await showPipeline(page, vscode, name);
  await panelOf(page).locator('h1').click();
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: 'Pipeline:' }).waitFor();
  await runCommand(page, 'View: Maximize Editor Group');
}

/** The text, and next to it, with more space, its pipeline. */
async function pipeline(page, vscode, title) {
  await showPipeline(page, vscode, 'regions.ims.yaml', title);
  const { x, y, height } = await page.locator('.editor-group-container').nth(1).boundingBox();
  await page.mouse.move(x, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x - 170, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await panelOf(page).locator('.mark.refused').click();
}

/** A file of a configuration, and next to it the picture of the whole. */
async function configuration(page, vscode) {
  await page.goto(vscode.address());
  await page.locator('.explorer-viewlet').getByText('copies.tf').dblclick();
  await page.locator('.squiggly-error').nth(1).waitFor();
  await page.keyboard.press('Control+b');
  await runCommand(page, 'IMS Manifest: Show Pipeline');
  await panelOf(page).locator('.card').first().waitFor();
}

const beside = { width: 1440, height: 600 };
const room = { width: 860, height: 600 };
const tall = { width: 640, height: 900 };
const square = { width: 900, height: 760 };
try {
  for (const theme of Object.keys(themes)) {
    await session(theme, undefined, pipelines, async (take) => {
      await take('pipeline', beside, (page, vscode) => pipeline(page, vscode));
      await take('pipeline-20', tall, (page, vscode) => alone(page, vscode, 'twenty.ims.yaml'));
      await take('pipeline-60', square, (page, vscode) => alone(page, vscode, 'sixty.ims.yaml'));
      await take('colours', room, async (page, vscode) => {
        await openEditor(page, vscode, 'colours.ims.yaml');
        await goTo(page, '30:1');
      });
    });
    const configurations = (take) => take('terraform', { width: 1440, height: 760 }, configuration);
    await session(theme, undefined, at('terraform'), configurations, [hashicorp]);
    await session(theme, undefined, folder, async (take) => {
      for (const [title, pose] of Object.entries(editing))
        await take(title, room, async (page, vscode) => {
          await pose(page, await openEditor(page, vscode));
        });
    });
  }
  await session('light', 'zh-cn', pipelines, (take) =>
    take('pipeline-zh-cn', beside, (page, vscode) => pipeline(page, vscode, '显示流水线')),
  );
  await session('light', 'zh-cn', folder, (take) =>
    take('problems-zh-cn', room, async (page, vscode) => {
      await editing.problems(page, await openEditor(page, vscode));
    }),
  );
} finally {
  await stop();
}
process.exit(failed === 0 ? 0 : 1);
