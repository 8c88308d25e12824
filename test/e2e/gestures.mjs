// User actions in VS Code's lists, fields, and files. Each gesture waits until VS Code is ready for it, and is repeated if VS Code
// closed the list, which happens when the focus moves.
import assert from 'node:assert/strict';

const field = '.quick-input-widget:not([inert]) input.input';

/** VS Code's list or field at the top of the window, unless it is closing. */
export const quickInput = (page) => page.locator('.quick-input-widget:visible:not([inert])');

/** The text field of the open list, once it is ready for input. */
export const focusedField = (page) => page.locator(`${field}:focus:enabled`);

/**
 * Presses keys for one element. Keys that would reach another one are not pressed.
 * @returns {Promise<boolean>} whether the element received all of them
 */
export async function pressIn(page, selector, act) {
  const guard = await page.evaluateHandle((selector) => {
    const guard = { missed: false, reached: false };
    const look = (event) => {
      if (event.target.matches(selector)) guard.reached = true;
      else {
        guard.missed = true;
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    // Characters that no key has, such as Chinese ones, are input without a key.
    const kinds = ['keydown', 'beforeinput'];
    for (const kind of kinds) globalThis.addEventListener(kind, look, true);
    guard.end = () => {
      for (const kind of kinds) globalThis.removeEventListener(kind, look, true);
    };
    return guard;
  }, selector);
  await act();
  return guard.evaluate(({ end, missed, reached }) => {
    end();
    return reached && !missed;
  });
}

/**
 * Repeats a gesture until its effect is visible, because VS Code may redraw its target or move the focus away.
 * @param {() => Promise<unknown>} act
 * @param effect a locator that does not match before
 * @param {number} timeout how long one gesture may take to have its effect, in ms
 */
export async function repeat(act, effect, timeout = 3000) {
  for (let tries = 0; tries < 20 && (await effect.count()) === 0; tries++) {
    await act();
    await effect
      .first()
      .waitFor({ timeout })
      .catch(() => undefined);
  }
  await effect.first().waitFor();
}

/**
 * Moves down a focused list, from its first row to the one with a text. A list draws only visible rows: if
 * rows are added above the focused one, none is focused on the screen.
 * @param {string} list selects the list
 * @returns {Promise<boolean>} whether that row has the focus
 */
export async function downTo(page, list, text) {
  const focused = page.locator(`${list} .monaco-list-row.focused`);
  const row = focused.filter({ hasText: text });
  const arrived = (condition) =>
    page
      .locator(`${list} .monaco-list-row.focused${condition}`)
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
  let key = 'Home';
  let condition = '[data-index="0"]';
  while ((await pressIn(page, list, () => page.keyboard.press(key))) && (await arrived(condition))) {
    if ((await row.count()) > 0) return true;
    const index = await focused.getAttribute('data-index', { timeout: 2000 }).catch(() => null);
    if (index === null) return false;
    [key, condition] = ['ArrowDown', `:not([data-index="${index}"])`];
  }
  return false;
}

/** Closes the list or field at the top, if there is one. */
export async function closeQuickInput(page) {
  const shown = page.locator('.quick-input-widget:visible');
  for (let tries = 0; tries < 20 && (await shown.count()) > 0; tries++) {
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
  }
  await shown.waitFor({ state: 'hidden' });
}

/** Waits for the open field, types a text after what it contains, goes down to the row with a text, and presses Enter. */
async function take(page, typed, row, timeout) {
  const input = focusedField(page);
  await input.waitFor({ timeout });
  const before = await input.inputValue({ timeout });
  if (typed !== '') {
    if (!(await pressIn(page, field, () => page.keyboard.type(typed)))) return false;
    if ((await input.inputValue({ timeout })) !== before + typed) return false;
  }
  const rows = quickInput(page).locator('.monaco-list-row').filter({ hasText: row });
  await rows.first().waitFor({ timeout });
  // The best match of VS Code may be another one.
  const focused = rows.and(quickInput(page).locator('.focused'));
  for (let tries = 0; tries < 20 && (await focused.count()) === 0; tries++) {
    if (!(await pressIn(page, field, () => page.keyboard.press('ArrowDown')))) return false;
    await focused.waitFor({ timeout: 300 }).catch(() => undefined);
  }
  if ((await focused.count()) === 0) return false;
  return pressIn(page, field, () => page.keyboard.press('Enter'));
}

/**
 * Accepts a row of the list that VS Code shows next.
 * @param {{ typed?: string, row: string | RegExp }} choice
 */
export async function choose(page, { typed = '', row }) {
  assert(await take(page, typed, row, 60_000), `the list closed before ${String(row)} was taken`);
}

/** Chooses a file of the folder that the dialog shows next. */
export async function chooseFile(page, name) {
  // The dialog changes its field until it has read the folder.
  await quickInput(page).locator('.monaco-list-row').filter({ hasText: name }).first().waitFor();
  await focusedField(page).waitFor();
  assert(await pressIn(page, field, () => page.keyboard.type(name)), 'the dialog lost the focus');
  await page.waitForFunction(
    ([selector, name]) => globalThis.document.querySelector(selector)?.value.endsWith(`/${name}`),
    [field, name],
  );
  assert(await pressIn(page, field, () => page.keyboard.press('Enter')), 'the dialog lost the focus');
}

/** Opens a list with a key and accepts a row, again if VS Code closed the list or does not have the row yet. */
async function openAndTake(page, key, typed, row) {
  for (let tries = 0; tries < 20; tries++) {
    await closeQuickInput(page);
    await page.keyboard.press(key);
    if (await take(page, typed, row, 5000).catch(() => false)) return;
  }
  assert.fail(`VS Code lists no ${String(row)}`);
}

/** Runs a command by its title from the command palette. */
export function runCommand(page, title) {
  return openAndTake(page, 'F1', title, title);
}

/** Opens a file of the workspace by its path in the first group of editors, and waits until its editor has the focus. */
export async function openFile(page, path) {
  const name = path.replace(/^.*\//, '');
  const group = page.locator('.editor-group-container').first();
  const opened = group.locator('.tab.active').filter({ hasText: name });
  await page.keyboard.press('Control+1');
  await page.locator('.editor-group-container.active').and(group).waitFor();
  // Opening the active file again would have no effect to wait for.
  if ((await opened.count()) === 0) await openAndTake(page, 'Control+p', path, name);
  await opened.waitFor();
  await group.locator('.monaco-editor.focused').first().waitFor();
}

/** Moves the cursor of the active editor to `line:column`. */
export async function goTo(page, place) {
  const [line, column = '1'] = String(place).split(':');
  const arrived = page.locator('.statusbar-item').filter({ hasText: new RegExp(`Ln ${line}, Col ${column}\\b`) });
  for (let tries = 0; tries < 10 && (await arrived.count()) === 0; tries++) {
    await closeQuickInput(page);
    await page.keyboard.press('Control+g');
    await take(page, String(place), /./, 5000).catch(() => false);
    await arrived.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
  await arrived.waitFor();
  await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
}

/** Waits for a notification with a text. In automated tests, VS Code shows them only on request. */
export async function notification(page, text) {
  const found = page.locator('.notification-list-item').filter({ hasText: text });
  for (let tries = 0; tries < 20 && (await found.count()) === 0; tries++) {
    await runCommand(page, 'Notifications: Show Notifications');
    await found
      .first()
      .waitFor({ timeout: 2000 })
      .catch(() => undefined);
  }
  await found.first().waitFor();
  return found.first();
}

/** Saves the active file, again if the server has changed something since. */
export async function save(page) {
  const dirty = page.locator('.tab.active.dirty');
  for (let tries = 0; tries < 10 && (tries === 0 || (await dirty.count()) > 0); tries++) {
    await page.keyboard.press('Control+s');
    await dirty.waitFor({ state: 'detached', timeout: 3000 }).catch(() => undefined);
  }
  await dirty.waitFor({ state: 'detached' });
}
