import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openFile, quickInput, runCommand } from './gestures.mjs';

/** What several steps do with the page. */
export function toolsOf(page, vscode) {
  const { keyboard } = page;
  const file = (name) => path.join(vscode.workspace, name);
  const read = (name) => readFile(file(name), 'utf8');
  const write = (name, text) => writeFile(file(name), text);
  const said = (text) => quickInput(page).getByText(text).first().waitFor();
  const open = (name) => openFile(page, name);
  /** Copies the text of a file. */
  const copy = async (name) => {
    await open(name);
    await keyboard.press('Control+a');
    await keyboard.press('Control+c');
  };
  /** Writes a file and opens it. */
  const openNew = async (name, text) => {
    await write(name, text);
    await open(name);
  };
  /** Discards changes in the active file. */
  const revert = async () => {
    await runCommand(page, 'File: Revert File');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  };
  return { keyboard, file, read, write, said, open, openNew, copy, revert };
}
