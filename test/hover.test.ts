import { describe, expect, it } from 'vitest';
import { hover } from '../server/features/hover';
import { catalogueFor } from '../server/messages/catalogues';
import { check } from '../server/service';

const english = catalogueFor('en');

/** What the hover says at the cursor mark of a text. */
function at(text: string, locale = 'en'): string {
  const offset = text.indexOf('<|>');
  return hover(check(text.replace('<|>', '')), offset, catalogueFor(locale))?.markdown ?? '';
}

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';

describe('hovering', () => {
  it('over an action tells what it does, its call, and how its checks came out', () => {
    const said = at(
      `${head}images:\n  a: { kind: iso }\noperations:\n  - action: copy-in-<|>region\n    image: a\n    name: n\n`,
    );
    expect(said).toContain('Copies an image inside its region');
    expect(said).toContain('POST /v1/cloudimages/{image_id}/copy');
    expect(said).toMatch(/\*\*1 violated · \d+ verified · \d+ unverified\*\*/);
    expect(said).toMatch(/\? \[image-not-active\]\([^)]*\): declare `status` of `a` in `images`/);
  });

  it('over a reference tells all that is known there, with the reasons', () => {
    const said = at(
      `${head}images:\n  a: { kind: system, encrypted: true }\noperations:\n  - action: copy-in-region\n    image: a\n    key: none\n    as: b\n    name: n\n  - action: publish\n    image: <|>b\n`,
    );
    expect(said).toContain('- `encrypted`: `false` — `key: none`: `b` is not encrypted (line 8)');
    expect(said).toContain('- `kind`: `system`');
  });

  it('over a field tells its meaning, its unit and its values', () => {
    expect(at(`${head}images:\n  a:\n    si<|>ze: 40\n`)).toContain('Size in GiB of the disk the image holds');
    expect(at(`${head}images:\n  a:\n    ki<|>nd: iso\n`)).toContain(
      'Permitted: `system`, `data`, `full-ecs`, `iso`, `bms`',
    );
  });

  it('over a region gives its name, in the reader’s language', () => {
    expect(at('imsManifest: v1\nregion: cn-north-<|>4\n')).toContain('Beijing4');
    expect(at('imsManifest: v1\nregion: cn-north-<|>4\n', 'zh-CN')).toContain('北京四');
  });

  it('over an error code explains it, in a comment too', () => {
    expect(at(`${head}# IMG.00<|>98\n`)).toContain('IMG.0098');
  });

  it('over a finding gives the rule in short, with a link to its page', () => {
    const said = at(
      `${head}images:\n  a: { kind: iso }\noperations:\n  - action: copy-in-region\n    image: <|>a\n    name: n\n`,
    );
    expect(said).toContain('**An ISO image is copied inside its region**');
    expect(said).toContain('server/rules/copy/copy-iso-in-region.md');
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
