// The commands of the palette, by the keyboard alone.
import assert from 'node:assert/strict';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, takeSteps } from './steps.mjs';

const image = {
  id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86',
  name: 'web',
  status: 'active',
  min_disk: 40,
  __os_type: 'Linux',
};
const faulty = 'imsManifest: v1\nregion: ap-southeast-1\nimages: 1\n';

export async function theCommands(browser, vscode) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const { keyboard } = page;
  const widget = page.locator('.quick-input-widget:visible');
  const input = widget.locator('input.input');
  const said = (text) => widget.getByText(text).first().waitFor();
  const read = (name) => readFile(path.join(vscode.workspace, name), 'utf8');
  /** Waits for a file: it is written after the key that asks for it. */
  const written = async (name) => {
    for (let tries = 0; tries < 200; tries++) {
      const text = await read(name).catch(() => '');
      if (text !== '') return text;
      await page.waitForTimeout(50);
    }
    return assert.fail(`${name} was not written`);
  };
  const opened = (name) => page.locator('.tab.active').filter({ hasText: name }).waitFor();
  const language = (name) => page.locator('[id="status.editor.mode"]').filter({ hasText: name }).waitFor();
  const preview = page.locator('.editor-group-container .monaco-editor[data-uri^="ims-manifest-plan"]').first();
  /** Copies the text of a file. */
  const copy = async (name) => {
    await open(name);
    await keyboard.press('Control+a');
    await keyboard.press('Control+c');
  };
  /** A notification with a text. Where VS Code is driven by tests it shows them on request alone. */
  const notice = async (text) => {
    const found = page.locator('.notification-list-item').filter({ hasText: text });
    for (let tries = 0; tries < 20 && (await found.count()) === 0; tries++) {
      await runCommand(page, 'Notifications: Show Notifications');
      await found.waitFor({ timeout: 1500 }).catch(() => undefined);
    }
    return found.first();
  };
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const open = async (name) => {
    // A file that was written a moment ago is not in the list yet: the list is asked for again.
    const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name });
    for (let tries = 0; tries < 20 && (await row.count()) === 0; tries++) {
      await keyboard.press('Escape');
      await keyboard.press('Control+p');
      await input.fill(name);
      await row.waitFor({ timeout: 1500 }).catch(() => undefined);
    }
    await row.waitFor();
    await keyboard.press('Enter');
    await opened(name);
    await page.locator('.monaco-editor.focused').first().waitFor();
  };
  return takeSteps(page, {
    'New Manifest offers the templates': async () => {
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').waitFor({ timeout: 60_000 });
      await runCommand(page, 'IMS Manifest: New Manifest');
      const names = widget.locator('.monaco-list-row .label-name');
      await names.getByText('golden-image', { exact: true }).waitFor({ timeout: 60_000 });
      const shown = await names.allInnerTexts();
      // Each name has its description below it.
      assert.deepEqual(
        shown.filter((_, index) => index % 2 === 0),
        ['golden-image', 'distribute', 'import', 'dr', 'empty'],
      );
      assert.match(shown[1], /^A golden image: /);
    },
    'it asks for a name that every system allows': async () => {
      await keyboard.type('dist');
      await keyboard.press('Enter');
      await page.waitForFunction(
        () => globalThis.document.querySelector('.quick-input-widget input')?.value === 'distribute.ims.yaml',
      );
      // The name is selected, its ending is not.
      await keyboard.type('images/con');
      await said('Windows does not allow this name.');
      await keyboard.press('Enter');
      await keyboard.type('sole: 1');
      await said('cannot contain any of these characters');
      for (let times = 0; times < 3; times++) await keyboard.press('Backspace');
      await input.and(page.locator(':focus')).waitFor();
      await keyboard.press('Enter');
    },
    'the file is written and opened': async () => {
      await opened('console.ims.yaml');
      await language('IMS Manifest');
      assert.match(await written('images/console.ims.yaml'), /^# .+\n# .+\nimsManifest: v1\n[^]*copy-cross-region/);
      assert.equal(await page.locator('.tab.dirty').count(), 0);
    },
    'the next one gets a name beside it that is free': async () => {
      await runCommand(page, 'IMS Manifest: New Manifest');
      await said('distribute');
      await keyboard.type('empty');
      await keyboard.press('Enter');
      await said('Path of the new file');
      await keyboard.type('console');
      await said('images/console.ims.yaml already exists.');
      await keyboard.type('-2');
      await keyboard.press('Enter');
      await opened('console-2.ims.yaml');
      await keyboard.type('im');
      await page.locator('.suggest-widget.visible .label-name').getByText('images', { exact: true }).waitFor();
      await keyboard.press('Escape');
      await keyboard.press('Control+z');
    },
    'Escape makes nothing': async () => {
      await runCommand(page, 'IMS Manifest: New Manifest');
      await said('golden-image');
      await keyboard.press('Enter');
      await said('Path of the new file');
      await keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
      await assert.rejects(access(path.join(vscode.workspace, 'golden-image.ims.yaml')));
    },
    'a file of YAML or JSON that begins like a manifest is one': async () => {
      const files = {
        'plain.yaml': `# Ours\n---\n${faulty}`,
        'plain.yml': faulty,
        'plain.json': '{\n  "imsManifest": "v1",\n  "images": 1\n}\n',
        'other.yaml': 'apiVersion: v1\nimsManifest: v1\n',
        'later.yaml': faulty.replace('v1', 'v2'),
        'new.yaml': 'x: y\n',
      };
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(vscode.workspace, name), text);
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
    'a text becomes a manifest as it is typed, and stays what its reader chooses': async () => {
      await open('new.yaml');
      await language('YAML');
      await keyboard.press('Control+a');
      await keyboard.type('imsManifest: v1');
      await language('IMS Manifest');
      await runCommand(page, 'Change Language Mode');
      await widget.getByText('Auto Detect').waitFor();
      await keyboard.type('yaml');
      await widget.locator('.monaco-list-row.focused').filter({ hasText: 'YAML' }).waitFor();
      await keyboard.press('Enter');
      await language('YAML');
      await keyboard.type(' ');
      await language('YAML');
      await keyboard.press('Control+a');
      await keyboard.type('x: y');
      await keyboard.press('Control+s');
    },
    'Check Workspace counts what is found, and opens it': async () => {
      await runCommand(page, 'IMS Manifest: Check Workspace');
      const button = async () => {
        const toast = await notice(/Files checked: 6 · errors: \d+ · warnings: \d+ · info: \d+/);
        return toast.getByRole('button', { name: 'Open Problems' });
      };
      // A notification leaves by itself after a while, and is shown again.
      const focused = () => page.locator('.notification-list-item a:focus', { hasText: 'Open Problems' }).count();
      for (let tries = 0; tries < 5 && (await focused()) === 0; tries++)
        await (await button()).focus({ timeout: 3000 }).catch(() => undefined);
      await keyboard.press('Enter');
      await page
        .locator('.markers-panel-container .monaco-list-row')
        .filter({ hasText: 'plain.yml' })
        .first()
        .waitFor();
      await keyboard.press('Control+Shift+M');
    },
    'Preview Plan says which errors are in its way, and shows the plan anyway': async () => {
      await open('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Preview Plan');
      await said('KooCLI commands');
      await keyboard.type('table');
      await keyboard.press('Enter');
      await said('There is no plan because the manifest has errors: 1');
      await said('share-encrypted-default-key, line 38');
      await keyboard.press('Enter');
      await preview.getByText('share-encrypted-default-key').waitFor();
      assert.match(
        (await preview.innerText()).replaceAll('\u00a0', ' '),
        /run "IMS Manifest: Preview Plan" and select "Show/,
      );
      for (const [form, text] of [
        ['table', '/v1/cloudimages/'],
        ['JSON', '"plans"'],
        ['KooCLI', 'hcloud IMS CreateImage'],
        ['curl', '--fail-with-body'],
        ['POSIX', '#!/bin/sh'],
      ]) {
        await keyboard.press('Control+1');
        await runCommand(page, 'IMS Manifest: Preview Plan');
        await said('KooCLI commands');
        await keyboard.type(form);
        await keyboard.press('Enter');
        await said('Show the plan anyway');
        await keyboard.press('ArrowDown');
        await keyboard.press('Enter');
        await preview.getByText(text).first().waitFor();
      }
    },
    'the plan follows the manifest, and cannot be typed into': async () => {
      await keyboard.press('Control+1');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await runCommand(page, 'IMS Manifest: Preview Plan');
      await said('KooCLI commands');
      await keyboard.type('table');
      await keyboard.press('Enter');
      await said('Show the plan anyway');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await preview.getByText('/v1/cloudimages/').first().waitFor();
      await keyboard.press('Control+End');
      await keyboard.type('  - { action: delete, image: rocky-9 }');
      await preview.getByText('GlanceDeleteImage').waitFor();
      await keyboard.press('Control+2');
      await keyboard.type('x');
      await page.getByText('Cannot edit in read-only editor').first().waitFor();
      await keyboard.press('Control+1');
      await page.locator('.editor-instance').first().locator('.monaco-editor.focused').waitFor();
      await keyboard.press('Control+Shift+k');
      await preview.getByText('GlanceDeleteImage').waitFor({ state: 'detached' });
      await runCommand(page, 'File: Revert File');
      await page.locator('.tab.dirty').filter({ hasText: 'pipeline' }).waitFor({ state: 'detached' });
    },
    'Declare from Clipboard shows what would change, and changes it when that is confirmed': async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await writeFile(path.join(vscode.workspace, 'images.json'), JSON.stringify({ images: [image] }));
      await writeFile(path.join(vscode.workspace, 'broken.json'), '{ "images": [');
      await copy('images.json');
      await open('pipeline.ims.yaml');
      const before = await read('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await said('Apply the changes');

      await page.locator('.monaco-diff-editor .modified').getByText('os_type').waitFor();
      assert.equal(await page.locator('.tab.dirty').count(), 0);
      await keyboard.press('Escape');
      await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await said('Apply the changes');
      await keyboard.press('Enter');
      await page.locator('.tab.active.dirty').filter({ hasText: 'pipeline' }).waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await notice('images: 1 added, 0 changed, 0 unchanged');
      await open('pipeline.ims.yaml');
      await keyboard.press('Control+s');
      await page.locator('.tab.dirty').filter({ hasText: 'pipeline' }).waitFor({ state: 'detached' });
      const after = await read('pipeline.ims.yaml');
      assert.match(after, /\nimages:\n {2}web:\n/);
      assert.equal(after.replace(/images:\n(?: +.*\n)+\n/, ''), before);
    },
    'what cannot be read changes nothing, and is said with its place': async () => {
      const before = await read('pipeline.ims.yaml');
      await copy('broken.json');
      await open('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await notice('Clipboard:1:14: The input ends unexpectedly here.');
      assert.equal(await page.locator('.tab.dirty').count(), 0);
      assert.equal(await read('pipeline.ims.yaml'), before);
    },
    'Declare from File says where a file tells nothing new': async () => {
      await open('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from File');
      await widget.getByText('images.json').waitFor();
      await keyboard.type('images.json');
      await keyboard.press('Enter');
      await notice('images: 0 added, 0 changed, 1 unchanged');
    },
    'without a folder it is a text that is not saved yet, and saving it suggests a name': async () => {
      const address = new URL(vscode.address());
      address.searchParams.delete('folder');
      address.searchParams.set('ew', 'true');
      const other = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      await other.goto(address.href);
      await other.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
      await runCommand(other, 'IMS Manifest: New Manifest');
      await other.locator('.quick-input-widget:visible').getByText('A golden image').waitFor();
      await other.keyboard.press('Enter');
      await other.locator('.tab.active').filter({ hasText: '# golden-image' }).waitFor();
      await other.locator('[id="status.editor.mode"]').filter({ hasText: 'IMS Manifest' }).waitFor();
      await other.keyboard.press('Control+s');
      await other.waitForFunction(() =>
        /(?:^|\/)[^/<>:"|?*]*golden-image\.ims\.yaml$/.test(
          globalThis.document.querySelector('.quick-input-widget input.input')?.value ?? '',
        ),
      );
      await other.close();
    },
  });
}
