// Several files, accounts, and chains, with the keyboard only.
import assert from 'node:assert/strict';
import { choose, goTo, repeat, runCommand } from './gestures.mjs';
import { panelOf } from './panel.mjs';
import { toolsOf } from './tools.mjs';
import { Typist } from './typist.mjs';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const account = `${head}keys:
  own: { state: enabled }
accounts:
  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, projects: { ap-southeast-1: 2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 } }
images:
  base: { kind: system, visibility: private, status: active, encrypted: false, size: 40, shared_with: [] }
  other: {}
  third: {}
`;
const include = `${head}include: [account.ims.yaml]\noperations:\n`;
const copyTo = (region, name) =>
  `  - action: copy-cross-region\n    image: base\n    target_region: ${region}\n    project_name: ${region}\n    agency: ims\n    as: ${name}\n    name: ${name}\n`;
const files = {
  'account.ims.yaml': account,
  'encrypt.ims.yaml': `${include}  - { action: copy-in-region, image: base, name: copy, key: own }\n`,
  'share.ims.yaml': `${include}  - { action: share, image: base, accounts: [partner] }\n  - \n`,
  'regions.ims.yaml': `${include}${copyTo('af-south-1', 'africa')}${copyTo('la-south-2', 'chile')}  - { action: tag, image: africa, tags: { add: { a: b } } }\n  - { action: tag, image: chile, tags: { add: { a: b } } }\n`,
  'typed.ims.yaml': `${include}`,
  'two.ims.yaml': `${include}  - { action: share, image: base, accounts: [partner] }
  - { action: accept-share, account: partner, image: base }
  - { action: copy-in-region, account: partner, image: base, as: theirs, name: theirs }
`,
};

/** Several files and accounts, and chains. */
export function severalFiles(page, vscode) {
  const tools = toolsOf(page, vscode);
  const { keyboard, read, write, open } = tools;
  const editor = page.locator('.editor-group-container').first().locator('.monaco-editor').first();
  const lines = (pattern) => editor.locator('.view-line').filter({ hasText: pattern });
  const line = (pattern) => lines(pattern).first();
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  const problem = page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: "'own'" }).first();
  /** Selects lines, and takes an entry of the light bulb, again until the text has changed. */
  const refactor = async (name, from, to, entry, effect) => {
    await repeat(async () => {
      await keyboard.press('Escape');
      await open(name);
      await goTo(page, `${String(from)}:5`);
      for (let at = from; at < to; at++) await keyboard.press('Shift+ArrowDown');
      await keyboard.press('Shift+End');
      await keyboard.press('Control+.');
      const row = menu.locator('.monaco-list-row').filter({ hasText: entry });
      if (
        !(await row.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        ))
      )
        return;
      const focused = menu.locator('.monaco-list-row.focused');
      for (let tries = 0; tries < 40 && !entry.test(await focused.innerText()); tries++)
        await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    }, effect);
  };
  /** The text of a file after all files are saved. */
  const saved = async (name, pattern) => {
    for (let tries = 0; tries < 20; tries++) {
      await runCommand(page, 'File: Save All Files');
      await page
        .locator('.tab.dirty')
        .first()
        .waitFor({ state: 'detached', timeout: 3000 })
        .catch(() => undefined);
      if (pattern.test(await read(name))) break;
    }
    return read(name);
  };
  return {
    begin: async () => {
      for (const [name, text] of Object.entries(files)) await write(name, text);
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').waitFor();
    },
    steps: {
      'a letter typed in an included file changes the findings of a file that includes it': async () => {
        await open('encrypt.ims.yaml');
        await open('account.ims.yaml');
        await keyboard.press('Control+Shift+M');
        await page.locator('.markers-panel-container').waitFor();
        await open('account.ims.yaml');
        await goTo(page, `4:${String(account.split('\n')[3].indexOf('enabled') + 1)}`);
        await keyboard.press('Control+Delete');
        await keyboard.type('disabled');
        await problem.waitFor();
        assert.equal(await read('account.ims.yaml'), account);
        await repeat(() => keyboard.press('Control+z'), line('enabled'), 1000);
        await problem.waitFor({ state: 'detached' });
        await keyboard.press('Control+Shift+M');
        await tools.revert();
      },
      'F2 renames a key in the included file and in all files that use it': async () => {
        await open('encrypt.ims.yaml');
        const at = files['encrypt.ims.yaml'].split('\n')[4].indexOf('own') + 1;
        await repeat(
          async () => {
            await keyboard.press('Escape');
            await goTo(page, `5:${String(at)}`);
            await keyboard.press('F2');
            const box = page.locator('.rename-box input:focus');
            if (
              !(await box.waitFor({ timeout: 5000 }).then(
                () => true,
                () => false,
              ))
            )
              return;
            await keyboard.press('Control+a');
            await keyboard.type('主密钥');
            await keyboard.press('Enter');
          },
          line(/key:\s主密钥/),
        );
        assert.match(await saved('account.ims.yaml', /主密钥/), /\n {2}主密钥: \{ state: enabled \}\n/);
        assert.match(await saved('encrypt.ims.yaml', /主密钥/), /key: 主密钥 \}/);
      },
      'an account is picked from the suggestions': async () => {
        await open('share.ims.yaml');
        const offered = page.locator('.suggest-widget.visible .monaco-list-row.focused');
        const accept = async (begun, label) => {
          await keyboard.type(begun);
          await repeat(() => keyboard.press('Control+Space'), offered.filter({ hasText: label }));
          await keyboard.press('Tab');
          await page
            .locator('.suggest-widget.visible')
            .filter({ hasText: label })
            .waitFor({ state: 'detached' })
            .catch(() => undefined);
        };
        await goTo(page, '6:5');
        await keyboard.type('action: accept-share');
        await keyboard.press('Escape');
        await keyboard.press('Enter');
        await accept('acc', 'account');
        await accept('', 'partner');
        await keyboard.press('Escape');
        await keyboard.press('End');
        await keyboard.press('Enter');
        await accept('ima', 'image');
        await accept('', 'base');
        assert.match(
          await saved('share.ims.yaml', /image: base\n*$/),
          /\n {2}- action: accept-share\n {4}account: partner\n {4}image: base\n*$/,
        );
      },
      'the light bulb makes a chain for each region, and takes them apart again': async () => {
        await refactor('regions.ims.yaml', 5, 20, /Make a chain for each region/, line(/^\s+-\s-\saction/));
        assert.match(
          await saved('regions.ims.yaml', /parallel/),
          /operations:\n {2}- parallel:\n(?:\n? {6}- - action: copy-cross-region\n(?: {10}.*\n)+ {8}- \{ action: tag.*\n){2}/,
        );
        await refactor('regions.ims.yaml', 5, 5, /one after another/, line(/^\s\s-\saction/));
        assert.doesNotMatch(await saved('regions.ims.yaml', /\n {2}- action/), /parallel/);
      },
      'the light bulb runs steps in parallel, and splits the block': async () => {
        await write(
          'share.ims.yaml',
          `${include}  - { action: publish, image: base }\n  - { action: publish, image: other }\n  - { action: publish, image: third }\n`,
        );
        await refactor('share.ims.yaml', 5, 7, /Run these 3 steps in parallel/, line(/parallel/));
        await saved('share.ims.yaml', /parallel/);
        await refactor('share.ims.yaml', 8, 8, /Split the .parallel. block/, lines(/parallel/).nth(1));
        assert.match(
          await saved('share.ims.yaml', /parallel:[^]*parallel:/),
          /parallel:\n(?: {6}- \{ action: publish.*\n){2}\n? {2}- parallel:\n {6}- \{ action: publish, image: third \}/,
        );
      },
      'Enter and the suggestions know the chain that they are in': async () => {
        const t = new Typist(page);
        await t.open('typed.ims.yaml', files['typed.ims.yaml']);
        await t.type('  - parallel:');
        await t.enter('', '- - action: copy-in-region', 'image: base', 'as: one', 'name: one', '- action: delete');
        await t.type('image: ');
        await repeat(
          () => keyboard.press('Control+Space'),
          t.list.locator('.label-name').getByText('one', { exact: true }),
        );
        await t.accept('one');
        await t.press('Enter', 'Shift+Tab', 'Shift+Tab');
        await t.enter('- - action: tag');
        await t.type('image: ');
        // The other chain runs at the same time.
        await repeat(
          () => keyboard.press('Control+Space'),
          t.list.locator('.label-name').getByText('base', { exact: true }),
        );
        assert.equal(await t.list.locator('.label-name').getByText('one', { exact: true }).count(), 0);
        await t.accept('base');
        assert.match(
          await t.text(),
          /\n {6}- - action: copy-in-region.*\n {10}image: base.*\n {10}as: one\n {10}name: one\n {8}- action: delete.*\n {10}image: one.*\n {6}- - action: tag.*\n {10}image: base/,
        );
        await tools.revert();
      },
      'Preview Plan says which account performs each step': async () => {
        await open('two.ims.yaml');
        const preview = page.locator('.editor-group-container .monaco-editor[data-uri^="ims-manifest-plan"]').first();
        for (const [form, text] of [
          ['table', 'partner'],
          ['KooCLI', '--cli-profile=partner'],
        ]) {
          await keyboard.press('Control+1');
          await runCommand(page, 'IMS Manifest: Preview Plan');
          await choose(page, { typed: form, row: form });
          await preview.getByText(text).first().waitFor();
        }
        await page.screenshot({ path: 'dist/e2e/accounts-plan.png' });
        await runCommand(page, 'View: Close All Editors');
      },
      'the picture has a lane for each account, and its cards lead to the included file': async () => {
        await open('two.ims.yaml');
        await runCommand(page, 'IMS Manifest: Show Pipeline');
        const panel = panelOf(page);
        await panel.locator('.card').first().waitFor();
        assert.equal(await panel.locator('.lane').count(), 2);
        await panel.getByText('partner · ap-southeast-1').first().waitFor();
        await page.screenshot({ path: 'dist/e2e/accounts-picture.png' });
        await panel.getByText('base', { exact: true }).first().dblclick();
        await page.locator('.tab.active').filter({ hasText: 'account.ims.yaml' }).waitFor();
      },
    },
  };
}
