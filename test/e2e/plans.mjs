// The plan of a manifest next to its text, with the keyboard only.
import assert from 'node:assert/strict';
import { choose, runCommand } from './gestures.mjs';

export function plans(page, { keyboard, open, said, revert }) {
  const preview = page.locator('.editor-group-container .monaco-editor[data-uri^="ims-manifest-plan"]').first();
  const toText = async () => {
    await keyboard.press('Control+1');
    await page.locator('.editor-group-container').first().locator('.monaco-editor.focused').waitFor();
  };
  const showAnyway = async (form) => {
    await runCommand(page, 'IMS Manifest: Preview Plan');
    await choose(page, { typed: form, row: form });
    await choose(page, { typed: 'anyway', row: 'Show the plan anyway' });
  };
  return {
    'Preview Plan lists the errors that prevent a plan, and shows it anyway': async () => {
      await open('pipeline.ims.yaml');
      await runCommand(page, 'IMS Manifest: Preview Plan');
      await choose(page, { typed: 'table', row: 'table' });
      await said('There is no plan because the manifest has errors: 1');
      await said("share-encrypted-default-key, line 38: 'rocky-9-stock' cannot be shared");
      await choose(page, { row: 'Show the errors' });
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
        await toText();
        await showAnyway(form);
        await preview.getByText(text).first().waitFor();
      }
    },
    'the plan follows the manifest and is read-only': async () => {
      await open('pipeline.ims.yaml');
      await showAnyway('table');
      await preview.getByText('/v1/cloudimages/').first().waitFor();
      await keyboard.press('Control+End');
      await keyboard.type('  - { action: delete, image: rocky-9 }');
      await preview.getByText('GlanceDeleteImage').waitFor();
      await keyboard.press('Control+2');
      await preview.and(page.locator('.focused')).waitFor();
      await keyboard.type('x');
      await page.getByText('Cannot edit in read-only editor').first().waitFor();
      await toText();
      await keyboard.press('Control+Shift+k');
      await preview.getByText('GlanceDeleteImage').waitFor({ state: 'detached' });
      await revert();
    },
  };
}
