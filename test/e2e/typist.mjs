// A person who types with the keyboard alone. Every key is counted, and every list of suggestions that is counted on is waited for.
import assert from 'node:assert/strict';

/** The text of an editor's lines as they are drawn, without what is drawn between them. */
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

  /** Opens a file of the workspace with the keyboard in it, and waits until the server answers. */
  async open(name) {
    await this.page.locator('.explorer-viewlet').getByText(name, { exact: true }).dblclick({ timeout: 60_000 });
    await this.page.locator('.monaco-editor.focused').first().waitFor();
    const item = this.list.locator('.monaco-list-row').first();
    for (let tries = 0; tries < 60 && (await item.count()) === 0; tries++) {
      await this.page.keyboard.press('Control+Space');
      await item.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    await this.page.keyboard.press('Escape');
    await this.list.waitFor({ state: 'hidden' });
  }

  /** Presses keys by their names, such as `Enter`. */
  async press(...names) {
    for (const name of names) {
      await this.page.keyboard.press(name);
      this.keys++;
    }
  }

  /** Types a text letter by letter. */
  async type(text) {
    await this.page.keyboard.type(text);
    this.keys += text.length;
  }

  /** Types the beginning of a suggestion, waits until it is the one that a key would take, and takes it. */
  async accept(label, begun = '', key = 'Tab') {
    await this.type(begun);
    await this.offered(label, begun);
    await this.press(key);
    this.accepted++;
  }

  /** Waits until a suggestion is the one that a key would take. */
  async offered(label, begun = '') {
    const focused = this.list.locator('.monaco-list-row.focused .label-name').getByText(label, { exact: true });
    await focused.waitFor({ timeout: 20_000 }).catch(async () => {
      const rows = await this.list.locator('.monaco-list-row .label-name').allInnerTexts();
      const there = rows.length === 0 ? 'no suggestions' : rows.join(', ');
      assert.fail(
        `${label} is not offered first after ${JSON.stringify(begun)}: ${there}\n${(await this.text()).trimEnd()}`,
      );
    });
  }

  /** The text as it is drawn: it has to be short enough for the window. */
  async text() {
    return (await linesOf(this.editor)).join('\n');
  }

  /** Waits until the text is this one; what is drawn has no empty lines at its end. */
  async reads(expected) {
    let text = '';
    for (let tries = 0; tries < 100; tries++) {
      text = await this.text();
      if (text.trimEnd() === expected.trimEnd()) return;
      await this.page.waitForTimeout(50);
    }
    assert.equal(text.trimEnd(), expected.trimEnd());
  }
}
