// A user who types with the keyboard only. Every key is counted, and every expected list of suggestions is awaited.
import assert from 'node:assert/strict';
import { goTo, openFile, save } from './gestures.mjs';

/** The text of an editor's visible lines, without hints and lenses. */
async function linesOf(editor) {
  const drawn = await editor
    .locator('.view-line')
    .evaluateAll((lines) => lines.map(({ style, textContent }) => ({ top: parseFloat(style.top), text: textContent })));
  return drawn.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' ').replaceAll('\u200b', ''));
}

export class Typist {
  /** @param page A page of the browser. */
  constructor(page) {
    this.page = page;
    this.editor = page.locator('.editor-instance .monaco-editor').first();
    this.list = page.locator('.suggest-widget.visible');
    this.keys = 0;
    this.accepted = 0;
  }

  /** Opens a file of the workspace with the cursor after a text, and waits until the server responds. */
  async open(name, before = '') {
    const { keyboard } = this.page;
    await openFile(this.page, name);
    const item = this.list.locator('.monaco-list-row').first();
    for (let tries = 0; tries < 60 && (await item.count()) === 0; tries++) {
      await keyboard.press('Control+Space');
      await item.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    await keyboard.press('Escape');
    await this.list.waitFor({ state: 'hidden' });
    const lines = before.split('\n');
    await goTo(this.page, `${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`);
    // If a file replaces another one in an editor, VS Code has no suggestions before the cursor has moved.
    await keyboard.press('x');
    await keyboard.press('Backspace');
    await this.list.waitFor({ state: 'hidden' });
  }

  /** Saves the file. This key is not counted. */
  save() {
    return save(this.page);
  }

  /** Waits until a line begins with a text. */
  async shows(text) {
    const pattern = text.replaceAll(/[.[\]{}]/g, '\\$&').replaceAll(' ', '\\s');
    await this.editor
      .locator('.view-line')
      .filter({ hasText: new RegExp(`^${pattern}`) })
      .first()
      .waitFor();
  }

  /** Types lines, each with Enter at its end. */
  async enter(...lines) {
    for (const line of lines) {
      await this.type(line);
      await this.press('Enter');
    }
  }

  /** Presses keys by their names, such as `Enter`. */
  async press(...names) {
    for (const name of names) {
      if (name === 'Enter') await this.breathe();
      await this.page.keyboard.press(name);
      this.keys++;
    }
  }

  /**
   * Waits until the editor is idle, as between the keys of a user: Enter does not indent, and brackets are not closed, until VS Code
   * has colored the lines above, which it does when it is idle.
   */
  async breathe() {
    const rest = () => new Promise((done) => globalThis.requestIdleCallback(done));
    for (let times = 0; times < 3; times++) await this.page.evaluate(rest);
  }

  /** Types a text letter by letter. */
  async type(text) {
    if (/[{["']/.test(text)) await this.breathe();
    await this.page.keyboard.type(text);
    this.keys += text.length;
  }

  /** Types the beginning of a suggestion, waits until it is selected, and accepts it. */
  async accept(label, begun = '', key = 'Tab') {
    await this.type(begun);
    await this.offered(label, begun);
    await this.press(key);
    this.accepted++;
  }

  /** Waits until a suggestion is selected. */
  async offered(label, begun = '') {
    const focused = this.list.locator('.monaco-list-row.focused .label-name').getByText(label, { exact: true });
    await focused.waitFor({ timeout: 60_000 }).catch(async () => {
      const rows = await this.list.locator('.monaco-list-row .label-name').allInnerTexts();
      const there = rows.length === 0 ? 'no suggestions' : rows.join(', ');
      assert.fail(
        `${label} is not offered first after ${JSON.stringify(begun)}: ${there}\n${(await this.text()).trimEnd()}`,
      );
    });
  }

  /** The visible text, which must fit into the window. */
  async text() {
    return (await linesOf(this.editor)).join('\n');
  }
}
