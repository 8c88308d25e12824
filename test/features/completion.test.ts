import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../server/features/completion/complete';
import { documentationOf } from '../../server/features/completion/documentation';
import { withoutPlaces, type Completion } from '../../server/features/completion/item';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { fuzzyMatcher } from '../../server/text/fuzzy-match';
import { cursorIn, head } from '../support/cursor';
import { generated } from '../support/generate';
import { dedent, manifest } from '../support/dedent';

const english = catalogueFor('en');

const itemsAt = (text: string, locale = 'en'): readonly Completion[] => {
  const { checked, offset } = cursorIn(text);
  return completionsAt(checked, offset, catalogueFor(locale)).items;
};

/** The labels at the cursor of a text, sorted as in an editor. */
const offered = (text: string): readonly string[] =>
  [...itemsAt(text)].sort((a, b) => (a.sort < b.sort ? -1 : 1)).map((item) => item.label);

/** The text after an item is accepted, with empty placeholders. */
function chosen(text: string, label: string, kind?: Completion['kind']): string {
  const { checked, offset } = cursorIn(text);
  const { items, replace } = completionsAt(checked, offset, english);
  const item = items.find((each) => each.label === label && (kind === undefined || each.kind === kind));
  if (item === undefined) return `no ${label} among ${items.map((each) => each.label).join(' ')}`;
  const { from = replace.start, snippet } = item;
  return applyEdits(checked.text, [{ start: from, end: replace.end, newText: withoutPlaces(snippet) }]);
}

const step = (rest: string): string => manifest`
  operations:
    - ${rest}`;

describe('completion offers', () => {
  it('names in any script, which replace the typed part', () => {
    const text = manifest`
      images:
        支付-黄金镜像: {}
      operations:
        - { action: copy-in-region, image: 支付-黄<|>, name: a }
    `;
    expect(chosen(text, '支付-黄金镜像')).toBe(text.replace('支付-黄<|>', '支付-黄金镜像'));
  });

  it.each([
    ['sections at the top', `${head}im<|>\n`, 'images'],
    ['quotas', `${head}quotas:\n  im<|>\n`, 'images'],
    ['quotas on one line', `${head}quotas: { images: 5, <|> }\n`, 'tags'],
    ['quotas of an account', `${head}accounts:\n  partner: { quotas: { <|> } }\n`, 'images'],
    [
      'sections below others',
      manifest`
        images:
          a: {}
        <|>`,
      'operations',
    ],
    [
      'sections before others',
      manifest`
        <|>
        images:
          a: {}
      `,
      'keys',
    ],
    [
      'fields of a declaration',
      manifest`
        images:
          a:
            ki<|>
      `,
      'kind',
    ],
    [
      'fields of a declaration on an empty line',
      manifest`
        images:
          a:
            kind: iso
            <|>
          b: {}
      `,
      'size',
    ],
    [
      'fields in a flow map',
      manifest`
        images:
          a: { si<|> }
      `,
      'size',
    ],
    [
      'fields in an empty flow map',
      manifest`
        images:
          a: {<|>}
      `,
      'size',
    ],
    [
      'fields in a flow map over several lines',
      manifest`
        images:
          a: {
            kind: iso,
            <|>
          }
      `,
      'size',
    ],
    [
      'fields of a map in a declaration',
      manifest`
        images:
          a:
            origin:
              <|>
      `,
      'platform',
    ],
    [
      'fields of an item of a list',
      manifest`
        images:
          a:
            disks:
              - <|>
      `,
      'encrypted',
    ],
    [
      'fields of a step',
      manifest`
        operations:
          - action: export
            fi<|>
      `,
      'file_format',
    ],
    ['fields of a step on one line', step('{ action: export, is_<|> }\n'), 'is_quick_export'],
    [
      'fields of a step in a block',
      manifest`
        operations:
          - parallel:
              - action: export
                <|>
      `,
      'file_format',
    ],
    [
      'fields of a step between steps',
      manifest`
        operations:
          - action: share
            <|>
          - action: delete
            image: a
      `,
      'accounts',
    ],
    [
      'fields in a half-typed file',
      manifest`
        operations:
          - action: share
            <|>
          - action: export
            image: "
      `,
      'accounts',
    ],
    [
      'fields under a half-typed line',
      manifest`
        operations:
          - action: share
            acc
            <|>
      `,
      'images',
    ],
    [
      'values of an enumeration',
      manifest`
        images:
          a:
            kind: <|>
      `,
      'full-ecs',
    ],
    [
      'values directly after a colon',
      manifest`
        images:
          a:
            kind:<|>
      `,
      'full-ecs',
    ],
    [
      'values in quotes',
      manifest`
        images:
          a:
            kind: "<|>"
      `,
      'full-ecs',
    ],
    ['booleans', step('{ action: export, is_quick_export: <|> }\n'), 'true'],
    ['actions', step('action: co<|>\n'), 'copy-in-region'],
    ['whole steps after a dash', step('<|>\n'), 'share'],
    [
      'whole steps after a dash without a space',
      manifest`
        operations:
          -<|>
      `,
      'share',
    ],
    ['whole steps for the beginning of an action', step('cop<|>\n'), 'copy-in-region'],
    [
      'whole steps below a section',
      manifest`
        operations:
          <|>
      `,
      'share',
    ],
    [
      'whole steps below others',
      manifest`
        operations:
          - action: delete
            image: a
          <|>
      `,
      'share',
    ],
    [
      'whole steps in a block',
      manifest`
        operations:
          - parallel:
              - <|>
      `,
      'share',
    ],
    ['whole steps in a flow list', `${head}operations: [<|>]\n`, 'share'],
    ['blocks of steps', step('<|>\n'), 'share'],
    ['regions', step('{ action: copy-cross-region, target_region: <|> }\n'), 'eu-west-101'],
    [
      'regions as project names',
      manifest`
        accounts:
          p:
            projects:
              <|>
      `,
      'eu-west-101',
    ],
    [
      'regions of an agency',
      manifest`
        agencies:
          a: { projects: [<|>] }
      `,
      'eu-west-101',
    ],
    ['attributes of an image', step('{ action: update, image: a, set: { <|> } }\n'), 'hw_firmware_type'],
    [
      'storage classes',
      manifest`
        buckets:
          b: { storage_class: <|> }
      `,
      'STANDARD',
    ],
    [
      'policies',
      manifest`
        agencies:
          a:
            policies:
              - <|>
      `,
      'IMS CrossCopyAgencyPolicy',
    ],
    [
      'operations of a grant',
      manifest`
        keys:
          k: { grants: [{ operations: [<|>] }] }
      `,
      'describe-key',
    ],
    [
      'names of keys',
      manifest`
        keys:
          golden: {}
        ${step('{ action: copy-in-region, key: <|> }\n').slice(head.length)}`,
      'golden',
    ],
    ['`none` as the key of a copy', step('{ action: copy-in-region, image: a, key: <|> }\n'), 'none'],
    [
      'names in flow lists',
      manifest`
        accounts:
          partner: {}
        operations:
          - { action: share, accounts: [<|>] }
      `,
      'partner',
    ],
    [
      'more names in flow lists',
      manifest`
        accounts:
          partner: {}
        operations:
          - { action: share, accounts: [a, <|>] }
      `,
      'partner',
    ],
    [
      'names in block lists',
      manifest`
        accounts:
          partner: {}
        operations:
          - action: share
            accounts:
              - <|>
      `,
      'partner',
    ],
    [
      'names in lists over several lines',
      manifest`
        accounts:
          partner: {}
        operations:
          - action: share
            accounts: [
              <|>
            ]
      `,
      'partner',
    ],
    [
      'names in declarations',
      manifest`
        keys:
          golden: {}
        images:
          a:
            key: g<|>
      `,
      'golden',
    ],
    [
      'accounts or kinds of recipients of a share',
      manifest`
        accounts:
          partner: {}
        images:
          a:
            shared_with:
              - <|>
      `,
      'partner',
    ],
    [
      'kinds of recipients of a share',
      manifest`
        accounts:
          partner: {}
        images:
          a:
            shared_with:
              - <|>
      `,
      'account',
    ],
    [
      'disks of the server',
      manifest`
        servers:
          s: { data_disks: { data: { size: 100 } } }
        operations:
          - { action: create-from-disk, server: s, disk: <|> }
      `,
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
    [
      'fields in the second document',
      manifest`
        ---
        ${head}images:
          a:
            <|>
      `,
      'kind',
    ],
    [
      'fields in files with other line ends',
      manifest`
        images:
          a:
            kind: iso
            <|>
      `.replaceAll('\n', '\r\n'),
      'size',
    ],
    ['a new manifest in an empty file', '<|>', 'imsManifest'],
    ['a new manifest after a comment', '# ours\n<|>', 'imsManifest'],
    ['rules in comments', `${head}# ims-disable-file copy-<|>\n`, 'copy-iso-in-region'],
    ['more rules in comments', `${head}# ims-disable-file export-iso, <|>\n`, 'copy-iso-in-region'],
    ['directives in comments', `${head}# <|>\n`, 'ims-disable-next-line'],
  ])('%s', (_, text, label) => {
    expect(offered(text)).toContain(label);
  });

  it.each([
    ['in a comment', `${head}# a <|>\n`],
    [
      'after a value',
      manifest`
        images:
          a:
            kind: iso # <|>x
      `,
    ],
    ['after the reason of a comment', `${head}# ims-disable-file export-iso -- <|>\n`],
    [
      'for the name of a new declaration',
      manifest`
        images:
          <|>
      `,
    ],
    [
      'for a free-form string',
      manifest`
        images:
          a: { name: <|> }
      `,
    ],
    [
      'for an unknown action',
      manifest`
        operations:
          - action: fly
            <|>
      `,
    ],
  ])('no fields or names %s', (_, text) => {
    expect(
      offered(text).filter((label) => !label.startsWith('ims-') && label !== 'action' && label !== 'parallel'),
    ).toEqual([]);
  });

  it.each([
    [
      'fields of a map',
      manifest`
        operations:
          - action: share
            image: a
            <|>
      `,
      'image',
    ],
    [
      'sections',
      manifest`
        keys: {}
        <|>
      `,
      'keys',
    ],
    [
      'names in a list',
      manifest`
        accounts: { p: {}, q: {} }
        operations:
          - { action: share, accounts: [p, <|>] }
      `,
      'p',
    ],
    ['values in a list', `${head}keys: { k: { grants: [{ operations: [describe-key, <|>] }] } }\n`, 'describe-key'],
    [
      'values in a block list',
      manifest`
        agencies:
          a:
            projects:
              - eu-west-101
              - <|>
      `,
      'eu-west-101',
    ],
    ['names in a map with any keys', `${head}accounts: { p: { projects: { eu-west-101: x, <|> } } }\n`, 'eu-west-101'],
    ['booleans in quotes', '{"images":{"a":{"encrypted":"t<|>"}}}', 'true'],
    [
      'snippets in keys',
      manifest`
        images:
          a:
            e<|>
      `,
      'encrypt-and-share',
    ],
    ['snippets in flow maps', step('{ <|> }\n'), 'encrypt-and-share'],
    ['snippets in values', step('action: e<|>\n'), 'encrypt-and-share'],
    [
      'steps in the lists of a step',
      manifest`
        operations:
          - action: share
            accounts:
              - p
              sh<|>
      `,
      'share',
    ],
    [
      'sections in the middle of a declaration',
      manifest`
        images:
          a:
            ke<|>
            size: 4
      `,
      'keys',
    ],
    [
      'items of a list directly after its colon',
      manifest`
        operations:
          - action: share
            images:<|>
      `.replace('operations', 'images: { a: {} }\noperations'),
      'a',
    ],
    ['directives in a comment about something else', `${head}# is<|>\n`, 'ims-disable-file'],
  ])('nothing that already exists or is not allowed: %s', (_, text, label) => {
    expect(offered(text)).not.toContain(label);
  });

  it('whole steps first, then blocks, templates, and fields', () => {
    const labels = offered(step('<|>\n'));
    expect(labels[0]).toBe('import');
    expect(labels.slice(-3)).toEqual(['parallel', 'encrypt-and-share', 'action']);
  });

  it('an action only until it is complete, so that Enter ends the line', () => {
    const items = itemsAt(step('action: share<|>\n'));
    const matching = items.filter(({ label, filter = label }) => fuzzyMatcher('share')(filter));
    expect(items.map(({ label }) => label)).toContain('share');
    expect(matching).toEqual([]);
  });

  it('directives in comments on request, and not after every space', () => {
    const { checked, offset } = cursorIn(`${head}# <|>\n`);
    expect(completionsAt(checked, offset, english, { unasked: true }).items).toEqual([]);
    expect(offered(`${head}# im<|>\n`)).toContain('ims-disable-file');
  });

  it('the newest version of each system first, including labels from the documentation', () => {
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

  it('required fields first, without those that exist', () => {
    const fields = offered(manifest`
      operations:
        - action: export
          image: a
          <|>
    `);
    expect(fields.slice(0, 2)).toEqual(['bucket', 'object']);
    expect(fields).not.toContain('image');
    expect(
      offered(dedent`
      <|>
      images:
        a: {}
    `).slice(0, 2),
    ).toEqual(['imsManifest', 'region']);
  });

  it('systems by their type and architecture', () => {
    const windows = offered(step('{ action: import, os_type: Windows, os_version: <|> }\n'));
    expect(windows.every((system) => system.startsWith('Windows'))).toBe(true);
    const arm = offered(manifest`
      operations:
        - action: import
          architecture: arm
          os_version: CentOS 7<|>
    `);
    expect(arm.some((system) => system.endsWith('32bit'))).toBe(false);
    const image = offered(manifest`
      images:
        a:
          os_type: Linux
          os_version: <|>
    `);
    expect(image.some((system) => system.startsWith('Windows'))).toBe(false);
    const server = manifest`
      servers:
        s: { os_type: Windows }
      operations:
        - action: create-from-disk
          server: s
          os_version: <|>
    `;
    expect(offered(server).every((system) => system.startsWith('Windows'))).toBe(true);
  });

  it('regions and storage classes with their names, in the language of the user', () => {
    const detail = (text: string, label: string, locale: string) =>
      itemsAt(text, locale).find((item) => item.label === label)?.detail;
    const region = dedent`
      imsManifest: v1
      region: <|>
    `;
    expect(detail(region, 'eu-west-101', 'en')).toBe('EU-Dublin');
    expect(detail(region, 'cn-north-4', 'zh-cn')).toBe('华北-北京四');
    expect(
      detail(
        manifest`
          buckets:
            b: { storage_class: <|> }
        `,
        'COLD',
        'zh-cn',
      ),
    ).toBe('归档存储');
  });

  it('a new manifest in a file with only comments', () => {
    expect(
      offered(dedent`
        # Images of the shop.

        <|>`),
    ).toEqual(['imsManifest']);
    expect(
      chosen(
        dedent`
          # Images of the shop.
          <|>`,
        'imsManifest',
      ),
    ).toMatch(/^# Images of the shop\.\nimsManifest: v1\n/);
    expect(offered('# ims-<|>\n')).toContain('ims-disable-file');
    expect(offered('---\n<|>')).toContain('region');
  });

  it('no block inside a block', () => {
    expect(
      offered(manifest`
        operations:
          - parallel:
              - action: publish
                image: a
                - pu<|>
      `),
    ).not.toContain('parallel');
    expect(
      offered(manifest`
        operations:
          - parallel:
              - <|>
      `),
    ).not.toContain('parallel');
    expect(offered(step('parallel: [{ <|> }]\n'))).not.toContain('parallel');
    expect(offered(step('<|>\n'))).toContain('parallel');
  });

  describe('in a chain', () => {
    const chains = (rest: string): string => manifest`
      images:
        base: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
      operations:
        - parallel:
            - - { action: copy-in-region, image: base, as: first, name: first }
              - { action: publish, image: first }
            ${rest}
    `;

    it('steps, but no blocks and no chains', () => {
      for (const text of ['- - <|>', '- - { action: publish, image: base }\n        - <|>']) {
        const labels = offered(chains(text));
        expect(labels).toContain('share');
        expect(labels).not.toContain('parallel');
        expect(labels).not.toContain('chain');
      }
      expect(offered(chains('- <|>'))).toContain('chain');
    });

    it('a step with its fields in the column of the chain', () => {
      const after = '- - action: publish\n          image: \n';
      expect(chosen(chains('- - <|>'), 'publish')).toContain(after);
      expect(chosen(chains('- - pub<|>'), 'publish')).toContain(after);
      expect(chosen(chains('- <|>'), 'chain')).toMatch(/^ {6}- - $/m);
    });

    it('a step in place of a word deeper than the dashes of the chain', () => {
      expect(chosen(chains('- - action: publish\n          image: base\n          pub<|>'), 'publish')).toContain(
        '      - - action: publish\n          image: base\n        - action: publish\n          image: \n',
      );
    });

    it('images of earlier steps of the same chain, and none of other chains', () => {
      const names = offered(
        chains(
          '- - { action: copy-in-region, image: base, as: second, name: second }\n        - { action: publish, image: <|> }',
        ),
      );
      expect(names).toContain('second');
      expect(names).toContain('base');
      expect(names).not.toContain('first');
    });
  });

  it('rules with a finding on the next line first', () => {
    const text = manifest`
      images:
        a: { kind: iso }
      operations:
        - action: copy-in-region
          # ims-disable-next-line <|>
          image: a
          name: n
    `;
    expect(offered(text)[0]).toBe('copy-iso-in-region');
  });
});

describe('names', () => {
  const plan = (last: string): string =>
    manifest`
      keys:
        golden: {}
      images:
        enc: { encrypted: true, key: golden, kind: system }
        plain: { encrypted: false, kind: system }
      operations:
        - { action: delete, image: plain }
        - { action: copy-in-region, image: enc, key: none, as: open, name: n }
        - ${last}
        - { action: copy-in-region, image: enc, key: none, as: later, name: m }
    `;

  it('are those of existing images, with rejected ones last and the reason', () => {
    const text = plan(dedent`
      action: copy-cross-region
          image: <|>`);
    expect(offered(text)).toEqual(['open', 'enc']);
    expect(itemsAt(text).find((item) => item.label === 'enc')?.detail).toBe(
      'enc is encrypted. Encrypted images cannot be copied to another region, whichever key they use.',
    );
    expect(itemsAt(text).find((item) => item.label === 'open')?.detail).toBe('unencrypted · ap-southeast-1');
  });

  it('are checked against the fields of the step, not against missing ones', () => {
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
      manifest`
        keys:
          gone: { state: pending-deletion }
          kept: { state: enabled }
        images:
          base: { key: <|> }
      `,
      ['kept', 'gone'],
      'gone is scheduled for deletion. base is lost once the key is deleted, so cancel the deletion and enable the key.',
    ],
  ])('of %s that cause a finding come last, with the reason', (_, text, labels, reason) => {
    expect(offered(text)).toEqual(labels);
    expect(itemsAt(text).find((item) => item.label === labels[1])?.detail).toBe(reason);
  });

  it('of keys have their alias', () => {
    const text = manifest`
      keys: { a: { alias: ims/default }, b: {} }
      images: { i: {} }
      operations:
        - { action: copy-in-region, image: i, key: <|> }
    `;
    expect(itemsAt(text).map(({ label, detail }) => [label, detail])).toEqual([
      ['a', 'ims/default'],
      ['b', ''],
      ['none', expect.stringContaining('not encrypted')],
    ]);
  });

  it('of projects start with the one named like the target region', () => {
    const text = step('{ action: copy-cross-region, target_region: ap-southeast-3, project_name: <|> }\n');
    expect(offered(text)[0]).toBe('ap-southeast-3');
    expect(offered(text)).toContain('af-south-1');
  });

  it('of disks that a step cannot use come last, with the reason', () => {
    const text = manifest`
      servers:
        web:
          kind: ecs
          data_disks:
            huge: { size: 2000 }
            small: { size: 40 }
      operations:
        - { action: create-from-disk, server: web, disk: <|> }
    `;
    expect(offered(text)).toEqual(['small', 'huge']);
    expect(itemsAt(text).map((item) => item.detail)).toEqual([
      'The disk is 2000 GiB. Images can be created only from disks of up to 1024 GiB; create a full-ECS image instead.',
      '40 GiB',
    ]);
  });

  it('in a block are those from before the block', () => {
    const text = plan(
      dedent`
        parallel:
              - { action: copy-in-region, image: enc, key: none, as: twin, name: t }
              - { action: publish, image: <|> }`,
    );
    expect(offered(text)).toEqual(['open', 'enc']);
  });

  it('are offered quickly in long texts with syntax errors', () => {
    const text = generated(2000).replace('operations:\n', '<|>\n');
    expect(offered(text)).toContain('operations');
    const tags = Array.from({ length: 900 }, (_, index) => `      tag-${String(index)}: x`).join('\n');
    expect(
      offered(manifest`
        images:
          a:
            ki<|>
            tags:
        ${tags}
      `),
    ).toContain('kind');
  });

  it('are limited in number, and narrowed by more input', () => {
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

describe('an accepted completion', () => {
  it.each([
    [
      'field',
      manifest`
        operations:
          - action: share
            acc<|>
      `,
      'accounts',
      manifest`
        operations:
          - action: share
            accounts: []
      `,
    ],
    [
      'field with a map',
      manifest`
        images:
          a:
            ori<|>
      `,
      'origin',
      `${head}images:\n  a:\n    origin:\n      \n`,
    ],
    [
      'field in a flow map',
      manifest`
        images:
          a: { ori<|> }
      `,
      'origin',
      manifest`
        images:
          a: { origin: {  } }
      `,
    ],
    [
      'field before its colon',
      manifest`
        images:
          a: { ki<|>: iso }
      `,
      'kind',
      manifest`
        images:
          a: { kind: iso }
      `,
    ],
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
    [
      'field in an empty flow map',
      manifest`
        images:
          a: {<|>}
      `,
      'kind',
      manifest`
        images:
          a: { kind:  }
      `,
    ],
    [
      'field in a flow map with a space',
      manifest`
        images:
          a: { <|>}
      `,
      'kind',
      manifest`
        images:
          a: { kind:  }
      `,
    ],
    [
      'list of maps',
      manifest`
        images:
          a:
            dis<|>
      `,
      'disks',
      `${head}images:\n  a:\n    disks:\n      - \n`,
    ],
    [
      'list of names',
      manifest`
        operations:
          - action: share
            image: a
            accounts: <|>
      `.replace('operations', 'accounts:\n  p: {}\noperations'),
      'p',
      manifest`
        operations:
          - action: share
            image: a
            accounts: [p]
      `.replace('operations', 'accounts:\n  p: {}\noperations'),
    ],
    [
      'value after a colon',
      manifest`
        images:
          a:
            kind:<|>
      `,
      'iso',
      manifest`
        images:
          a:
            kind: iso
      `,
    ],
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
      manifest`
        operations:
          - action: import
            os_version: "CentOS<|>
      `,
      'CentOS 7.2 64bit',
      manifest`
        operations:
          - action: import
            os_version: "CentOS 7.2 64bit
      `,
    ],
    ['value in JSON', '{"region":<|>}', 'eu-west-101', '{"region": "eu-west-101"}'],
    [
      'name in a list',
      manifest`
        accounts:
          partner: {}
        operations:
          - action: share
            accounts:
              - p<|>
      `,
      'partner',
      manifest`
        accounts:
          partner: {}
        operations:
          - action: share
            accounts:
              - partner
      `,
    ],
    ['step', step('<|>\n'), 'delete', step('action: delete\n    image: \n')],
    [
      'step for the beginning of an action',
      step('exp<|>\n'),
      'export',
      step('action: export\n    image: \n    bucket: \n    object: \n    file_format: \n'),
    ],
    [
      'step directly after a dash',
      manifest`
        operations:
          -<|>
      `,
      'delete',
      step('action: delete\n    image: \n'),
    ],
    [
      'step without a dash',
      manifest`
        operations:
          - action: delete
            image: a
          <|>
      `,
      'publish',
      step('action: delete\n    image: a\n  - action: publish\n    image: \n'),
    ],
    [
      'first step',
      manifest`
        operations:
          <|>
      `,
      'publish',
      step('action: publish\n    image: \n'),
    ],
    [
      'step in a flow list',
      `${head}operations: [<|>]\n`,
      'publish',
      `${head}operations: [{ action: publish, image:  }]\n`,
    ],
    ['step in a flow map', step('{ <|> }\n'), 'publish', step('{ action: publish, image:  }\n')],
    ['step in JSON', '{"operations":[<|>]}', 'publish', '{"operations":[{ "action": "publish", "image": "" }]}'],
    ['section `operations`', `${head}op<|>\n`, 'operations', `${head}operations:\n  - \n`],
  ])('replaces the typed part: %s', (_, text, label, after) => {
    expect(chosen(text, label)).toBe(after);
  });

  it('creates a manifest without errors once its placeholders are filled in', () => {
    const { items } = completionsAt(check(''), 0, english);
    expect(items[0]?.snippet).toContain('region: ${1:ap-southeast-1}');
    const asJson = completionsAt(check('', { path: 'plan.ims.json' }), 0, english).items[0]?.snippet ?? '';
    const filled = asJson.replace(/\$\{\d:([^}]*)\}/g, '$1').replace('$0', '"operations": []');
    expect(check(filled).findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.each([
    [
      'a step',
      step('<|>\n'),
      'export',
      dedent`
        action: export
            image: $1
            bucket: $2
            object: $3
            file_format: $0`,
    ],
    [
      'a step that ends with a list',
      step('<|>\n'),
      'share',
      dedent`
        action: share
            image: $1
            accounts: [$2]$0`,
    ],
    [
      'a step with the same name in two fields',
      step('<|>\n'),
      'create-from-server',
      dedent`
        action: create-from-server
            server: $1
            as: $2
            name: \${3:$2}$0`,
    ],
    ['a step on one line', `${head}operations: [<|>]\n`, 'publish', '{ action: publish, image: $1 }$0'],
    ['a step in JSON', '{"operations":[<|>]}', 'publish', '{ "action": "publish", "image": "$1" }$0'],
    ['an action', step('action: del<|>\n'), 'delete', 'delete\n    image: $0'],
    ['an action on one line', step('{ action: del<|> }\n'), 'delete', 'delete, image: $0'],
    ['an action in JSON', '{"operations":[{"action": "del<|>"}]}', 'delete', '"delete", "image": "$1"$0'],
    [
      'an action with some of its fields',
      manifest`
        operations:
          - action: exp<|>
            image: a
            bucket: b
      `,
      'export',
      dedent`
        export
            object: $1
            file_format: $0`,
    ],
    [
      'an action with all its fields',
      manifest`
        operations:
          - action: del<|>
            image: a
      `,
      'delete',
      'delete',
    ],
    ['a block', step('<|>\n'), 'parallel', 'parallel:\n      - $0'],
    [
      'a field',
      manifest`
        operations:
          - action: export
            fi<|>
      `,
      'file_format',
      'file_format: $0',
    ],
    [
      'a list',
      manifest`
        operations:
          - action: share
            acc<|>
      `,
      'accounts',
      'accounts: [$1]$0',
    ],
    [
      'a map on one line',
      manifest`
        images:
          a: { ori<|> }
      `,
      'origin',
      'origin: { $0 }',
    ],
    ['a step that ends with a map', step('{ <|> }\n'), 'tag', 'action: tag, image: $1, tags: { $0 }'],
    [
      'a step in JSON on its own line',
      dedent`
        {"operations": [
          de<|>
        ]}`,
      'delete',
      '{ "action": "delete", "image": "$1" }$0',
    ],
    [
      'a step in a list of several lines',
      manifest`
        operations: [
          de<|>
        ]
      `,
      'delete',
      '{ action: delete, image: $1 }$0',
    ],
    ['a section in JSON', '{\n  "im<|>"\n}', 'images', '"images": {\n    $0\n  }'],
    [
      'a list of steps in JSON',
      '{\n  "op<|>"\n}',
      'operations',
      dedent`
        "operations": [
            $0
          ]`,
    ],
    ['a section', `${head}ke<|>\n`, 'keys', 'keys:\n  $0'],
  ])('puts the cursor at or after its last placeholder: %s', (_, text, label, snippet) => {
    expect(itemsAt(text).find((item) => item.label === label)?.snippet).toBe(snippet);
  });

  const copy = '  - action: publish\n    image: a\n';
  it.each([
    ['after the fields of another step', `${copy}    del<|>\n`, `${copy}  - action: delete\n    image: \n`],
    ['after a dash that is indented too far', `${copy}    - del<|>\n`, `${copy}  - action: delete\n    image: \n`],
    [
      'with a blank line like its neighbors',
      `${copy}\n${copy}  - del<|>\n`,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'without a dash, with a blank line',
      `${copy}\n${copy}  del<|>\n`,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'after an existing blank line',
      dedent`
        ${copy}
        ${copy}
          - del<|>
      `,
      `${copy}\n${copy}\n  - action: delete\n    image: \n`,
    ],
    [
      'between other steps',
      dedent`
        ${copy}
          - del<|>
        ${copy}
        ${copy}`,
      `${copy}\n  - action: delete\n    image: \n\n${copy}\n${copy}`,
    ],
    [
      'below its own comment',
      dedent`
        ${copy}
        ${copy}
          # Old.
          - del<|>
      `,
      `${copy}\n${copy}\n  # Old.\n  - action: delete\n    image: \n`,
    ],
    [
      'in a block',
      '  - parallel:\n      - action: publish\n        image: a\n        del<|>\n',
      '  - parallel:\n      - action: publish\n        image: a\n      - action: delete\n        image: \n',
    ],
  ])('puts a step on its own line: %s', (_, before, after) => {
    expect(
      chosen(
        manifest`
          operations:
          ${before}`,
        'delete',
      ),
    ).toBe(manifest`
      operations:
      ${after}`);
  });

  it.each([
    [
      'after a declaration',
      dedent`
        ${head}
        keys:
          k:
            alias: x
            fil<|>
      `,
      `${head}\nkeys:\n  k:\n    alias: x\n\nfiles:\n  \n`,
    ],
    [
      'after a declaration on one line',
      manifest`
        keys:
          k: {}
          fil<|>
      `,
      `${head}keys:\n  k: {}\nfiles:\n  \n`,
    ],
    [
      'after the steps',
      manifest`
        operations:
        ${copy}    fil<|>
      `,
      `${head}operations:\n${copy}files:\n  \n`,
    ],
    [
      'at the top level',
      dedent`
      ${head}
      keys:
        k: {}
      fil<|>
    `,
      `${head}\nkeys:\n  k: {}\n\nfiles:\n  \n`,
    ],
  ])('puts a section on its own line: %s', (_, before, after) => {
    expect(chosen(before, 'files')).toBe(after);
  });

  it('can insert an encrypted copy and its share', () => {
    const pair = `action: copy-in-region\n    image: \n    key: \n    as: \n    name: \n`;
    expect(chosen(step('enc<|>\n'), 'encrypt-and-share')).toContain(`  - ${pair}\n  - action: share\n`);
  });

  it('has documentation', () => {
    const told = (text: string, label: string): string => {
      const { checked, offset } = cursorIn(text);
      const about = completionsAt(checked, offset, english).items.find((item) => item.label === label)?.about;
      return about === undefined ? '' : (documentationOf(label, about, checked, english) ?? '');
    };
    expect(
      told(
        manifest`
          images:
            a: { <|> }
        `,
        'size',
      ),
    ).toContain('Size of the image');
    expect(told(step('<|>\n'), 'share')).toContain('Shares images with other accounts');
    const status = manifest`
      images:
        a:
          status: <|>
    `;
    expect(told(status, 'killed')).toMatch(
      /^\*\*`killed`\*\* — The upload of the image file failed\\\.\n\n\*\*`status`/,
    );
    expect(told(status, 'deleted')).toMatch(/^\*\*`status`\*\* — /);
    expect(told(`${head}# ims-disable-file <|>\n`, 'export-iso')).toContain('export-iso');
    expect(
      told(
        manifest`
          images:
            a: { size: 40 }
          operations:
            - { action: delete, image: <|> }
        `,
        'a',
      ),
    ).toContain('`size`: `40`');
  });
});
