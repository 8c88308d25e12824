import { describe, expect, it } from 'vitest';
import { hover } from '../../server/features/hover';
import { plainText } from '../../server/features/markdown';
import { catalogueFor } from '../../server/messages/catalogues';
import { definitionOf } from '../../server/model/describe';
import { check } from '../../server/service';
import { cursorIn, head } from '../support/cursor';

const english = catalogueFor('en');

/** What the hover says at the cursor mark of a text. */
function at(text: string, locale = 'en', explains = false): string {
  const { checked, offset } = cursorIn(text);
  return hover(checked, offset, catalogueFor(locale), explains)?.markdown ?? '';
}

/** How many lines a hover may have, so that it fits beside the text. */
const LINES = 12;

describe('hovering', () => {
  it('is short over an action, an image, and a finding', () => {
    const step = `operations:\n  - action: copy-<1>in-region\n    image: <2>a\n    name: n\n`;
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

  it('over an action tells what it does, its call, and how its checks came out', () => {
    const said = at(
      `${head}images:\n  a: { kind: iso }\noperations:\n  - action: copy-in-<|>region\n    image: a\n    name: n\n`,
    );
    expect(said).toContain('Copies an image within its region');
    expect(said).toContain('POST /v1/cloudimages/{image_id}/copy');
    expect(said).toMatch(/\d+ rules are not checked\. To check them:\n- Declare `\w+` for `a` in `images`/);
  });

  it('over a reference tells all that is known there, with the reasons', () => {
    const said = at(
      `${head}images:\n  a: { kind: system, encrypted: true }\noperations:\n  - action: copy-in-region\n    image: a\n    key: none\n    as: b\n    name: n\n  - action: publish\n    image: <|>b\n`,
    );
    expect(said).toContain('- `encrypted`: `false` — `b` is not encrypted because of `key: none`. (line 8)');
    expect(said).toContain('- `kind`: `system`');
  });

  it('over the name of a disk tells what is known of it', () => {
    const servers = 'servers:\n  web: { data_disks: { logs: { size: 40, encrypted: true } } }\n';
    for (const said of [
      at(`${head}${servers.replace('logs', 'lo<|>gs')}`),
      at(`${head}${servers}operations:\n  - { action: create-from-disk, server: web, disk: <|>logs }\n`),
    ]) {
      expect(said).toContain('**`logs`** · `data_disks`');
      expect(said).toContain('- `size`: `40`');
      expect(said).toContain('- `encrypted`: `true`');
    }
  });

  it.each([
    ['an item of a list', `operations:\n  - { action: share, images: [<|>a] }\n`, '**`images`** — Several images'],
    ['a tag', `images:\n  a: { tags: { te<|>am: x } }\n`, '**`tags`** — Tags of the image'],
    ['what is free', `x-<|>base: &b { kind: iso }\n`, '**`x-base`** — Ignored'],
  ])('over %s tells what the field is that has it', (_, text, said) => {
    expect(at(head + text)).toContain(said);
  });

  it('over a reference calls what is known as the manifest does', () => {
    const image = at(
      `${head}images:\n  a: { origin: { type: file, platform: SUSE } }\noperations:\n  - { action: publish, image: <|>a }\n`,
    );
    expect(image).toContain('- `origin.type`: `file`');
    expect(image).toContain('- `origin.platform`: `SUSE`');
    expect(image).toMatch(/Unknown \(\d+ more\): `encrypted`/);
    const named = (said: string): readonly string[] =>
      [...said.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name ?? '');
    const top = new Set(Object.keys(definitionOf('images').properties ?? {}));
    for (const name of named(image.split('Not declared')[1]?.split('\n')[0] ?? ''))
      expect(top, name).toContain(name.split('.')[0]);
    const key = at(`${head}keys:\n  k: { alias: ims/default }\nimages:\n  a: { key: <|>k }\n`);
    expect(key).toContain('- `alias`: `ims/default`');
    expect(key).not.toContain('`default`');
  });

  it('over a field tells its meaning, its unit and its values', () => {
    expect(at(`${head}images:\n  a:\n    si<|>ze: 40\n`)).toContain('Size of the image, in GiB');
    expect(at(`${head}images:\n  a:\n    ki<|>nd: iso\n`)).toContain(
      'Allowed values: `system`, `data`, `full-ecs`, `iso`, `bms`',
    );
  });

  it('over a region gives its name, in the reader’s language', () => {
    expect(at('imsManifest: v1\nregion: cn-north-<|>4\n')).toContain('Beijing4');
    expect(at('imsManifest: v1\nregion: cn-north-<|>4\n', 'zh-CN')).toContain('北京四');
  });

  it.each([
    ['a comment', '# IMG.00<|>98.\n'],
    ['a string', 'images:\n  a: { name: "after <|>IMG.0098" }\n'],
    ['small letters', '# img.0098<|>, again\n'],
  ])('over an error code in %s tells what it means, and which rules foresee it', (_, text) => {
    const said = plainText(at(head + text));
    expect(said).toContain('IMG.0098');
    expect(said).toContain('HTTP 400 — The encrypted image cannot be shared or published in Marketplace.');
    expect(said).toMatch(/Detected by: share-encrypted-default-key, publish-encrypted/);
    expect(said).toMatch(/the documents do not link them\): share-encrypted-custom-key/);
  });

  it('over what only looks like an error code says nothing', () => {
    expect(at(`${head}# IMG.00<|>981\n`)).toBe('');
    expect(at(`${head}# IMG.9<|>999\n`)).toBe('');
  });

  it('over a region gives its name wherever it is', () => {
    for (const text of [
      `${head}# to eu-west-<|>101, then on\n`,
      `${head}accounts:\n  p: { projects: { eu-west<|>-101: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } }\n`,
      `${head}agencies:\n  a: { projects: [<|>eu-west-101] }\n`,
    ])
      expect(at(text)).toContain('`eu-west-101` — region EU\\-Dublin');
  });

  it('over a rule in a comment tells what it is about', () => {
    const said = plainText(at(`${head}# ims-disable-file copy-iso-<|>in-region -- later\n`));
    expect(said).toContain('A copy of an ISO image within its region · copy-iso-in-region · error');
    expect(said).not.toContain('https:');
  });

  it('over a comment that disables tells how it works', () => {
    expect(at(`${head}# ims-disable-<|>next-line copy-iso-in-region\n`)).toContain('for the next line');
    expect(at(`${head}# ims-<|>disable-file copy-iso-in-region\n`, 'zh-cn')).toContain('整个文件');
  });

  it('over the name that a step gives tells all that is known of what it makes', () => {
    const said = at(
      `${head}images:\n  a: { kind: system, size: 40 }\noperations:\n  - { action: copy-in-region, image: a, key: none, as: <|>b, name: n }\n`,
    );
    expect(said).toContain('**`b`** · `images`');
    expect(said).toContain('- `size`: `40`');
    expect(said).toContain('**`as`** — Name of the new image in the manifest');
  });

  it('over names of sections and blocks tells what they are', () => {
    expect(at(`${head}ima<|>ges:\n  a: {}\n`)).toContain('Existing images, by name');
    expect(at(`${head}operations:\n  - par<|>allel:\n      - { action: delete, image: a }\n`)).toContain(
      'Steps that start together\\. A step cannot use',
    );
    expect(at(`${head}operations:\n  - im<|>age: a\n`)).not.toContain('What to do');
  });

  it('links to pages inside the editor only where it can show them', () => {
    const text = `${head}# ims-disable-file copy-iso-<|>in-region\nimages:\n  a: {}\n`;
    expect(at(text, 'en', true)).toContain(
      '[copy-iso-in-region](command:ims-manifest.explain?%5B%22copy-iso-in-region%22%5D)',
    );
    expect(at(text)).not.toContain('command:');
  });

  it('is plain text where nothing else can be shown', () => {
    const said = plainText(at(`${head}images:\n  a: { key: "x_y*<|>" }\n`));
    expect(said).not.toMatch(/\\|\*\*|`|\]\(/);
    expect(said).toContain('key — KMS key');
  });

  it('over a finding gives the rule in short, and links to no page that is nowhere', () => {
    const said = at(
      `${head}images:\n  a: { kind: iso }\noperations:\n  - action: copy-in-region\n    image: <|>a\n    name: n\n`,
    );
    expect(said).toContain('**A copy of an ISO image within its region**');
    expect(said).toContain('copy-iso-in-region');
    expect(said).not.toContain('](');
  });

  it('obeys nothing that a text says', () => {
    const said = at(
      `${head}keys:\n  k: { alias: "x](command:evil) <img src=x> \`code\`" }\nimages:\n  a: { key: <|>k }\n`,
    );
    const outside = said.replace(/`[^`]*`/g, '');
    expect(outside).not.toMatch(/<img|\]\(command/);
    expect(hover(check(''), 0, english)).toBeUndefined();
  });
});
