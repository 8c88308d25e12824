import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../server/features/completion/complete';
import { nameAt, spansOf } from '../server/features/names';
import { renamed } from '../server/features/rename';
import { outlineOf, selectionAt, type Outline } from '../server/features/outline';
import { catalogueFor } from '../server/messages/catalogues';
import { check } from '../server/service';
import { applyEdits } from '../server/text/edit';

const english = catalogueFor('en');
const head = 'imsManifest: v1\nregion: ap-southeast-1\n';

/** A text with its cursor `<|>` taken out, checked. */
function at(text: string): { checked: ReturnType<typeof check>; offset: number } {
  return { checked: check(text.replace('<|>', '')), offset: text.indexOf('<|>') };
}

describe('names', () => {
  const plan = `${head}images:\n  base: {}\noperations:\n  - { action: copy-in-region, image: base, as: copy, name: n }\n  - { action: share, images: [copy, base], accounts: [p] }\n  - { action: delete, image: copy }\n`;

  it('lead to where they are declared, and to everywhere they are used', () => {
    const { checked, offset } = at(plan.replace('image: copy', 'image: <|>copy'));
    const named = nameAt(checked, offset)!;
    expect(spansOf(named).map(({ start, end }) => checked.text.slice(start - 4, end))).toEqual([
      'as: copy',
      's: [copy',
      'ge: copy',
    ]);
  });

  it('are renamed everywhere, and back again', () => {
    const { checked, offset } = at(plan.replace('as: copy', 'as: <|>copy'));
    const edits = renamed(checked, nameAt(checked, offset)!, 'twin');
    const text = typeof edits === 'string' ? edits : applyEdits(checked.text, edits);
    expect(text).toBe(plan.replaceAll('copy }', 'twin }').replace('as: copy', 'as: twin').replace('[copy', '[twin'));
    const after = check(text);
    const back = renamed(after, nameAt(after, text.indexOf('twin'))!, 'copy');
    expect(typeof back === 'string' ? back : applyEdits(text, back)).toBe(plan);
  });

  it('are not renamed to an invalid name or one that is in use', () => {
    const { checked, offset } = at(plan.replace('as: copy', 'as: <|>copy'));
    expect(renamed(checked, nameAt(checked, offset)!, '9')).toBe('rename.form');
    expect(renamed(checked, nameAt(checked, offset)!, 'base')).toBe('rename.taken');
  });
});

describe('the outline', () => {
  it('shows sections, things, and steps with what they make', () => {
    const shown = (outline: Outline): unknown => [outline.name, outline.detail, outline.children.map(shown)];
    const text = `${head}images:\n  base: { kind: iso }\noperations:\n  - { action: copy-in-region, image: base, as: copy }\n  - parallel:\n      - { action: delete, image: copy }\n`;
    expect(outlineOf(check(text)).map(shown)).toEqual([
      ['images', '', [['base', 'iso', []]]],
      [
        'operations',
        '',
        [
          ['1. copy-in-region', 'base → copy', []],
          ['2. parallel', '', [['1. delete', 'copy', []]]],
        ],
      ],
    ]);
  });

  it.each([
    [
      `images:\n  a: { size: 4<|>0 }\n`,
      ['40', 'size: 40', '{ size: 40 }', 'a: { size: 40 }', 'images:\n  a: { size: 40 }'],
    ],
    [
      `images: { a: { size: 4<|>0 }, b: {} }\n`,
      ['40', 'size: 40', '{ size: 40 }', 'a: { size: 40 }', 'images: { a: { size: 40 }, b: {} }'],
    ],
    [`ima<|>ges:\n  a: {}\n  b: {}\nkeys: {}\n`, ['images', 'images:\n  a: {}\n  b: {}']],
    [`# not<|>hing\nimages: {}\n`, []],
  ])('selects outwards in %j', (text, spans) => {
    const { checked, offset } = at(head + text);
    expect(selectionAt(checked, offset).map(({ start, end }) => checked.text.slice(start, end))).toEqual(spans);
  });
});

it('every feature answers anywhere in every example', () => {
  const folder = path.join(import.meta.dirname, '../examples');
  for (const name of readdirSync(folder).filter((each) => /^(golden|retirement|distribution).*yaml$/.test(each))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const checked = check(text);
    for (let offset = 0; offset <= text.length; offset += 13) {
      completionsAt(checked, offset, english);
      selectionAt(checked, offset);
      const named = nameAt(checked, offset);
      if (named !== undefined) renamed(checked, named, 'other');
    }
  }
});
