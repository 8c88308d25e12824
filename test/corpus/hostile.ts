import type { Sample } from './own';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const id = '5a1b2c3d4e5f60718293a4b5c6d7e8f9';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Texts of any length that are expensive to check, or that would overflow the stack of a recursion. `n` sets the length. */
const growing: Readonly<Record<string, (n: number) => string>> = {
  'brackets that open': (n) => '['.repeat(n),
  'brackets in a value, closed': (n) => `${head}x-a: ${'['.repeat(n)}${']'.repeat(n)}`,
  'braces that open': (n) => '{a: '.repeat(n),
  'nested JSON': (n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`,
  'nested by indentation': (n) => lines(Math.min(n, 2000), (index) => `${' '.repeat(index)}a:\n`),
  'dashes': (n) => '- '.repeat(n),
  'question marks': (n) => '? '.repeat(n),
  'one long word': (n) => `${head}x-a: ${'a'.repeat(n)}`,
  'one long key': (n) => `${head}${'a'.repeat(n)}: 1\n`,
  'one long text in quotes': (n) => `${head}x-a: "${'a '.repeat(n / 2)}"`,
  'a quote that is not closed': (n) => `${head}x-a: "${'a '.repeat(n / 2)}`,
  'a long comment': (n) => `${head}# ${'a'.repeat(n)}`,
  'nothing but spaces': (n) => `${head}${' '.repeat(n)}`,
  'nothing but tabs': (n) => `${head}${'\t'.repeat(n)}`,
  'nothing but line feeds': (n) => `${head}${'\n'.repeat(n)}`,
  'nothing but carriage returns': (n) => `${head}${'\r'.repeat(n)}`,
  'colons': (n) => `${head}${': '.repeat(n)}`,
  'commas': (n) => `${head}x-a: [${','.repeat(n)}]`,
  'closing brackets': (n) => ']'.repeat(n),
  'closing braces behind a name': (n) => `${head}images:\n  a: ${'}'.repeat(n)}`,
  'ampersands': (n) => '&a '.repeat(n),
  'exclamation marks': (n) => '! '.repeat(n),
  'bars': (n) => `${head}x-a: ${'|'.repeat(n)}`,
  'quotes': (n) => `${head}${'"'.repeat(n)}`,
  'apostrophes': (n) => `${head}${"'".repeat(n)}`,
  'a flow list on one line': (n) => `${head}x-a: [${'a, '.repeat(n)}]`,
  'JSON on one line': (n) => `{"imsManifest":"v1","region":"r","images":{${lines(n, (i) => `"a${String(i)}":{"kind":"system","size":40},`)}"z":{}}}`,
  'a block scalar': (n) => `${head}x-a: |\n${'  a\n'.repeat(n)}`,
  'a text over many lines': (n) => `${head}x-a: a\n${'  b\n'.repeat(n)}`,
  'keys at the top': (n) => `${head}${lines(n, (i) => `k${String(i)}: 1\n`)}`,
  'keys of a section': (n) => `${head}images:\n${lines(n, (i) => `  k${String(i)}: {}\n`)}`,
  'keys of a thing': (n) => `${head}images:\n  a:\n    tags:\n${lines(n, (i) => `      k${String(i)}: x\n`)}`,
  'unknown fields of a thing': (n) => `${head}images:\n  a: {${lines(n, (i) => `q${String(i)}: 1, `)}}\n`,
  'keys on one line': (n) => `${head}images: {${lines(n, (i) => `k${String(i)}: {}, `)}}\n`,
  'one key again and again': (n) => `${head}images:\n${'  k: {}\n'.repeat(n)}`,
  'one key again and again on one line': (n) => `${head}images: {${'k: {}, '.repeat(n)}}\n`,
  'no keys, only values': (n) => ':\n'.repeat(n),
  'keys that are lists': (n) => `${head}images:\n${'  ? [a]\n  : 1\n'.repeat(n)}`,
  'empty items': (n) => `${head}operations:\n${'  -\n'.repeat(n)}`,
  'anchors': (n) => `${head}${lines(n, (i) => `x-${String(i)}: &a${String(i)} 1\n`)}`,
  'aliases of nothing': (n) => `${head}images:\n${lines(n, (i) => `  i${String(i)}: *a\n`)}`,
  'a long list lent many times': (n) => `${head}x-a: &a [${'x, '.repeat(n)}]\nimages:\n${lines(n, (i) => `  i${String(i)}: *a\n`)}`,
  'tags': (n) => `${head}${lines(n, (i) => `x-${String(i)}: !!int 1\n`)}`,
  'tags of nothing': (n) => `${head}${lines(n, (i) => `x-${String(i)}: !foo!bar 1\n`)}`,
  'directives': (n) => '%YAML 1.2\n'.repeat(n),
  'documents': (n) => `---\n${head}`.repeat(n / 40),
  'empty documents': (n) => '---\n'.repeat(n / 40),
  'ends of documents': (n) => '...\n'.repeat(n / 40),
  'NUL': (n) => '\0'.repeat(n),
  'lone surrogates': (n) => '\ud800'.repeat(n),
  'byte order marks': (n) => '\ufeff'.repeat(n),
  'UTF-16 read as bytes': (n) => Array.from(head.repeat(n / 40)).join('\0'),
  'comments that disable nothing': (n) => `${head}${'# ims-disable-next-line a\n'.repeat(n)}`,
  'a comment that disables many': (n) => `${head}# ims-disable-file ${'a '.repeat(n)}\n`,
  'a comment that disables one long name': (n) => `${head}# ims-disable-file ${'a'.repeat(n)}\n`,
  'steps on nothing': (n) => `${head}operations:\n${'  - { action: delete, image: a }\n'.repeat(n)}`,
  'steps on as many names, all wrong': (n) => `${head}operations:\n${lines(n, (i) => `  - { action: copy-in-region, image: a${String(i)}, as: b${String(i)}, name: x }\n`)}`,
  'long names that are nearly right': (n) =>
    `${head}images:\n${lines(n, (i) => `  image-with-a-long-name-${String(i)}: {}\n`)}operations:\n${lines(n, (i) => `  - { action: delete, image: image-with-a-lonk-name-${String(i)}x }\n`)}`,
  'one name made again and again': (n) => `${head}operations:\n${'  - { action: copy-in-region, image: a, as: b, name: x }\n'.repeat(n)}`,
  'a wide parallel block': (n) => `${head}operations:\n  - parallel:\n${'    - { action: delete, image: a }\n'.repeat(n)}`,
  'a share with many projects': (n) => `${head}images: {a: {}}\noperations:\n  - { action: share, image: a, projects: [${`${id}, `.repeat(n)}] }\n`,
  'a share of many images with many accounts': (n) =>
    `${head}images: {a: {}}\noperations:\n  - { action: share, images: [${'a, '.repeat(n)}], accounts: [${lines(n, (i) => `p${String(i)}, `)}] }\n`,
  'one image shared again and again': (n) =>
    `${head}images: {a: {shared_with: []}}\noperations:\n${lines(n, (i) => `  - { action: share, image: a, projects: [${String(i).padStart(32, '0')}] }\n`)}`,
  'one image shared and no longer shared, again and again': (n) =>
    `${head}images: {a: {shared_with: []}}\noperations:\n${lines(n, (i) => `  - { action: ${i % 2 === 0 ? 'share' : 'unshare'}, image: a, projects: [${String(i >> 1).padStart(32, '0')}] }\n`)}`,
  'one image with many tags, tagged again and again': (n) =>
    `${head}images: {a: {tags: {${lines(n, (i) => `t${String(i)}: x, `)}}}}\noperations:\n${lines(n, (i) => `  - { action: tag, image: a, tags: { add: { u${String(i)}: x }, remove: [t${String(i)}] } }\n`)}`,
  'one image updated again and again': (n) =>
    `${head}images: {a: {}}\noperations:\n${lines(n, (i) => `  - { action: update, image: a, set: { name: n${String(i)}, __a${String(i)}: x } }\n`)}`,
  'one image exported and copied again and again': (n) =>
    `${head}images: {a: {key: k}}\nkeys: {k: {grants: []}}\nbuckets: {bbb: {}}\noperations:\n${lines(n, (i) => (i % 2 === 0 ? `  - { action: export, image: a, bucket: bbb, object: o${String(i)}, file_format: qcow2 }\n` : `  - { action: copy-in-region, image: a, name: x, key: k }\n`))}`,
  'a key granted to many, and an image shared with each': (n) =>
    `${head}accounts: {${lines(n, (i) => `p${String(i)}: {domain_id: ${String(i).padStart(32, 'a')}}, `)}}\nkeys:\n  k: { grants: [${lines(n, (i) => `{account: p${String(i)}, operations: [describe-key]}, `)}] }\nimages: {a: {key: k}}\noperations:\n${lines(n, (i) => `  - { action: share, image: a, domains: [p${String(i)}] }\n`)}`,
  'a chain of copies': (n) =>
    `${head}images: {c0: {size: 40}}\noperations:\n${lines(n, (i) => `  - { action: copy-in-region, image: c${String(i)}, as: c${String(i + 1)}, name: x }\n`)}`,
  'many grants': (n) => `${head}keys:\n  a: { grants: [${'{account: p, operations: [describe-key]}, '.repeat(n)}] }\n`,
  'many tags': (n) => `${head}images: {a: {}}\noperations:\n  - { action: tag, image: a, tags: {add: {${lines(n, (i) => `t${String(i)}: x, `)}}} }\n`,
}; // prettier-ignore

/** The growing texts, or one of them, each with about the given length in UTF-16 units, or shorter if a limit requires it. */
export function hostile(length: number, only?: string): readonly Sample[] {
  const trial = 400;
  const wanted = Object.entries(growing).filter(([name]) => only === undefined || name === only);
  return wanted.map(([name, make]) => {
    const each = Math.max(0.01, (make(2 * trial).length - make(trial).length) / trial);
    return { name, text: make(Math.max(1, Math.ceil(length / each))) };
  });
}

const bomb = (last: string, each: (index: number) => string): string =>
  `${head}x-0: &a0 ${each(0)}\n${lines(60, (i) => `x-${String(i + 1)}: &a${String(i + 1)} ${each(i + 1)}\n`)}${last}`;
const twice = (index: number): string => (index === 0 ? 'lol' : `[*a${String(index - 1)}, *a${String(index - 1)}]`);

const sections = ['keys', 'buckets', 'files', 'servers', 'vaults', 'backups', 'agencies', 'accounts', 'images'];
const names = [
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length', '1', '1.5', '0x1F', '1e400', '.nan', '-.inf', 'null', '~',
  'true', 'no', '2026-11-23', '2026-11-23T10:00:00Z', '[a]', '{a: b}', '? a', '""', "' '", '"a\\0b"', '"\\ud800"', '!!binary aGVsbG8=', '!!set a', '<<', '=',
  'ba\u202ese', 'ba\u200bse', '\u2066base\u2069', '"ba\ufeffse"', 'é', 'e\u0301', '\u{1F600}', '"\\u202E"', '*', '&a b', '%a', '@a', '`a`', 'a'.repeat(2000),
]; // prettier-ignore
const numbers = [
  '1e400',
  '-1e400',
  '.nan',
  '.inf',
  '-.inf',
  '0o17',
  '0x11',
  '017',
  '40GB',
  '40 GiB',
  '-1',
  '-0',
  '1.5',
  '1e2',
  '9007199254740993',
  '"40"',
  '~',
  '[]',
  '{}',
  '!!str 40',
  '1_000',
  '+40',
  '4:20',
];

/** Short texts, each with a different trap. */
export function traps(): readonly Sample[] {
  const each = (list: readonly string[], what: string, text: (one: string) => string): readonly Sample[] =>
    list.map((one) => ({ name: `${what} ${one.slice(0, 40)}`, text: text(one) }));
  const plan = `${head}images:\n  a: { size: 40 } # note\noperations:\n  - { action: delete, image: a }\n`;
  return [
    ...blockScalars(),
    ...each(names, 'a name', (name) =>
      [
        head,
        ...sections.map((section) => `${section}:\n  ${name}: {}\n  b: { ${name}: 1 }\n`),
        `operations:\n  - action: delete\n    image: ${name}\n    ${name}: 1\n  - ${name}: a\n  - action: ${name}\n  - { action: copy-in-region, image: ${name}, as: ${name}, key: ${name} }\n`,
        `  - { action: update, image: b, set: { ${name}: ${name} } }\n  - { action: tag, image: b, tags: { add: { ${name}: ${name} }, remove: [${name}] } }\n`,
        `  - { action: create-from-disk, server: ${name}, disk: ${name} }\n  - { action: share, image: b, accounts: [${name}], agency: ${name} }\n`,
        `${name}: {}\n`,
      ].join(''),
    ),
    ...each(names, 'a name in each section alone', (name) => `${head}${sections.map((each) => `${each}: { ${name}: { ${name}: ${name} } }\n`).join('')}`),
    ...each(numbers, 'the size', (size) => `${head}images:\n  a: { size: ${size}, min_disk: ${size} }\nservers: { s: { system_disk: { size: ${size} }, data_disks: { d: { size: ${size} } } } }\noperations:\n  - { action: import, file: f, min_disk: ${size}, as: b }\n  - { action: copy-cross-region, image: a }\n`),
    ...each(['\r\n', '\r', '\n\r', '\u0085', '\u2028', '\0\n'], 'lines that end with', (end) => plan.replaceAll('\n', end)),
    { name: 'mixed line ends', text: plan.replace(/\n/g, () => '\r\n').replace('\r\n', '\n').replace('\r\nop', '\rop') },
    { name: 'a byte order mark', text: `\ufeff${plan}` },
    { name: 'a byte order mark inside', text: plan.replace('images', '\ufeffimages') },
    { name: 'a reversed byte order mark', text: `\ufffe${plan}` },
    { name: 'UTF-16 read as UTF-8', text: Array.from(plan).join('\0') },
    { name: 'tabs that indent', text: plan.replaceAll('  ', '\t') },
    { name: 'an alias of itself', text: `${head}x-a: &a [*a]\nimages: &b { c: *b }\noperations: &o [*o]\n` },
    { name: 'an alias of all', text: `&all\n${head}images:\n  a: *all\n` },
    { name: 'merge keys that go round', text: `${head}images: &i\n  a: &a\n    <<: *a\n  b: &b\n    <<: [*a, *b, *i]\n  <<: *i\n` },
    { name: 'merge keys of everything else', text: `${head}images:\n  <<: 1\n  a: { <<: [1, [], ~, {}] }\n  b: { <<: }\n  <<: { c: {} }\n` },
    { name: 'an alias bomb', text: bomb('images: { a: *a60 }\n', twice) },
    { name: 'an alias bomb of steps', text: bomb('operations: *a60\n', (i) => (i === 0 ? '[{ action: delete, image: b }]' : twice(i))) },
    { name: 'an alias bomb of maps', text: bomb('images: *a60\n', (i) => (i === 0 ? '{ a: 1 }' : `{ <<: [*a${String(i - 1)}, *a${String(i - 1)}], k${String(i)}: *a${String(i - 1)} }`)) },
    { name: 'an alias bomb behind `x-`', text: bomb('', twice) },
    { name: 'nothing', text: '' },
  ]; // prettier-ignore
}

/** Manifests with a block scalar, a complex key (`? `), or both in every place of a name. */
export function blockScalars(): readonly Sample[] {
  const block = (style: string, name: string, indent: number): string => `${style}\n${' '.repeat(indent)}${name}`;
  return ['|', '|-', '|+', '>', '>-', '>+', '|2-', '>-  # note'].map((style) => {
    const at = (name: string, indent: number): string => block(style, name, indent);
    return {
      name: `names as ${style}`,
      text: `${head}${sections.map((section) => `${section}:\n  ? ${at('a', 4)}\n  : {}\n  b: {}\n`).join('')}operations:
  - action: ${at('copy-in-region', 6)}\n    image: ${at('a', 6)}\n    as: ${at('c', 6)}\n    name: n\n    key: ${at('a', 6)}
  - ? ${at('action', 6)}\n    : share\n    images:\n      - ${at('a', 8)}\n      - ${at('c', 8)}\n    accounts:\n      - ${at('a', 8)}
  - action: import\n    file: ${at('a', 6)}\n    name: ${at('n', 6)}\n    min_disk: 40
  - action: create-from-disk\n    server: ${at('a', 6)}\n    disk: ${at('d', 6)}\n    name: n
  - action: export\n    image: ${at('c', 6)}\n    bucket: ${at('a', 6)}\n    object: ${at('o', 6)}
  - action: copy-cross-region\n    image: ${at('c', 6)}\n    name: n\n    target_region: ${at('r2', 6)}\n    agency: ${at('a', 6)}\n    vault: ${at('a', 6)}
`,
    };
  });
}

/** Values with a meaning for a shell, a terminal, the log of a pipeline, or a URL. Each that runs creates a file named `ran…`. */
export const values: readonly string[] = [
  'a\ntouch ran1\n#', 'a\r\ntouch ran2\r\n#', 'a\rtouch ran3\r#', 'a\u2028touch ran4\u2028#', 'a\u0085touch ran5\u0085#', '\n', 'a\n', '\n\na\n\n', 'a \\\n b', "a\n'b",
  '$(touch ran6)', '`touch ran7`', "'; touch ran8; '", '"; touch ran9; "', '; touch ran10 #', '| touch ran11', '&& touch ran12', '& touch ran13 &', '> ran14', '>(touch ran15)', '<(touch ran16)',
  '$HOME', '${HOME}', '${nl:?}', '$nl', '$TOKEN', '$((1+1))', '!!', '!touch', '!-1', '^a^b', '~', '~root', '*', '?', '[a-z]*', '{a,b}', '{1..3}', '=ls', '%1', '-', '--', '-rf', '--cli-region=evil', '@/etc/passwd',
  "'", "''", '"', '""', '\\', '\\\\', "\\'", "a\\'b", 'a\\', "it's", "\\\\'", '%', '%s%n', '%25', '\\n', '\\0', '\\033[31m', "$'a'", '#', '##', '###', ' #a', '# a', ' a ', ' ', '\t', 'a\tb', '',
  '::error::x', ' ::error::x', '\u00a0::set-output name=a::b', 'a\n::error::x', '##[error]x', 'a ##[error]x', 'a\n##[error]x', '##vso[task.setvariable variable=a]b', 'a ##vso[task.complete]b', '###[error]x',
  '\u001b[31mred', '\u001b]0;title\u0007', '\u001b]8;;http://evil.example\u001b\\a\u001b]8;;\u001b\\', '\u009b31m', '\b\b\b', '\u007f', '\u0001', '\f', '\v',
  'a\u202eb', '\u2066a\u2069', 'a\u200bb', '\ufeffa', '\u{e0041}', '\u00ad', '\u061c', 'é', '中文', '\u{1f600}', '\u{1f468}\u200d\u{1f469}',
  'x@evil.example/?a=', '../..', '..', '.', '/etc/passwd', 'a/b?c=d&e#f', 'http://evil.example', 'a b', 'a:b', '\\\\evil\\share', '<script>', '{{a}}', '${a.id}', '%{http_code}',
]; // prettier-ignore
