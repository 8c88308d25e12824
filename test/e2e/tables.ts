/** Checks of features that need a text and a position. Each row is one check, and `<|>` marks the position. */
const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
export const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
export const images = `${head}images:\n  a: { encrypted: true, kind: system }\n  b: {}\noperations:\n`;
export const copies = `${head}keys:\n  golden: {}\nimages:\n  base: {}\noperations:\n  - { action: copy-in-region, image: base, key: golden, as: next, name: n }\n`;
export const publish = '  - { action: publish, image: b }\n';
const remove = '  - { action: delete, image: a }\n';

/** Code actions: their kind, a text, and the text after one of them. */
export const actions: Readonly<Record<string, [kind: string, before: string, after: string]>> = {
  'a name is declared': [
    'quickfix',
    `${head}operations:\n  - { action: publish, image: <|>rocky }\n`,
    `${head}images:\n  rocky: {}\noperations:\n  - { action: publish, image: rocky }\n`,
  ],
  'a name is corrected': ['quickfix', copies.replace('key: golden', 'key: <|>golde'), copies],
  'all findings of a rule are fixed': [
    'quickfix',
    `${images}  - { action: copy-in-<|>region, image: a, name: n }\n  - { action: copy-in-region, image: a, name: m }\n`,
    `${images}  - { action: copy-in-region, image: a, name: n, key: none }\n  - { action: copy-in-region, image: a, name: m, key: none }\n`,
  ],
  'a rule is disabled for a line': [
    'quickfix',
    `${head}operations:\n  - { action: publish, image: <|>rocky }\n`,
    `${head}operations:\n  # ims-disable-next-line unknown-reference -- \n  - { action: publish, image: rocky }\n`,
  ],
  'a rule is disabled for the file': [
    'quickfix',
    `${head}operations:\n  - { action: publish, image: <|>rocky }\n`,
    `# ims-disable-file unknown-reference -- \n${head}operations:\n  - { action: publish, image: rocky }\n`,
  ],
  'an ID is declared': [
    'refactor.extract',
    `${head}operations:\n  - { action: publish, image: <|>${id} }\n`,
    `${head}images:\n  image-4ca46bf1: { id: ${id} }\noperations:\n  - { action: publish, image: image-4ca46bf1 }\n`,
  ],
  'a declaration is inlined': [
    'refactor.inline',
    `${head}images:\n  <|>b: { id: ${id} }\noperations:\n${publish}`,
    `${head}images: {}\noperations:\n${publish.replace(' b ', ` ${id} `)}`,
  ],
  'a step moves down': [
    'refactor.move',
    `${images}${publish.replace('pub', '<|>pub')}${remove}`,
    images + remove + publish,
  ],
  'steps are put into a block': [
    'refactor.rewrite',
    `${images}${publish.replace('pub', '<|>pub')}${remove}`,
    `${images}  - parallel:\n    ${publish}    ${remove}`,
  ],
  'a block is split': [
    'refactor.rewrite',
    `${images}  - parallel:\n    ${publish}    ${remove.replace('del', '<|>del')}`,
    `${images}  - parallel:\n    ${publish}  - parallel:\n    ${remove}`,
  ],
};

/** Completion: a text, and an expected label. */
export const offers: Readonly<Record<string, [text: string, label: string]>> = {
  'a section': [`${head}im<|>\n`, 'images'],
  'a field': [`${head}images:\n  a:\n    ki<|>\n`, 'kind'],
  'a field in a flow map': [`${head}images:\n  a: { si<|> }\n`, 'size'],
  'a value': [`${head}images:\n  a:\n    kind: <|>\n`, 'full-ecs'],
  'a boolean': [`${head}operations:\n  - { action: export, is_quick_export: <|> }\n`, 'true'],
  'a region': [`${head}operations:\n  - { action: copy-cross-region, region: <|> }\n`, 'eu-west-101'],
  'a system': [`${head}images:\n  a: { os_type: Windows, os_version: <|> }\n`, 'Windows 10 64bit'],
  'a whole step': [`${head}operations:\n  - <|>\n`, 'copy-in-region'],
  'a name that exists at this step': [`${copies}  - { action: delete, image: <|> }\n`, 'next'],
  'a rule in a comment': [`${head}# ims-disable-file share-<|>\n`, 'share-encrypted-default-key'],
  'a new manifest': ['<|>', 'imsManifest'],
  'a field in JSON': ['{ "imsManifest": "v1", "images": { "a": { <|> } } }', 'kind'],
};

/** Hovers: a text, and a part of the hover in both languages. */
export const hovers: Readonly<Record<string, [text: string, says: string]>> = {
  'a name that a step creates': [`${copies}  - { action: delete, image: ne<|>xt }\n`, 'golden'],
  'an error code in a comment': [`# IMG.00<|>98\n${head}`, 'IMG.0098'],
  'a region': [head.replace('ap-', 'ap<|>-'), 'ap-southeast-1'],
  'a rule in a comment': [
    `${head}# ims-disable-file share-encrypted-<|>default-key -- x\n`,
    'share-encrypted-default-key',
  ],
  'a field': [`${head}images:\n  a: { ki<|>nd: iso }\n`, 'kind'],
};

/** Requests about a name: the command, a text, and the resulting places. */
export const names: Readonly<Record<string, [command: string, text: string, places: string]>> = {
  'the definition of a name': [
    'executeDefinitionProvider',
    `${copies}  - { action: delete, image: n<|>ext }\n`,
    '8:next',
  ],
  'the type definition of a name': [
    'executeTypeDefinitionProvider',
    `${copies}  - { action: delete, image: n<|>ext }\n`,
    '6:base',
  ],
  'the references of a name': [
    'executeReferenceProvider',
    copies.replace('golden: {}', 'gol<|>den: {}'),
    '4:golden 8:golden',
  ],
  'the definition of a disk of a server': [
    'executeDefinitionProvider',
    `${head}servers:\n  web: { data_disks: { logs: {} } }\noperations:\n  - { action: create-from-disk, server: web, disk: lo<|>gs, name: n }\n`,
    '4:logs',
  ],
  'the highlighted uses of a name': [
    'executeDocumentHighlights',
    copies.replace('key: golden', 'key: gol<|>den'),
    '4:golden 8:golden',
  ],
};
