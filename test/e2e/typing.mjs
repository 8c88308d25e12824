// Manifests typed with the keyboard only. docs/features.md has the number of keys.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { pipelines } from './pipelines.mjs';
import { Typist } from './typist.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name) => readFile(path.join(root, name), 'utf8');
const head = 'imsManifest: v1\nregion: ap-southeast-1\n\n';
const things = `${head}images: { a: {}, b: {} }\nkeys: { k: {} }\naccounts: { p: {}, q: {} }\noperations:\n`;
const steps = `${things}  - action: publish\n    image: a\n\n  - action: publish\n    image: b\n`;

/** A text, what is typed at its cursor `<|>`, and the resulting text. */
const cases = {
  'Enter moves to the next YAML column': [
    `${head}images:<|>`,
    async (t) => {
      await t.enter('', 'a:', 'kind: iso', 'origin:', 'type: file');
      await t.press('Backspace');
      await t.enter('tags: { x: y }', 'disks:', '- encrypted: true', 'id: d');
      await t.press('Backspace', 'Backspace', 'Backspace');
      await t.type('b: {}');
    },
    `${head}images:\n  a:\n    kind: iso\n    origin:\n      type: file\n    tags: { x: y }\n    disks:\n      - encrypted: true\n        id: d\n  b: {}`,
  ],
  'Enter breaks a map of one line': [
    `${head}images:\n  <|>`,
    async (t) => {
      await t.type('a: {');
      await t.enter('', 'size: 4,');
      await t.type('min_disk: 4');
      await t.press('ArrowDown', 'End');
      await t.enter('');
      await t.type('b: {}');
    },
    `${head}images:\n  a: {\n    size: 4,\n    min_disk: 4\n  }\n  b: {}`,
  ],
  'Shift+Tab outdents by one level': [
    `${head}images:\n  a:\n    kind: iso<|>`,
    async (t) => {
      await t.enter('');
      await t.press('Shift+Tab');
      await t.type('b: {}');
    },
    `${head}images:\n  a:\n    kind: iso\n  b: {}`,
  ],
  'steps typed faster than completions appear': [
    `${things}<|>`,
    async (t) => {
      await t.enter(
        '  - action: share',
        'image: a',
        'accounts: [p, q]',
        '- action: delete',
        'image: b',
        '- action: tag',
        'image: a',
      );
      await t.enter('tags:', 'x: y');
      await t.shows('  - action: delete');
      await t.shows('  - action: tag');
    },
    `${things}  - action: share\n    image: a\n    accounts: [p, q]\n  - action: delete\n    image: b\n  - action: tag\n    image: a\n    tags:\n      x: y\n`,
  ],
  'a block with chains': [
    `${things}  - parallel:<|>`,
    async (t) => {
      await t.enter('', '- - action: share', 'image: a', 'accounts: [p]', '- action: tag', 'image: a');
      await t.enter('tags:', 'add: { x: y }');
      await t.press('Backspace', 'Backspace', 'Backspace');
      await t.type('- ');
      await t.accept('chain', 'ch');
      await t.accept('publish', 'pub');
      await t.accept('b', 'b');
    },
    `${things}  - parallel:\n      - - action: share\n          image: a\n          accounts: [p]\n        - action: tag\n          image: a\n          tags:\n            add: { x: y }\n      - - action: publish\n          image: b`,
  ],
  'Enter does not change an action that is completely typed': [
    `${things}  <|>`,
    async (t) => {
      await t.type('- action: ');
      await t.offered('import');
      await t.type('shar');
      await t.offered('share');
      await t.type('e');
      await t.list.waitFor({ state: 'hidden' });
      await t.enter('', 'image: a');
      await t.accept('accounts', 'ac');
      await t.accept('p');
    },
    `${things}  - action: share\n    image: a\n    accounts: [p]`,
  ],
  'an action accepted from the list inserts its fields': [
    `${things}  - action: <|>`,
    async (t) => {
      await t.accept('copy-in-region', 'cop');
      await t.accept('a');
      await t.accept('k', '', 'Enter');
      await t.press('Tab');
      await t.type('c');
      await t.press('Tab');
      await t.type('copy of a');
      await t.press('Tab');
      await t.enter('');
    },
    `${things}  - action: copy-in-region\n    image: a\n    key: k\n    as: c\n    name: copy of a\n`,
  ],
  'Escape, and completion requested again': [
    `${steps}<|>`,
    async (t) => {
      await t.type('  - sh');
      await t.offered('share');
      await t.press('Escape');
      await t.list.waitFor({ state: 'hidden' });
      await t.press('Control+Space');
      await t.accept('share', '', 'Enter');
      await t.accept('a', '', 'Enter');
      await t.press('Tab');
      await t.accept('p', '', 'Enter');
      await t.type(', ');
      await t.accept('q');
    },
    `${steps}\n  - action: share\n    image: a\n    accounts: [p, q]`,
  ],
  'an accepted completion is undone in one step': [
    `${steps}<|>`,
    async (t) => {
      await t.type('  - sh');
      await t.accept('share');
      await t.offered('a');
      await t.press('Escape', 'Control+z');
    },
    `${steps}  - sh`,
  ],
  'a completion in the middle of a line replaces the whole word': [
    `${things}  - { action: delete, image: a }\n  - { action: copy-in-region, image: b, key: ko<|>nto }`,
    async (t) => {
      await t.press('Backspace', 'Control+Space');
      await t.accept('k');
    },
    `${things}  - { action: delete, image: a }\n  - { action: copy-in-region, image: b, key: k }`,
  ],
  'two cursors': [
    `${head}images:\n  a: {}\n  b: {<|>}`,
    async (t) => {
      await t.press('Shift+Alt+ArrowUp');
      await t.accept('kind', 'ki');
      await t.accept('iso', 'i');
    },
    `${head}images:\n  a: { kind: iso }\n  b: { kind: iso }`,
  ],
  'steps on one line': [
    `${things}  - <|>`,
    async (t) => {
      await t.type('{ ');
      await t.accept('copy-in-region', 'cop');
      await t.accept('a');
      await t.accept('k');
      await t.type('c');
      await t.press('Tab', 'Tab', 'End');
      await t.enter('');
      await t.type('- { ');
      await t.accept('action', 'acti');
      await t.accept('delete', 'd');
      await t.accept('c');
    },
    `${things}  - { action: copy-in-region, image: a, key: k, as: c, name: c }\n  - { action: delete, image: c }`,
  ],
  'a comment gets no completions, and a directive does': [
    `${steps}<|>`,
    async (t) => {
      await t.enter('  # Is', '# old');
      await t.type('# ims');
      await t.press('Control+Space');
      await t.accept('ims-disable-next-line');
      await t.accept('publish-twice', 'publish-t');
    },
    `${steps}  # Is\n  # old\n  # ims-disable-next-line publish-twice`,
  ],
  'two steps of a template': [
    `${steps}\n<|>`,
    async (t) => {
      await t.type('  - enc');
      await t.accept('encrypt-and-share');
      await t.accept('a');
      await t.accept('k');
      await t.press('Tab', 'Tab');
      await t.accept('p');
    },
    `${steps}\n  - action: copy-in-region\n    image: a\n    key: k\n    as: a-encrypted\n    name: a-encrypted\n\n  - action: share\n    image: a-encrypted\n    accounts: [p]`,
  ],
};

const json = `{
  "imsManifest": "v1",
  "region": "ap-southeast-1",
  "images": {
    "base": {
      "kind": "iso",
      "size": 40
    }
  },
  "operations": [
    { "action": "delete", "image": "base" }
  ]
}`;

async function typeJson(t) {
  await t.accept('imsManifest', 'i');
  await t.accept('ap-southeast-1');
  await t.accept('images', '"im');
  await t.type('"base": {');
  await t.press('Enter');
  await t.accept('kind', '"k');
  await t.accept('iso', 'i');
  await t.type(',');
  await t.press('Enter');
  await t.accept('size', '"s');
  await t.type('40');
  await t.press('ArrowDown', 'ArrowDown', 'End');
  await t.type(',');
  await t.press('Enter');
  await t.accept('operations', '"op');
  await t.accept('delete', 'd');
  await t.accept('base');
}

/** The typed text of each file. */
const files = [
  ...Object.entries(pipelines).map(([title, { act, meaning }]) => ({
    title: `${title}, and the page says how many keys it takes`,
    act,
    holds: async (saved, { keys, accepted }) => {
      assert.deepEqual(parse(saved), parse(await meaning(read)));
      const { length } = saved.trimEnd();
      const row = `| ${[title, length, keys, `${String(Math.round((100 * keys) / length))} %`, accepted].join(' | ')} |`;
      assert((await read('docs/features.md')).includes(row), `docs/features.md lacks ${row}`);
      assert(keys * 3 < length, row);
    },
  })),
  ...Object.entries(cases).map(([title, [before, act, after]]) => ({
    title,
    before,
    act,
    holds: (saved) => assert.equal(saved.trimEnd(), after.trimEnd()),
  })),
  { title: 'a manifest in JSON', ending: 'json', act: typeJson, holds: (saved) => assert.equal(saved.trimEnd(), json) },
].map((file, index) => ({ before: '<|>', ending: 'yaml', ...file, number: String(index + 1).padStart(2, '0') }));

export function theTyping(page, vscode) {
  const folder = path.join(vscode.workspace, 'typing');
  const typing = files.map(({ title, before, ending, number, act, holds }) => [
    title,
    async () => {
      const name = `typed-${number}.ims.${ending}`;
      const typist = new Typist(page);
      await typist.open(name, before.slice(0, before.indexOf('<|>')));
      await act(typist);
      await typist.save();
      await holds(await readFile(path.join(folder, name), 'utf8'), typist);
    },
  ]);
  return {
    begin: async () => {
      await mkdir(folder);
      for (const { before, ending, number } of files)
        await writeFile(path.join(folder, `typed-${number}.ims.${ending}`), before.replace('<|>', ''));
      await page.goto(vscode.address());
      await page.locator('.explorer-viewlet').waitFor();
    },
    steps: Object.fromEntries(typing),
  };
}
