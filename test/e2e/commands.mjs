// The commands of the palette, with the keyboard only.
import assert from 'node:assert/strict';
import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { declarations } from './declarations.mjs';
import { choose, focusedField, goTo, notification, quickInput, repeat, runCommand, save } from './gestures.mjs';
import { overview } from './overview.mjs';
import { plans } from './plans.mjs';
import { toolsOf } from './tools.mjs';

const faulty = 'imsManifest: v1\nregion: ap-southeast-1\nimages: 1\n';
const plain = {
  'plain.yaml': `# Ours\n---\n${faulty}`,
  'plain.yml': faulty,
  'plain.json': '{\n  "imsManifest": "v1",\n  "images": 1\n}\n',
  'other.yaml': 'apiVersion: v1\nimsManifest: v1\n',
  'later.yaml': faulty.replace('v1', 'v2'),
  'new.yaml': 'x: y\n',
  'LOUD.IMS.YAML': faulty,
};

export function theCommands(page, vscode, browser) {
  const tools = toolsOf(page, vscode);
  const { keyboard, file, read, write, said, open, openNew } = tools;
  const input = focusedField(page);
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const opened = (name) => page.locator('.tab.active').filter({ hasText: name }).waitFor();
  const language = (name) => page.locator('[id="status.editor.mode"]').filter({ hasText: name }).waitFor();
  /** Waits until the field contains a text. */
  const filled = (text) =>
    page.waitForFunction(
      (text) => globalThis.document.querySelector('.quick-input-widget input')?.value === text,
      text,
    );
  /** Waits for a file that is written after a key press. */
  const written = async (name) => {
    for (let tries = 0; tries < 1200; tries++) {
      const text = await read(name).catch(() => '');
      if (text !== '') return text;
      await page.waitForTimeout(50);
    }
    return assert.fail(`${name} was not written`);
  };
  /** The number of manifests in the folder. */
  const manifests = async () => {
    const names = await readdir(vscode.workspace, { recursive: true });
    const texts = await Promise.all(names.map((name) => read(name).catch(() => '')));
    return names.filter((name, index) => /\.ims\.|^plain\./i.test(name) && texts[index] !== '').length;
  };
  return {
    begin: async () => {
      for (const [name, text] of Object.entries(plain)) await write(name, text);
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').waitFor();
    },
    steps: {
      'New Manifest offers the templates, asks for a valid file name, writes the file, and opens it': async () => {
        await runCommand(page, 'IMS Manifest: New Manifest');
        const names = quickInput(page).locator('.monaco-list-row .label-name');
        await names.getByText('golden-image', { exact: true }).waitFor();
        const shown = await names.allInnerTexts();
        // Each name has its description below it.
        assert.deepEqual(
          shown.filter((_, index) => index % 2 === 0),
          ['golden-image', 'distribute', 'import', 'dr', 'empty'],
        );
        assert.match(shown[1], /^A golden image: /);
        await choose(page, { typed: 'dist', row: 'distribute' });
        await filled('distribute.ims.yaml');
        await input.waitFor();
        // The name is selected without its extension.
        await keyboard.type('images/con');
        await said('Windows does not allow this name.');
        await keyboard.press('Enter');
        await keyboard.type('sole: 1');
        await said('cannot contain any of these characters');
        for (let times = 0; times < 3; times++) await keyboard.press('Backspace');
        await quickInput(page).getByText('cannot contain any').waitFor({ state: 'detached' });
        await input.waitFor();
        await keyboard.press('Enter');
        await opened('console.ims.yaml');
        await language('IMS Manifest');
        assert.match(await written('images/console.ims.yaml'), /^# .+\n# .+\nimsManifest: v1\n[^]*copy-cross-region/);
        assert.equal(await page.locator('.tab.dirty').count(), 0);
      },
      'New Manifest suggests an unused name in the folder of the open file': async () => {
        await mkdir(file('more'));
        await openNew('more/taken.ims.yaml', 'imsManifest: v1\nregion: ap-southeast-1\n');
        await runCommand(page, 'IMS Manifest: New Manifest');
        await choose(page, { typed: 'empty', row: 'empty' });
        await said('Path of the new file');
        await input.waitFor();
        await keyboard.type('taken');
        await said('more/taken.ims.yaml already exists.');
        await keyboard.type('-2');
        await filled('more/taken-2.ims.yaml');
        await keyboard.press('Enter');
        await opened('taken-2.ims.yaml');
        await page.locator('.monaco-editor.focused').first().waitFor();
        await keyboard.type('im');
        await page.locator('.suggest-widget.visible .label-name').getByText('images', { exact: true }).waitFor();
        await keyboard.press('Escape');
        await tools.revert();
      },
      'New Manifest creates nothing after Escape': async () => {
        await open('pipeline.ims.yaml');
        await runCommand(page, 'IMS Manifest: New Manifest');
        await choose(page, { row: 'golden-image' });
        await said('Path of the new file');
        await input.waitFor();
        await keyboard.press('Escape');
        await quickInput(page).waitFor({ state: 'hidden' });
        await assert.rejects(access(file('golden-image.ims.yaml')));
      },
      'a YAML or JSON file that begins like a manifest gets its language': async () => {
        for (const name of ['plain.yaml', 'plain.yml', 'plain.json']) {
          await open(name);
          await language('IMS Manifest');
          await editor.locator('.squiggly-error').first().waitFor();
        }
        for (const name of ['other.yaml', 'later.yaml']) {
          await open(name);
          await language('YAML');
        }
      },
      'a text becomes a manifest while it is typed, and keeps the language that the user chooses': async () => {
        await open('new.yaml');
        await language('YAML');
        await keyboard.press('Control+a');
        await keyboard.type('imsManifest: v1');
        await language('IMS Manifest');
        await runCommand(page, 'Change Language Mode');
        await said('Auto Detect');
        await choose(page, { typed: 'yaml', row: 'YAML' });
        await language('YAML');
        await page.locator('.monaco-editor.focused').first().waitFor();
        await keyboard.type(' ');
        await language('YAML');
        await tools.revert();
      },
      'Check Workspace counts the findings and opens them': async () => {
        // In a browser, only its name makes a closed file a manifest.
        for (const name of ['plain.yaml', 'plain.yml', 'plain.json']) await open(name);
        const counts = new RegExp(`Files checked: ${await manifests()} · errors: \\d+ · warnings: \\d+ · info: \\d+`);
        await runCommand(page, 'IMS Manifest: Check Workspace');
        // A notification disappears after a while and is shown again.
        const row = page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: 'plain.json' }).first();
        for (let tries = 0; tries < 10 && (await row.count()) === 0; tries++) {
          const toast = await notification(page, counts);
          const button = toast.getByRole('button', { name: 'Open Problems' });
          await button.press('Enter', { timeout: 3000 }).catch(() => undefined);
          await row.waitFor({ timeout: 3000 }).catch(() => undefined);
        }
        await row.waitFor();
        await keyboard.press('Control+Shift+M');
      },
      'Run Task and Run Build Task check the workspace and list the findings in the terminal': async () => {
        const terminal = page.locator('.xterm-rows');
        await open('pipeline.ims.yaml');
        await runCommand(page, 'Tasks: Run Task');
        await choose(page, { typed: 'ims', row: 'ims-manifest' });
        await choose(page, { row: 'ims-manifest: check' });
        await terminal.getByText('terminated with exit code: 1').waitFor();
        await runCommand(page, 'Terminal: Kill All Terminals');
        await terminal.waitFor({ state: 'hidden' });
        await open('pipeline.ims.yaml');
        await keyboard.press('Control+Shift+b');
        await choose(page, { row: 'ims-manifest: check' });
        await terminal.getByText('terminated with exit code: 1').waitFor();
        assert.match(
          (await terminal.innerText()).replaceAll('\u00a0', ' '),
          new RegExp(`Files checked: ${await manifests()} · errors: \\d+`),
        );
        await keyboard.press('Control+j');
        await terminal.waitFor({ state: 'hidden' });
      },
      ...plans(page, tools),
      ...declarations(page, tools),
      'a value is explained in its completion and in its hover': async () => {
        const text = 'imsManifest: v1\nregion: ap-southeast-1\nimages:\n  a:\n    status: ';
        await openNew('values.ims.yaml', text);
        await keyboard.press('Control+End');
        const row = (label) =>
          page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: label });
        await repeat(() => keyboard.press('Control+Space'), row('active'));
        for (let times = 0; times < 4; times++) await keyboard.press('ArrowDown');
        await row('killed').waitFor();
        const meaning = 'The upload of the image file failed.';
        const details = page.locator('.suggest-details:visible').getByText(meaning);
        // The same keys show the details of the list that is open, and hide them again.
        await repeat(() => keyboard.press('Control+Space'), details, 2000);
        await keyboard.press('Enter');
        await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
        await keyboard.press('ArrowLeft');
        await repeat(async () => {
          await keyboard.press('Control+k');
          await keyboard.press('Control+i');
        }, page.locator('.monaco-hover:visible').getByText(meaning));
        await keyboard.press('Escape');
        await tools.revert();
      },
      ...overview(page, tools),
      'the settings file shows all its mistakes at once': async () => {
        try {
          await openNew('ims-manifest.config.yaml', 'regoin: x\nrules: { no-such-rule: error }\n');
          await editor.locator('.squiggly-error, .squiggly-warning').nth(1).waitFor();
        } finally {
          await rm(file('ims-manifest.config.yaml'), { force: true });
        }
      },
      'an unclosed bracket is reported as such, and a misspelled region is corrected': async () => {
        await openNew('open.ims.yaml', 'imsManifest: v1\nregion: ap-southest-1\n');
        await keyboard.press('Control+End');
        await keyboard.type('images: { a: {} }');
        await keyboard.press('Escape');
        await keyboard.press('Backspace');
        // F8 goes from problem to problem.
        const said = page.locator('.marker-widget').getByText('Missing closing bracket or brace.');
        await repeat(() => keyboard.press('F8'), said);
        await keyboard.press('Escape');
        await keyboard.type('}');
        await goTo(page, '2:10');
        const menu = page
          .locator('.action-widget:not(.action-list-submenu-panel)')
          .getByText("Change to 'ap-southeast-1'");
        await repeat(() => keyboard.press('Control+.'), menu);
        await keyboard.press('Enter');
        await editor.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' });
        await save(page);
        assert.equal(await read('open.ims.yaml'), 'imsManifest: v1\nregion: ap-southeast-1\nimages: { a: {} }');
      },
      'a completed value gets quotes if it needs them': async () => {
        const text = 'imsManifest: v1\nregion: ap-southeast-1\nimages:\n  a:\n    name: see: there\n';
        await openNew('quotes.ims.yaml', text);
        await editor.locator('.squiggly-error').first().waitFor();
        const menu = page.locator('.action-widget:not(.action-list-submenu-panel)').getByText("Quote 'see: there'");
        await keyboard.press('Control+End');
        await keyboard.press('ArrowUp');
        await keyboard.press('End');
        await repeat(() => keyboard.press('Control+.'), menu);
        await page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: 'Quote' }).waitFor();
        await keyboard.press('Enter');
        await editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
        await save(page);
        assert.equal(await read('quotes.ims.yaml'), text.replace('see: there', '"see: there"'));
      },
      'New Manifest without a folder opens an unsaved file, and saving it suggests a name': async () => {
        const address = new URL(vscode.address());
        address.searchParams.delete('folder');
        address.searchParams.set('ew', 'true');
        const other = await browser.newPage({ viewport: { width: 1280, height: 860 } });
        other.setDefaultTimeout(60_000);
        await other.goto(address.href);
        await other.locator('.statusbar-item').first().waitFor();
        await runCommand(other, 'IMS Manifest: New Manifest');
        await choose(other, { row: 'A golden image' });
        await other.locator('.tab.active').filter({ hasText: '# golden-image' }).waitFor();
        await other.locator('[id="status.editor.mode"]').filter({ hasText: 'IMS Manifest' }).waitFor();
        await other.locator('.monaco-editor.focused').first().waitFor();
        await other.keyboard.press('Control+s');
        await other.waitForFunction(() =>
          /(?:^|\/)[^/<>:"|?*]*golden-image\.ims\.yaml$/.test(
            globalThis.document.querySelector('.quick-input-widget input.input')?.value ?? '',
          ),
        );
        await other.close();
      },
    },
  };
}
