// The view in the Explorer, with the keyboard only.
import { downTo, pressIn, repeat, runCommand } from './gestures.mjs';

export function overview(page, { keyboard, read, open, openNew, revert }) {
  const list = '.customview-tree .monaco-list';
  const tree = page.locator(list);
  const focused = tree.locator('.monaco-list-row.focused');
  /** Moves down the view to a row. VS Code draws a view that opens for the first time after it focuses it. */
  const reach = async (label) => {
    await repeat(() => runCommand(page, 'Focus on IMS Manifest View'), tree.and(page.locator(':focus')), 1500);
    return downTo(page, list, label);
  };
  /** Moves down the view to a row and presses a key, again until that has an effect. */
  const pressAt = (label, key, effect) =>
    repeat(async () => (await reach(label)) && (await pressIn(page, list, () => keyboard.press(key))), effect);
  /** Goes to a row and presses Enter: the cursor goes to the first line of the manifest that has a text. */
  const enterAt = async (label, text) => {
    const lines = (await read('pipeline.ims.yaml')).split('\n');
    const number = lines.findIndex((line) => line.includes(text)) + 1;
    await pressAt(label, 'Enter', page.locator('.statusbar-item').filter({ hasText: `Ln ${number},` }));
    await page.locator('.monaco-editor.focused').first().waitFor();
  };
  return {
    'the view in the Explorer leads to images, operations, and unverified checks': async () => {
      await open('pipeline.ims.yaml');
      await enterAt('rocky-9', 'as: rocky-9');
      await enterAt('4. share', '- action: share');
      const group = "Declare 'bucket' for 'rocky'";
      const opened = focused.and(page.locator('[aria-expanded="true"]')).filter({ hasText: group });
      await pressAt(group, 'ArrowRight', opened);
      await enterAt('Import of a file in another region', '- action: import');
    },
    'the view follows the text, has instructions if it is empty, and is hidden without a manifest': async () => {
      await open('pipeline.ims.yaml');
      await keyboard.press('Control+End');
      await keyboard.type('  - { action: delete, image: rocky-9 }');
      await repeat(() => reach('5. delete'), focused.filter({ hasText: '5. delete' }));
      await keyboard.press('Control+1');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await revert();
      await openNew('nothing.ims.yaml', 'imsManifest: v1\nregion: ap-southeast-1\n');
      const pane = page.locator('.explorer-folders-view, .pane').filter({ hasText: 'IMS Manifest' }).last();
      await pane.getByText('The manifest has no images and no operations yet.').waitFor();
      await pane.getByRole('button', { name: 'New Manifest' }).waitFor();
      await runCommand(page, 'View: Close All Editors');
      await page.locator('.pane-header').filter({ hasText: 'IMS Manifest' }).waitFor({ state: 'detached' });
    },
  };
}
