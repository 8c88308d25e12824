import { describe, expect, it } from 'vitest';
import { hover } from '../../server/features/hover/hover';
import { plainText } from '../../server/features/markdown';
import { catalogueFor } from '../../server/messages/catalogues';
import { definitionOf } from '../../server/model/schema-lookup';
import { check } from '../support/check';
import { cursorIn, head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

const english = catalogueFor('en');

/** The hover at the cursor of a text. */
function at(text: string, locale = 'en', explains = false): string {
  const { checked, offset } = cursorIn(text);
  return hover(checked, offset, catalogueFor(locale), explains)?.markdown ?? '';
}

/** The maximum number of lines of a hover, so that it fits next to the text. */
const LINES = 12;

describe('a hover', () => {
  it('over a quota describes its limit', () => {
    for (const text of [`${head}quotas:\n  ima<|>ges: 5\n`, `${head}accounts:\n  a: { quotas: { ima<|>ges: 5 } }\n`])
      expect(at(text)).toContain('Private images that the account can have in each region');
  });

  it('is short over an action, an image, and a finding', () => {
    const step = dedent`
      operations:
        - action: copy-<1>in-region
          image: <2>a
          name: n
    `;
    for (const images of [
      'images: { a: {} }\n',
      'images: { a: { kind: iso, size: 300, encrypted: true, status: active, tags: { x: y }, min_disk: 40, min_ram: 2, os_type: Linux, architecture: x86, name: q, market: none } }\n',
    ])
      for (const here of ['<1>', '<2>']) {
        const text = (head + images + step).replace(here, '<|>').replace(/<\d>/, '');
        const lines = at(text)
          .split('\n')
          .filter((line) => line.trim() !== '' && line !== '---');
        expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(LINES);
        expect(lines.length).toBeGreaterThan(2);
      }
  });

  it('over a finding does not repeat the finding, and is short together with it', () => {
    const { checked, offset } = cursorIn(
      manifest`
        keys:
          k: { alias: ims/default }
        accounts:
          p: {}
        images:
          a: { kind: system, size: 40, min_disk: 40, status: active, os_type: Linux, architecture: x86 }
        operations:
          - { action: copy-in-region, image: a, key: k, as: b, name: n }
          - { action: share, image: <|>b, accounts: [p] }
      `,
    );
    const found = checked.findings.filter(({ rule }) => rule === 'share-encrypted-default-key');
    expect(found).toHaveLength(1);
    const said = hover(checked, offset, english)?.markdown ?? '';
    expect(said).not.toMatch(/is encrypted with `|ims\/default|\*\*`image`\*\*/);
    expect(said).toContain('- `kind`: `system`');
    const lines = said.split('\n').filter((line) => line.trim() !== '' && line !== '---');
    // A message of this length takes two lines.
    const above = found.reduce((sum, { related }) => sum + 2 + related.length, 0);
    expect(above + lines.length, said).toBeLessThanOrEqual(LINES);
  });

  it('over an action shows its description, its call, and the results of its checks', () => {
    const said = at(
      manifest`
        images:
          a: { kind: iso }
        operations:
          - action: copy-in-<|>region
            image: a
            name: n
      `,
    );
    expect(said).toContain('Copies an image within its region');
    expect(said).toContain('POST /v1/cloudimages/{image_id}/copy');
    expect(said).toMatch(/\d+ rules are not checked\. To check them:\n- Declare `\w+` for `a` in `images`/);
  });

  it('over a reference shows all known facts at that step, with the reasons', () => {
    const said = at(
      manifest`
        images:
          a: { kind: system, encrypted: true }
        operations:
          - action: copy-in-region
            image: a
            key: none
            as: b
            name: n
          - action: publish
            image: <|>b
      `,
    );
    expect(said).toContain('- `encrypted`: `false` — `b` is not encrypted because of `key: none`. (line 8)');
    expect(said).toContain('- `kind`: `system`');
  });

  it('shows a reason once for all its facts', () => {
    const text = manifest`
      images:
        a:
          kind: system
          size: 40
          status: active
      operations:
        - { action: copy-in-region, image: <1>a, as: b, name: n }
        - { action: publish, image: <2>b }
    `;
    const said = (here: string): string => at(text.replace(here, '<|>').replace(/<\d>/, ''));
    expect(said('<1>')).toContain('- `kind`: `system`, `size`: `40`, `status`: `active` — Declared here. (lines 5–7)');
    expect(said('<2>')).toContain(
      '- `kind`: `system`, `size`: `40`, `region`: `ap-southeast-1` — `b` is a copy of `a` that is created here. (line 9)',
    );
    for (const here of ['<1>', '<2>']) {
      const reasons = [...said(here).matchAll(/ — (.+)$/gm)].map(([, reason]) => reason);
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  });

  it('marks an inherited field as code', () => {
    const text = manifest`
      servers:
        s: { kind: ecs, os_type: Linux }
      operations:
        - { action: create-from-server, server: s, as: <|>g, name: g }
    `;
    expect(at(text)).toContain('`g` inherits `os_type` from `s`.');
    expect(at(text)).not.toContain('ˋ');
  });

  it('over the name of a disk shows its known facts', () => {
    const servers = dedent`
      servers:
        web: { data_disks: { logs: { size: 40, encrypted: true } } }
    `;
    for (const said of [
      at(`${head}${servers.replace('logs', 'lo<|>gs')}`),
      at(manifest`
        ${servers}operations:
          - { action: create-from-disk, server: web, disk: <|>logs }
      `),
    ]) {
      expect(said).toContain('**`logs`** · `data_disks`');
      expect(said).toContain('- `size`: `40`');
      expect(said).toContain('- `encrypted`: `true`');
    }
  });

  it.each([
    [
      'an item of a list',
      dedent`
        operations:
          - { action: share, images: [<|>a] }
      `,
      '**`images`** — Several images',
    ],
    [
      'a tag',
      dedent`
        images:
          a: { tags: { te<|>am: x } }
      `,
      '**`tags`** — Tags of the image',
    ],
    ['a custom field', `x-<|>base: &b { kind: iso }\n`, '**`x-base`** — Ignored'],
  ])('over %s shows the description of its field', (_, text, said) => {
    expect(at(head + text)).toContain(said);
  });

  it('over a reference uses the field names of the manifest for facts', () => {
    const image = at(
      manifest`
        images:
          a: { origin: { type: file, platform: SUSE } }
        operations:
          - { action: tag, image: <|>a, tags: { x: y } }
      `,
    );
    expect(image).toContain('- `origin.type`: `file`, `origin.platform`: `SUSE`');
    expect(image).toMatch(/Unknown \(\d+ more\): `encrypted`/);
    const named = (said: string): readonly string[] =>
      [...said.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name ?? '');
    const top = new Set(Object.keys(definitionOf('images').properties ?? {}));
    for (const name of named(image.split('Not declared')[1]?.split('\n')[0] ?? ''))
      expect(top, name).toContain(name.split('.')[0]);
    const key = at(manifest`
      keys:
        k: { alias: ims/default }
      images:
        a: { key: <|>k }
    `);
    expect(key).toContain('- `alias`: `ims/default`');
    expect(key).not.toContain('`default`');
  });

  it('over a field shows its meaning, unit, and values', () => {
    expect(
      at(manifest`
        images:
          a:
            si<|>ze: 40
      `),
    ).toContain('Size of the image, in GiB');
    expect(
      at(manifest`
        images:
          a:
            ki<|>nd: iso
      `),
    ).toContain('Allowed values: `system`, `data`, `full-ecs`, `iso`, `bms`');
  });

  it('over an action lists each of its calls once', () => {
    const said = at(`${head}operations:\n  - { action: imp<|>ort, file: f, name: n, min_disk: 40 }\n`);
    expect(said.match(/quickimport/g)).toHaveLength(1);
  });

  it('over a value shows its meaning if the documentation has it', () => {
    const over = (value: string): string =>
      manifest`
        images:
          a:
            status: ${value.slice(0, 2)}<|>${value.slice(2)}
      `;
    expect(at(over('killed'))).toMatch(/^\*\*`killed`\*\* — The upload of the image file failed\\\.\n[^]*`status`/);
    expect(at(over('killed'), 'zh-CN')).toContain('**`killed`** — 镜像文件上传失败。');
    expect(at(over('deleted'))).toMatch(/^\*\*`status`\*\* — /);
    expect(
      at(manifest`
        images:
          a:
            st<|>atus: killed
      `),
    ).toMatch(/^\*\*`status`\*\* — /);
    const kind = 'shared_with: [{ account: b, by: do<|>main }]';
    expect(
      at(manifest`
        images:
          a: { ${kind} }
      `),
    ).toMatch(/^\*\*`domain`\*\* — Account\\\./);
  });

  it('over a region shows its name in the language of the user', () => {
    expect(
      at(dedent`
        imsManifest: v1
        region: cn-north-<|>4
      `),
    ).toContain('Beijing4');
    expect(
      at(
        dedent`
          imsManifest: v1
          region: cn-north-<|>4
        `,
        'zh-CN',
      ),
    ).toContain('北京四');
  });

  it.each([
    ['a comment', '# IMG.00<|>98.\n'],
    [
      'a string',
      dedent`
        images:
          a: { name: "after <|>IMG.0098" }
      `,
    ],
    ['lowercase letters', '# img.0098<|>, again\n'],
  ])('over an error code in %s shows its meaning and the rules that predict it', (_, text) => {
    const said = plainText(at(head + text));
    expect(said).toContain('IMG.0098');
    expect(said).toContain('HTTP 400 — The encrypted image cannot be shared or published in Marketplace.');
    expect(said).toMatch(/Detected by: share-encrypted-default-key, publish-encrypted/);
    expect(said).toMatch(/the documents do not link them\): share-encrypted-custom-key/);
  });

  it('over a text that only looks like an error code shows nothing', () => {
    expect(at(`${head}# IMG.00<|>981\n`)).toBe('');
    expect(at(`${head}# IMG.9<|>999\n`)).toBe('');
  });

  it('over a region shows its name at any position', () => {
    for (const text of [
      `${head}# to eu-west-<|>101, then on\n`,
      manifest`
        accounts:
          p: { projects: { eu-west<|>-101: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } }
      `,
      manifest`
        agencies:
          a: { projects: [<|>eu-west-101] }
      `,
    ])
      expect(at(text)).toContain('`eu-west-101` — region EU\\-Dublin');
  });

  it('over a rule in a comment shows its description', () => {
    const said = plainText(at(`${head}# ims-disable-file copy-iso-<|>in-region -- later\n`));
    expect(said).toContain('A copy of an ISO image within its region · copy-iso-in-region · error');
    expect(said).not.toContain('https:');
  });

  it('over a disabling comment explains how it works', () => {
    expect(at(`${head}# ims-disable-<|>next-line copy-iso-in-region\n`)).toContain('for the next line');
    expect(at(`${head}# ims-<|>disable-file copy-iso-in-region\n`, 'zh-cn')).toContain('整个文件');
  });

  it('over the name of a produced image shows all its known facts', () => {
    const said = at(
      manifest`
        images:
          a: { kind: system, size: 40 }
        operations:
          - { action: copy-in-region, image: a, key: none, as: <|>b, name: n }
      `,
    );
    expect(said).toContain('**`b`** · `images`');
    expect(said).toContain('`size`: `40`');
    expect(said).toContain('**`as`** — Name of the new image in the manifest');
  });

  it('over names of sections and blocks shows their descriptions', () => {
    expect(
      at(manifest`
        ima<|>ges:
          a: {}
      `),
    ).toContain('Existing images, by name');
    expect(
      at(manifest`
        operations:
          - par<|>allel:
              - { action: delete, image: a }
      `),
    ).toContain('Steps that start together\\. An item is a step, or a chain');
    expect(
      at(manifest`
        operations:
          - im<|>age: a
      `),
    ).not.toContain('What to do');
  });

  it('links to pages inside the editor only if the editor can show them', () => {
    const text = manifest`
      # ims-disable-file copy-iso-<|>in-region
      images:
        a: {}
    `;
    expect(at(text, 'en', true)).toContain(
      '[copy-iso-in-region](command:ims-manifest.explain?%5B%22copy-iso-in-region%22%5D)',
    );
    expect(at(text)).not.toContain('command:');
  });

  it('is plain text if the client does not support Markdown', () => {
    const said = plainText(
      at(manifest`
        images:
          a: { key: "x_y*<|>" }
      `),
    );
    expect(said).not.toMatch(/\\|\*\*|`|\]\(/);
    expect(said).toContain('key — KMS key');
  });

  it('over a finding summarizes the rule without broken links', () => {
    const said = at(
      manifest`
        images:
          a: { kind: iso }
        operations:
          - action: copy-in-region
            image: <|>a
            name: n
      `,
    );
    expect(said).toContain('**A copy of an ISO image within its region**');
    expect(said).toContain('copy-iso-in-region');
    expect(said).not.toContain('](');
  });

  it('does not interpret the text as markup', () => {
    const said = at(
      manifest`
        keys:
          k: { alias: "x](command:evil) <img src=x> \`code\`" }
        images:
          a: { key: <|>k }
      `,
    );
    const outside = said.replace(/`[^`]*`/g, '');
    expect(outside).not.toMatch(/<img|\]\(command/);
    expect(hover(check(''), 0, english)).toBeUndefined();
  });
});
