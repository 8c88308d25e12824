import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../server/features/completion/complete';
import { documentationOf } from '../../server/features/completion/documentation';
import { withoutPlaces, type Completion } from '../../server/features/completion/item';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../../server/service';
import { applyEdits } from '../../server/text/edit';
import { matcher } from '../../server/text/matches';
import { cursorIn, head } from '../support/cursor';
import { generated } from '../support/generate';

const english = catalogueFor('en');

const itemsAt = (text: string, locale = 'en'): readonly Completion[] => {
  const { checked, offset } = cursorIn(text);
  return completionsAt(checked, offset, catalogueFor(locale)).items;
};

/** The labels that are offered at the cursor of a text, as an editor sorts them. */
const offered = (text: string): readonly string[] =>
  [...itemsAt(text)].sort((a, b) => (a.sort < b.sort ? -1 : 1)).map((item) => item.label);

/** The text after an item is chosen; the places to fill in are empty. */
function chosen(text: string, label: string, kind?: Completion['kind']): string {
  const { checked, offset } = cursorIn(text);
  const { items, replace } = completionsAt(checked, offset, english);
  const item = items.find((each) => each.label === label && (kind === undefined || each.kind === kind));
  if (item === undefined) return `no ${label} among ${items.map((each) => each.label).join(' ')}`;
  const { from = replace.start, snippet } = item;
  return applyEdits(checked.text, [{ start: from, end: replace.end, newText: withoutPlaces(snippet) }]);
}

const step = (rest: string): string => `${head}operations:\n  - ${rest}`;

describe('completion offers', () => {
  it.each([
    ['sections at the top', `${head}im<|>\n`, 'images'],
    ['sections below others', `${head}images:\n  a: {}\n<|>`, 'operations'],
    ['sections before others', `${head}<|>\nimages:\n  a: {}\n`, 'keys'],
    ['fields of a thing', `${head}images:\n  a:\n    ki<|>\n`, 'kind'],
    ['fields of a thing on an empty line', `${head}images:\n  a:\n    kind: iso\n    <|>\n  b: {}\n`, 'size'],
    ['fields in a flow map', `${head}images:\n  a: { si<|> }\n`, 'size'],
    ['fields in an empty flow map', `${head}images:\n  a: {<|>}\n`, 'size'],
    ['fields in a flow map over several lines', `${head}images:\n  a: {\n    kind: iso,\n    <|>\n  }\n`, 'size'],
    ['fields of a map in a thing', `${head}images:\n  a:\n    origin:\n      <|>\n`, 'platform'],
    ['fields of an item of a list', `${head}images:\n  a:\n    disks:\n      - <|>\n`, 'encrypted'],
    ['fields of a step', step('action: export\n    fi<|>\n'), 'file_format'],
    ['fields of a step on one line', step('{ action: export, is_<|> }\n'), 'is_quick_export'],
    ['fields of a step in a block', step('parallel:\n      - action: export\n        <|>\n'), 'file_format'],
    ['fields of a step between steps', step('action: share\n    <|>\n  - action: delete\n    image: a\n'), 'accounts'],
    ['fields in a half-typed file', step('action: share\n    <|>\n  - action: export\n    image: "\n'), 'accounts'],
    ['fields under a half-typed line', step('action: share\n    acc\n    <|>\n'), 'images'],
    ['values of an enumeration', `${head}images:\n  a:\n    kind: <|>\n`, 'full-ecs'],
    ['values right behind a colon', `${head}images:\n  a:\n    kind:<|>\n`, 'full-ecs'],
    ['values in quotes', `${head}images:\n  a:\n    kind: "<|>"\n`, 'full-ecs'],
    ['booleans', step('{ action: export, is_quick_export: <|> }\n'), 'true'],
    ['actions', step('action: co<|>\n'), 'copy-in-region'],
    ['whole steps behind a dash', step('<|>\n'), 'share'],
    ['whole steps behind a dash alone', `${head}operations:\n  -<|>\n`, 'share'],
    ['whole steps that are begun', step('cop<|>\n'), 'copy-in-region'],
    ['whole steps below a section', `${head}operations:\n  <|>\n`, 'share'],
    ['whole steps below others', step('action: delete\n    image: a\n  <|>\n'), 'share'],
    ['whole steps in a block', step('parallel:\n      - <|>\n'), 'share'],
    ['whole steps in a flow list', `${head}operations: [<|>]\n`, 'share'],
    ['blocks of steps', step('<|>\n'), 'share'],
    ['regions', step('{ action: copy-cross-region, target_region: <|> }\n'), 'eu-west-101'],
    ['regions as names of projects', `${head}accounts:\n  p:\n    projects:\n      <|>\n`, 'eu-west-101'],
    ['regions of an agency', `${head}agencies:\n  a: { projects: [<|>] }\n`, 'eu-west-101'],
    ['attributes of an image', step('{ action: update, image: a, set: { <|> } }\n'), 'hw_firmware_type'],
    ['storage classes', `${head}buckets:\n  b: { storage_class: <|> }\n`, 'STANDARD'],
    ['policies', `${head}agencies:\n  a:\n    policies:\n      - <|>\n`, 'IMS CrossCopyAgencyPolicy'],
    ['what a grant permits', `${head}keys:\n  k: { grants: [{ operations: [<|>] }] }\n`, 'describe-key'],
    [
      'names of keys',
      `${head}keys:\n  golden: {}\n${step('{ action: copy-in-region, key: <|> }\n').slice(head.length)}`,
      'golden',
    ],
    ['no key for a copy', step('{ action: copy-in-region, image: a, key: <|> }\n'), 'none'],
    [
      'names in flow lists',
      `${head}accounts:\n  partner: {}\noperations:\n  - { action: share, accounts: [<|>] }\n`,
      'partner',
    ],
    [
      'more names in flow lists',
      `${head}accounts:\n  partner: {}\noperations:\n  - { action: share, accounts: [a, <|>] }\n`,
      'partner',
    ],
    [
      'names in block lists',
      `${head}accounts:\n  partner: {}\noperations:\n  - action: share\n    accounts:\n      - <|>\n`,
      'partner',
    ],
    [
      'names in lists over several lines',
      `${head}accounts:\n  partner: {}\noperations:\n  - action: share\n    accounts: [\n      <|>\n    ]\n`,
      'partner',
    ],
    ['names in declarations', `${head}keys:\n  golden: {}\nimages:\n  a:\n    key: g<|>\n`, 'golden'],
    [
      'accounts or forms of a share',
      `${head}accounts:\n  partner: {}\nimages:\n  a:\n    shared_with:\n      - <|>\n`,
      'partner',
    ],
    ['forms of a share', `${head}accounts:\n  partner: {}\nimages:\n  a:\n    shared_with:\n      - <|>\n`, 'account'],
    [
      'disks of the server',
      `${head}servers:\n  s: { data_disks: { data: { size: 100 } } }\noperations:\n  - { action: create-from-disk, server: s, disk: <|> }\n`,
      'data',
    ],
    ['fields in JSON', '{"imsManifest":"v1","region":"r","images":{"a":{"ki<|>":"iso"}}}', 'kind'],
    ['fields in JSON without quotes', '{"imsManifest":"v1","region":"r","images":{"a":{"kind":"iso", <|>}}}', 'size'],
    ['sections in JSON', '{"imsManifest":"v1","region":"r", "<|>"}', 'images'],
    ['values in JSON', '{"imsManifest":"v1","region":"r","images":{"a":{"kind":"<|>"}}}', 'iso'],
    ['steps in JSON', '{"imsManifest":"v1","region":"r","operations":[{"action":"delete","image":"a"}, <|>]}', 'share'],
    [
      'fields of steps in JSON',
      '{"imsManifest":"v1","region":"r","operations":[{"action":"share", "<|>"}]}',
      'accounts',
    ],
    ['fields in the second document', `${head}---\n${head}images:\n  a:\n    <|>\n`, 'kind'],
    [
      'fields in files with other line ends',
      `${head}images:\n  a:\n    kind: iso\n    <|>\n`.replaceAll('\n', '\r\n'),
      'size',
    ],
    ['a beginning in an empty file', '<|>', 'imsManifest'],
    ['a beginning under a comment', '# ours\n<|>', 'imsManifest'],
    ['rules in comments', `${head}# ims-disable-file copy-<|>\n`, 'copy-iso-in-region'],
    ['more rules in comments', `${head}# ims-disable-file export-iso, <|>\n`, 'copy-iso-in-region'],
    ['what comments can do', `${head}# <|>\n`, 'ims-disable-next-line'],
  ])('%s', (_, text, label) => {
    expect(offered(text)).toContain(label);
  });

  it.each([
    ['in a comment', `${head}# a <|>\n`],
    ['behind a value', `${head}images:\n  a:\n    kind: iso # <|>x\n`],
    ['behind the reason of a comment', `${head}# ims-disable-file export-iso -- <|>\n`],
    ['for the name of a new thing', `${head}images:\n  <|>\n`],
    ['for a free text', `${head}images:\n  a: { name: <|> }\n`],
    ['for an unknown action', step('action: fly\n    <|>\n')],
  ])('nothing of the format %s', (_, text) => {
    expect(
      offered(text).filter((label) => !label.startsWith('ims-') && label !== 'action' && label !== 'parallel'),
    ).toEqual([]);
  });

  it.each([
    ['fields of a map', step('action: share\n    image: a\n    <|>\n'), 'image'],
    ['sections', `${head}keys: {}\n<|>\n`, 'keys'],
    [
      'names in a list',
      `${head}accounts: { p: {}, q: {} }\noperations:\n  - { action: share, accounts: [p, <|>] }\n`,
      'p',
    ],
    ['values in a list', `${head}keys: { k: { grants: [{ operations: [describe-key, <|>] }] } }\n`, 'describe-key'],
    [
      'values in a list by lines',
      `${head}agencies:\n  a:\n    projects:\n      - eu-west-101\n      - <|>\n`,
      'eu-west-101',
    ],
    ['names in a free map', `${head}accounts: { p: { projects: { eu-west-101: x, <|> } } }\n`, 'eu-west-101'],
    ['booleans in quotes', '{"images":{"a":{"encrypted":"t<|>"}}}', 'true'],
    ['snippets in keys', `${head}images:\n  a:\n    e<|>\n`, 'encrypt-and-share'],
    ['snippets in flow maps', step('{ <|> }\n'), 'encrypt-and-share'],
    ['snippets in values', step('action: e<|>\n'), 'encrypt-and-share'],
    ['steps in the lists of a step', step('action: share\n    accounts:\n      - p\n      sh<|>\n'), 'share'],
    ['sections in the middle of a thing', `${head}images:\n  a:\n    ke<|>\n    size: 4\n`, 'keys'],
    [
      'items of a list right behind its colon',
      step('action: share\n    images:<|>\n').replace('operations', 'images: { a: {} }\noperations'),
      'a',
    ],
    ['directives in a comment about something else', `${head}# is<|>\n`, 'ims-disable-file'],
  ])('not what is there already, or does not fit: %s', (_, text, label) => {
    expect(offered(text)).not.toContain(label);
  });

  it('whole steps first, then what else an item may begin with', () => {
    const labels = offered(step('<|>\n'));
    expect(labels[0]).toBe('import');
    expect(labels.slice(-3)).toEqual(['parallel', 'encrypt-and-share', 'action']);
  });

  it('an action only until it is typed to its end, so that Enter ends the line', () => {
    const items = itemsAt(step('action: share<|>\n'));
    const matching = items.filter(({ label, filter = label }) => matcher('share')(filter));
    expect(items.map(({ label }) => label)).toContain('share');
    expect(matching).toEqual([]);
  });

  it('what comments can do where it is asked for, and not behind every space', () => {
    const { checked, offset } = cursorIn(`${head}# <|>\n`);
    expect(completionsAt(checked, offset, english, { unasked: true }).items).toEqual([]);
    expect(offered(`${head}# im<|>\n`)).toContain('ims-disable-file');
  });

  it('the newest version of each system first, labels of the pages included', () => {
    const systems = offered(step('{ action: import, os_version: <|> }\n'));
    expect(systems.slice(0, 30)).toEqual(
      expect.arrayContaining([
        'Windows Server 2022 Datacenter 64bit',
        'Ubuntu 24.04 server 64bit',
        'Rocky Linux 9.5 64bit',
        'Debian GNU/Linux 12.0.0 64bit',
      ]),
    );
    expect(systems.indexOf('Ubuntu 24.04 server 64bit')).toBeLessThan(systems.indexOf('Ubuntu 18.04 server 64bit'));
    expect(systems.at(-1)).toMatch(/^Other/);
  });

  it('required fields first, and not those that are there', () => {
    const fields = offered(step('action: export\n    image: a\n    <|>\n'));
    expect(fields.slice(0, 2)).toEqual(['bucket', 'object']);
    expect(fields).not.toContain('image');
    expect(offered(`<|>\nimages:\n  a: {}\n`).slice(0, 2)).toEqual(['imsManifest', 'region']);
  });

  it('systems by their type and architecture', () => {
    const windows = offered(step('{ action: import, os_type: Windows, os_version: <|> }\n'));
    expect(windows.every((system) => system.startsWith('Windows'))).toBe(true);
    const arm = offered(step('action: import\n    architecture: arm\n    os_version: CentOS 7<|>\n'));
    expect(arm.some((system) => system.endsWith('32bit'))).toBe(false);
    const image = offered(`${head}images:\n  a:\n    os_type: Linux\n    os_version: <|>\n`);
    expect(image.some((system) => system.startsWith('Windows'))).toBe(false);
    const server = `${head}servers:\n  s: { os_type: Windows }\noperations:\n  - action: create-from-disk\n    server: s\n    os_version: <|>\n`;
    expect(offered(server).every((system) => system.startsWith('Windows'))).toBe(true);
  });

  it('regions and storage classes with their names, in the language of the reader', () => {
    const detail = (text: string, label: string, locale: string) =>
      itemsAt(text, locale).find((item) => item.label === label)?.detail;
    const region = 'imsManifest: v1\nregion: <|>\n';
    expect(detail(region, 'eu-west-101', 'en')).toBe('EU-Dublin');
    expect(detail(region, 'cn-north-4', 'zh-cn')).toBe('华北-北京四');
    expect(detail(`${head}buckets:\n  b: { storage_class: <|> }\n`, 'COLD', 'zh-cn')).toBe('归档存储');
  });

  it('a whole manifest where there are comments alone', () => {
    expect(offered('# Images of the shop.\n\n<|>')).toEqual(['imsManifest']);
    expect(chosen('# Images of the shop.\n<|>', 'imsManifest')).toMatch(/^# Images of the shop\.\nimsManifest: v1\n/);
    expect(offered('# ims-<|>\n')).toContain('ims-disable-file');
    expect(offered('---\n<|>')).toContain('region');
  });

  it('no block within a block', () => {
    expect(offered(step('parallel:\n      - action: publish\n        image: a\n        - pu<|>\n'))).not.toContain(
      'parallel',
    );
    expect(offered(step('parallel:\n      - <|>\n'))).not.toContain('parallel');
    expect(offered(step('parallel: [{ <|> }]\n'))).not.toContain('parallel');
    expect(offered(step('<|>\n'))).toContain('parallel');
  });

  it('first the rules that a comment would silence', () => {
    const text = `${head}images:\n  a: { kind: iso }\noperations:\n  - action: copy-in-region\n    # ims-disable-next-line <|>\n    image: a\n    name: n\n`;
    expect(offered(text)[0]).toBe('copy-iso-in-region');
  });
});

describe('names', () => {
  const plan = (last: string): string =>
    `${head}keys:\n  golden: {}\nimages:\n  enc: { encrypted: true, key: golden, kind: system }\n  plain: { encrypted: false, kind: system }\noperations:\n  - { action: delete, image: plain }\n  - { action: copy-in-region, image: enc, key: none, as: open, name: n }\n  - ${last}\n  - { action: copy-in-region, image: enc, key: none, as: later, name: m }\n`;

  it('are those of images that exist by then; what is refused comes last, with the reason', () => {
    const text = plan('action: copy-cross-region\n    image: <|>');
    expect(offered(text)).toEqual(['open', 'enc']);
    expect(itemsAt(text).find((item) => item.label === 'enc')?.detail).toBe(
      'enc is encrypted. Encrypted images cannot be copied to another region, whichever key they use.',
    );
    expect(itemsAt(text).find((item) => item.label === 'open')?.detail).toBe('unencrypted · ap-southeast-1');
  });

  it('are judged by all that the step says, and by nothing that it lacks', () => {
    expect(offered(plan('{ action: export, image: <|>, bucket: b, object: o, is_quick_export: true }'))).toEqual([
      'open',
      'enc',
    ]);
    expect(itemsAt(plan('{ action: export, image: <|> }')).every((item) => item.sort.startsWith('0'))).toBe(true);
    expect(
      itemsAt(plan('{ action: copy-in-region, image: enc, key: g<|> }')).find(({ label }) => label === 'golden')?.sort,
    ).toMatch(/^[09]/);
  });

  it.each([
    [
      'the key of an image',
      `${head}keys:\n  gone: { state: pending-deletion }\n  kept: { state: enabled }\nimages:\n  base: { key: <|> }\n`,
      ['kept', 'gone'],
      'gone is scheduled for deletion. base is lost once the key is deleted, so cancel the deletion and enable the key.',
    ],
  ])('of %s that a rule speaks against come last, with the reason', (_, text, labels, reason) => {
    expect(offered(text)).toEqual(labels);
    expect(itemsAt(text).find((item) => item.label === labels[1])?.detail).toBe(reason);
  });

  it('of disks that a step would refuse come last, with the reason', () => {
    const text = `${head}servers:\n  web:\n    kind: ecs\n    data_disks:\n      huge: { size: 2000 }\n      small: { size: 40 }\noperations:\n  - { action: create-from-disk, server: web, disk: <|> }\n`;
    expect(offered(text)).toEqual(['small', 'huge']);
    expect(itemsAt(text).map((item) => item.detail)).toEqual([
      'The disk is 2000 GiB. Images can be created only from disks of up to 1024 GiB; create a full-ECS image instead.',
      '40 GiB',
    ]);
  });

  it('of a block are those from before it', () => {
    const text = plan(
      'parallel:\n      - { action: copy-in-region, image: enc, key: none, as: twin, name: t }\n      - { action: publish, image: <|> }',
    );
    expect(offered(text)).toEqual(['open', 'enc']);
  });

  it('are looked for near the cursor alone, however long a broken text is', () => {
    const text = generated(2000).replace('operations:\n', '<|>\n');
    expect(offered(text)).toContain('operations');
    const tags = Array.from({ length: 900 }, (_, index) => `      tag-${String(index)}: x`).join('\n');
    expect(offered(`${head}images:\n  a:\n    ki<|>\n    tags:\n${tags}\n`)).toContain('kind');
  });

  it('are bounded in number, and the rest comes when more is typed', () => {
    const text = generated(800).replace('image: encrypted-796', 'image: <|>');
    const { checked, offset } = cursorIn(text);
    const found = completionsAt(checked, offset, english);
    expect(found.incomplete).toBe(true);
    expect(found.items.length).toBe(50);
    expect(found.items[0]?.label).toBe('far-797');
    const more = cursorIn(text.replace('image: <|>', 'image: base-7<|>'));
    const narrowed = completionsAt(more.checked, more.offset, english);
    expect(narrowed.incomplete).toBe(false);
    expect(narrowed.items.map((item) => item.label)).toEqual(expect.arrayContaining(['base-7', 'base-70', 'base-79']));
  });
});

describe('what is chosen', () => {
  it.each([
    ['field', step('action: share\n    acc<|>\n'), 'accounts', step('action: share\n    accounts: []\n')],
    ['field with a map', `${head}images:\n  a:\n    ori<|>\n`, 'origin', `${head}images:\n  a:\n    origin:\n      \n`],
    ['field in a flow map', `${head}images:\n  a: { ori<|> }\n`, 'origin', `${head}images:\n  a: { origin: {  } }\n`],
    ['field before its colon', `${head}images:\n  a: { ki<|>: iso }\n`, 'kind', `${head}images:\n  a: { kind: iso }\n`],
    ['field in JSON', '{"images":{"a":{"ki<|>":"iso"}}}', 'kind', '{"images":{"a":{"kind":"iso"}}}'],
    ['field in JSON without quotes', '{"images":{"a":{<|>}}}', 'kind', '{"images":{"a":{ "kind": "" }}}'],
    ['field in JSON in quotes', '{"images":{"a":{"ki<|>"}}}', 'kind', '{"images":{"a":{ "kind": "" }}}'],
    ['field in JSON in quotes that are open', '{"images":{"a":{ "ki<|> }}}', 'kind', '{"images":{"a":{ "kind": "" }}}'],
    [
      'whole step in JSON in quotes',
      '{"operations":[{"pub<|>"}]}',
      'publish',
      '{"operations":[{ "action": "publish", "image": "" }]}',
    ],
    ['value in JSON in quotes', '{"images":{"a":{"kind":"is<|>"}}}', 'iso', '{"images":{"a":{"kind":"iso"}}}'],
    ['field in an empty flow map', `${head}images:\n  a: {<|>}\n`, 'kind', `${head}images:\n  a: { kind:  }\n`],
    ['field in a flow map with a space', `${head}images:\n  a: { <|>}\n`, 'kind', `${head}images:\n  a: { kind:  }\n`],
    ['list of maps', `${head}images:\n  a:\n    dis<|>\n`, 'disks', `${head}images:\n  a:\n    disks:\n      - \n`],
    [
      'list of names',
      step('action: share\n    image: a\n    accounts: <|>\n').replace('operations', 'accounts:\n  p: {}\noperations'),
      'p',
      step('action: share\n    image: a\n    accounts: [p]\n').replace('operations', 'accounts:\n  p: {}\noperations'),
    ],
    ['value behind a colon', `${head}images:\n  a:\n    kind:<|>\n`, 'iso', `${head}images:\n  a:\n    kind: iso\n`],
    [
      'value of several words',
      step('{ action: import, os_version: CentOS 7.<|>2 64 }\n'),
      'CentOS 7.2 64bit',
      step('{ action: import, os_version: CentOS 7.2 64bit }\n'),
    ],
    [
      'value in quotes',
      step('{ action: import, os_version: "CentOS 7<|>" }\n'),
      'CentOS 7.2 64bit',
      step('{ action: import, os_version: "CentOS 7.2 64bit" }\n'),
    ],
    [
      'value in quotes that are open',
      step('action: import\n    os_version: "CentOS<|>\n'),
      'CentOS 7.2 64bit',
      step('action: import\n    os_version: "CentOS 7.2 64bit\n'),
    ],
    ['value in JSON', '{"region":<|>}', 'eu-west-101', '{"region": "eu-west-101"}'],
    [
      'name in a list',
      `${head}accounts:\n  partner: {}\noperations:\n  - action: share\n    accounts:\n      - p<|>\n`,
      'partner',
      `${head}accounts:\n  partner: {}\noperations:\n  - action: share\n    accounts:\n      - partner\n`,
    ],
    ['step', step('<|>\n'), 'delete', step('action: delete\n    image: \n')],
    [
      'step that is begun',
      step('exp<|>\n'),
      'export',
      step('action: export\n    image: \n    bucket: \n    object: \n    file_format: \n'),
    ],
    ['step right behind a dash', `${head}operations:\n  -<|>\n`, 'delete', step('action: delete\n    image: \n')],
    [
      'step without a dash',
      step('action: delete\n    image: a\n  <|>\n'),
      'publish',
      step('action: delete\n    image: a\n  - action: publish\n    image: \n'),
    ],
    ['first step', `${head}operations:\n  <|>\n`, 'publish', step('action: publish\n    image: \n')],
    [
      'step in a flow list',
      `${head}operations: [<|>]\n`,
      'publish',
      `${head}operations: [{ action: publish, image:  }]\n`,
    ],
    ['step in a flow map', step('{ <|> }\n'), 'publish', step('{ action: publish, image:  }\n')],
    ['step in JSON', '{"operations":[<|>]}', 'publish', '{"operations":[{ "action": "publish", "image": "" }]}'],
    ['section of steps', `${head}op<|>\n`, 'operations', `${head}operations:\n  - \n`],
  ])('goes in its place: %s', (_, text, label, after) => {
    expect(chosen(text, label)).toBe(after);
  });

  it('makes a new manifest that is right but for its places', () => {
    const { items } = completionsAt(check(''), 0, english);
    expect(items[0]?.snippet).toContain('region: ${1:ap-southeast-1}');
    const asJson = completionsAt(check(''), 0, english, { json: true }).items[0]?.snippet ?? '';
    const filled = asJson.replace(/\$\{\d:([^}]*)\}/g, '$1').replace('$0', '"operations": []');
    expect(check(filled).findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.each([
    [
      'a step',
      step('<|>\n'),
      'export',
      'action: export\n    image: $1\n    bucket: $2\n    object: $3\n    file_format: $0',
    ],
    ['a step that ends with a list', step('<|>\n'), 'share', 'action: share\n    image: $1\n    accounts: [$2]$0'],
    [
      'a step whose image is named twice',
      step('<|>\n'),
      'create-from-server',
      'action: create-from-server\n    server: $1\n    as: $2\n    name: ${3:$2}$0',
    ],
    ['a step on one line', `${head}operations: [<|>]\n`, 'publish', '{ action: publish, image: $1 }$0'],
    ['a step in JSON', '{"operations":[<|>]}', 'publish', '{ "action": "publish", "image": "$1" }$0'],
    ['an action', step('action: del<|>\n'), 'delete', 'delete\n    image: $0'],
    ['an action on one line', step('{ action: del<|> }\n'), 'delete', 'delete, image: $0'],
    ['an action in JSON', '{"operations":[{"action": "del<|>"}]}', 'delete', '"delete", "image": "$1"$0'],
    [
      'an action whose fields are there',
      step('action: exp<|>\n    image: a\n    bucket: b\n'),
      'export',
      'export\n    object: $1\n    file_format: $0',
    ],
    ['an action that lacks nothing', step('action: del<|>\n    image: a\n'), 'delete', 'delete'],
    ['a block', step('<|>\n'), 'parallel', 'parallel:\n      - $0'],
    ['a field', step('action: export\n    fi<|>\n'), 'file_format', 'file_format: $0'],
    ['a list', step('action: share\n    acc<|>\n'), 'accounts', 'accounts: [$1]$0'],
    ['a map on one line', `${head}images:\n  a: { ori<|> }\n`, 'origin', 'origin: { $0 }'],
    ['a step that ends with a map', step('{ <|> }\n'), 'tag', 'action: tag, image: $1, tags: { $0 }'],
    [
      'a step in JSON in a line of its own',
      '{"operations": [\n  de<|>\n]}',
      'delete',
      '{ "action": "delete", "image": "$1" }$0',
    ],
    [
      'a step in a list of several lines',
      `${head}operations: [\n  de<|>\n]\n`,
      'delete',
      '{ action: delete, image: $1 }$0',
    ],
    ['a section in JSON', '{\n  "im<|>"\n}', 'images', '"images": {\n    $0\n  }'],
    ['a list of steps in JSON', '{\n  "op<|>"\n}', 'operations', '"operations": [\n    $0\n  ]'],
    ['a section', `${head}ke<|>\n`, 'keys', 'keys:\n  $0'],
  ])('ends at its last place, or behind it: %s', (_, text, label, snippet) => {
    expect(itemsAt(text).find((item) => item.label === label)?.snippet).toBe(snippet);
  });

  const copy = '  - action: publish\n    image: a\n';
  it.each([
    ['behind the fields of another one', `${copy}    del<|>\n`, `${copy}  - action: delete\n    image: \n`],
    ['behind a dash that stands too deep', `${copy}    - del<|>\n`, `${copy}  - action: delete\n    image: \n`],
    [
      'with an empty line, as its neighbors',
      `${copy}\n${copy}  - del<|>\n`,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'without its dash, with an empty line',
      `${copy}\n${copy}  del<|>\n`,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'where the empty line is there',
      `${copy}\n${copy}\n  - del<|>\n`,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'between others',
      `${copy}\n  - del<|>\n${copy}\n${copy}`,
      `${copy}\n  - action: delete\n    image: \n\n${copy}\n${copy}`,
    ],
    [
      'under a comment of its own',
      `${copy}\n${copy}\n  # Old.\n  - del<|>\n`,
      `${copy}\n${copy}\n  # Old.\n  - action: delete\n    image: \n`,
    ],
    [
      'in a block',
      '  - parallel:\n      - action: publish\n        image: a\n        del<|>\n',
      '  - parallel:\n      - action: publish\n        image: a\n      - action: delete\n        image: \n',
    ],
  ])('is a step in the line of its own: %s', (_, before, after) => {
    expect(chosen(`${head}operations:\n${before}`, 'delete')).toBe(`${head}operations:\n${after}`);
  });

  it.each([
    [
      'behind a thing',
      `${head}\nkeys:\n  k:\n    alias: x\n    fil<|>\n`,
      `${head}\nkeys:\n  k:\n    alias: x\n\nfiles:\n  \n`,
    ],
    ['behind a thing on one line', `${head}keys:\n  k: {}\n  fil<|>\n`, `${head}keys:\n  k: {}\nfiles:\n  \n`],
    ['behind the steps', `${head}operations:\n${copy}    fil<|>\n`, `${head}operations:\n${copy}files:\n  \n`],
    ['at the top', `${head}\nkeys:\n  k: {}\nfil<|>\n`, `${head}\nkeys:\n  k: {}\n\nfiles:\n  \n`],
  ])('is a section in a line of its own: %s', (_, before, after) => {
    expect(chosen(before, 'files')).toBe(after);
  });

  it('is a copy under another key and its share', () => {
    const pair = `action: copy-in-region\n    image: \n    key: \n    as: \n    name: \n`;
    expect(chosen(step('enc<|>\n'), 'encrypt-and-share')).toContain(`  - ${pair}\n  - action: share\n`);
  });

  it('is reported when it is looked at', () => {
    const told = (text: string, label: string): string => {
      const { checked, offset } = cursorIn(text);
      const about = completionsAt(checked, offset, english).items.find((item) => item.label === label)?.about;
      return about === undefined ? '' : (documentationOf(label, about, checked, english) ?? '');
    };
    expect(told(`${head}images:\n  a: { <|> }\n`, 'size')).toContain('Size of the image');
    expect(told(step('<|>\n'), 'share')).toContain('Shares images with other accounts');
    expect(told(`${head}# ims-disable-file <|>\n`, 'export-iso')).toContain('export-iso');
    expect(told(`${head}images:\n  a: { size: 40 }\noperations:\n  - { action: delete, image: <|> }\n`, 'a')).toContain(
      '`size`: `40`',
    );
  });
});
