// The output of cloud tools becomes declarations, with the keyboard only.
import assert from 'node:assert/strict';
import {
  choose,
  chooseFile,
  closeQuickInput,
  notification,
  quickInput,
  repeat,
  runCommand,
  save,
} from './gestures.mjs';

const image = {
  id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86',
  name: 'web',
  status: 'active',
  min_disk: 40,
  __os_type: 'Linux',
};

export function declarations(page, { keyboard, read, write, open, openNew, copy, said, revert }) {
  /** Copies a text through a file. */
  const inClipboard = async (name, text) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await write(name, text);
    await copy(name);
  };
  return {
    'Declare from Clipboard shows the changes, and applies them after confirmation': async () => {
      await inClipboard('images.json', JSON.stringify({ images: [image] }));
      await open('pipeline.ims.yaml');
      const before = await read('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await said('Apply the changes');

      await page.locator('.monaco-diff-editor .modified').getByText('os_type').waitFor();
      assert.equal(await page.locator('.tab.dirty').count(), 0);
      await closeQuickInput(page);
      await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await choose(page, { row: 'Apply the changes' });
      await page.locator('.tab.active.dirty').filter({ hasText: 'pipeline' }).waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await notification(page, 'images: 1 added, 0 changed, 0 unchanged');
      await open('pipeline.ims.yaml');
      await save(page);
      const after = await read('pipeline.ims.yaml');
      assert.match(after, /\nimages:\n {2}web:\n/);
      assert.equal(after.replace(/images:\n(?: +.*\n)+\n/, ''), before);
    },
    'Declare from Clipboard adds no blank line, however the manifest ends': async () => {
      await inClipboard('images.json', JSON.stringify({ images: [image] }));
      const head = 'imsManifest: v1\nregion: ap-southeast-1\n\nkeys:\n  k: {}';
      const ends = { bare: '', line: '\n', blank: '\n\n', comment: '\n# The end', crlf: '\r\n' };
      for (const [name, end] of Object.entries(ends)) {
        const text = end.includes('\r') ? `${head.replaceAll('\n', '\r\n')}${end}` : `${head}${end}`;
        await openNew(`ends-${name}.ims.yaml`, text);
        await runCommand(page, 'IMS Manifest: Declare from Clipboard');
        await choose(page, { row: 'Apply the changes' });
        await page.locator('.tab.active.dirty').filter({ hasText: name }).waitFor();
        await page.locator('.monaco-editor.focused').first().waitFor();
        await save(page);
        const after = await read(`ends-${name}.ims.yaml`);
        const added = /^images:(\r?\n) {2}web:\1(?: {4}.+\1)+$/m.exec(after);
        assert(added !== null, JSON.stringify(after));
        assert.equal(added[1], name === 'crlf' ? '\r\n' : '\n');
        assert.equal(after.replace(added[0], ''), text.endsWith('\n') ? text : `${text}\n`);
      }
    },
    'Declare from Clipboard reports invalid input with its position and changes nothing': async () => {
      const before = await read('pipeline.ims.yaml');
      await inClipboard('broken.json', '{ "images": [');
      await open('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await notification(page, 'Clipboard:1:14: The input ends unexpectedly here.');
      assert.equal(await page.locator('.tab.dirty').count(), 0);
      assert.equal(await read('pipeline.ims.yaml'), before);
    },
    'Declare asks for the region if neither the output nor the manifest has it': async () => {
      await inClipboard('images.json', JSON.stringify({ images: [image] }));
      await openNew('anywhere.ims.yaml', 'imsManifest: v1\n');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await said('ap-southeast-1');
      await choose(page, { typed: 'Singapore', row: 'ap-southeast-3' });
      await said('Apply the changes');
      await page.locator('.monaco-diff-editor .modified').getByText('ap-southeast-3').waitFor();
      await choose(page, { row: 'Apply the changes' });
      await page.locator('.tab.active.dirty').filter({ hasText: 'anywhere' }).waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      // The manifest now has two regions, which come first. Another one can be typed.
      await keyboard.press('Control+Home');
      await keyboard.type('region: cn-north-4\n');
      const next = JSON.stringify({ images: [{ ...image, id: image.id.replace('4', '5'), name: 'next' }] });
      await inClipboard('next.json', next);
      await open('anywhere.ims.yaml');
      await runCommand(page, 'IMS Manifest: Declare from Clipboard');
      await said('In the manifest or the output');
      const shown = await quickInput(page).locator('.monaco-list-row .label-name').allInnerTexts();
      assert.deepEqual(shown.slice(0, 2), ['cn-north-4', 'ap-southeast-3']);
      await choose(page, { typed: 'xx-new-1', row: 'xx-new-1' });
      await said('Apply the changes');
      await page.locator('.monaco-diff-editor .modified').getByText('xx-new-1').waitFor();
      await closeQuickInput(page);
      await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
      await revert();
    },
    'Declare from File reports that a file has nothing new': async () => {
      await write('images.json', JSON.stringify({ images: [image] }));
      const { id, name, status, min_disk } = image;
      const declared = { id, name, status, os_type: 'Linux', min_disk };
      await openNew(
        'known.ims.json',
        JSON.stringify({ imsManifest: 'v1', region: 'ap-southeast-1', images: { web: declared } }),
      );
      const notice = page
        .locator('.notification-list-item')
        .filter({ hasText: 'images: 0 added, 0 changed, 1 unchanged' });
      // A notification that appeared while another list was open may have disappeared.
      await repeat(
        async () => {
          await closeQuickInput(page);
          await runCommand(page, 'IMS Manifest: Declare from File');
          await chooseFile(page, 'images.json');
          await runCommand(page, 'Notifications: Show Notifications');
        },
        notice,
        5000,
      );
    },
  };
}
