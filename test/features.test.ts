import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../server/features/completion/complete';
import { symbolAt, spansOf } from '../server/features/navigation/symbols';
import { renamed } from '../server/features/navigation/rename';
import { outlineOf, selectionAt, type Outline } from '../server/features/outline/outline';
import { catalogueFor } from '../server/messages/catalogues';
import { check, ownEdits } from './support/check';
import { applyEdits } from '../server/text/edit';
import { head } from './support/cursor';
import { dedent, manifest } from './support/dedent';

const english = catalogueFor('en');
/** A checked text without its cursor `<|>`, and the cursor's offset. */
function at(text: string): { checked: ReturnType<typeof check>; offset: number } {
  return { checked: check(text.replace('<|>', '')), offset: text.indexOf('<|>') };
}

describe('names', () => {
  const plan = manifest`
    images:
      base: {}
    operations:
      - { action: copy-in-region, image: base, as: copy, name: n }
      - { action: share, images: [copy, base], accounts: [p] }
      - { action: delete, image: copy }
  `;

  it('lead to their declaration and to all their uses', () => {
    const { checked, offset } = at(plan.replace('image: copy', 'image: <|>copy'));
    const named = symbolAt(checked, offset)!;
    expect(spansOf(named).map(({ start, end }) => checked.text.slice(start - 4, end))).toEqual([
      'as: copy',
      's: [copy',
      'ge: copy',
    ]);
  });

  it('can be renamed everywhere, and back', () => {
    const { checked, offset } = at(plan.replace('as: copy', 'as: <|>copy'));
    const edits = renamed(checked, symbolAt(checked, offset)!, 'twin');
    const text = typeof edits === 'string' ? edits : applyEdits(checked.text, ownEdits(edits));
    expect(text).toBe(plan.replaceAll('copy }', 'twin }').replace('as: copy', 'as: twin').replace('[copy', '[twin'));
    const after = check(text);
    const back = renamed(after, symbolAt(after, text.indexOf('twin'))!, 'copy');
    expect(typeof back === 'string' ? back : applyEdits(text, ownEdits(back))).toBe(plan);
  });

  it('cannot be renamed to an invalid name or to one that is in use', () => {
    const { checked, offset } = at(plan.replace('as: copy', 'as: <|>copy'));
    expect(renamed(checked, symbolAt(checked, offset)!, '9')).toBe('rename.form');
    expect(renamed(checked, symbolAt(checked, offset)!, 'base')).toBe('rename.taken');
  });
});

describe('the outline', () => {
  it('shows sections, declarations, and steps with the images that they create', () => {
    const shown = (outline: Outline): unknown => [outline.name, outline.detail, outline.children.map(shown)];
    const text = manifest`
      images:
        base: { kind: iso }
      operations:
        - { action: copy-in-region, image: base, as: copy }
        - parallel:
            - { action: delete, image: copy }
    `;
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
      dedent`
        images:
          a: { size: 4<|>0 }
      `,
      [
        '40',
        'size: 40',
        '{ size: 40 }',
        'a: { size: 40 }',
        dedent`
          images:
            a: { size: 40 }`,
      ],
    ],
    [
      `images: { a: { size: 4<|>0 }, b: {} }\n`,
      ['40', 'size: 40', '{ size: 40 }', 'a: { size: 40 }', 'images: { a: { size: 40 }, b: {} }'],
    ],
    [
      dedent`
        ima<|>ges:
          a: {}
          b: {}
        keys: {}
      `,
      ['images', 'images:\n  a: {}\n  b: {}'],
    ],
    [`# not<|>hing\nimages: {}\n`, []],
  ])('expands the selection outwards in %j', (text, spans) => {
    const { checked, offset } = at(head + text);
    expect(selectionAt(checked, offset).map(({ start, end }) => checked.text.slice(start, end))).toEqual(spans);
  });
});

it('every feature answers at any position of every example', () => {
  const folder = path.join(import.meta.dirname, '../examples');
  for (const name of readdirSync(folder).filter((each) => /^(golden|retirement|distribution).*yaml$/.test(each))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const checked = check(text);
    for (let offset = 0; offset <= text.length; offset += 13) {
      completionsAt(checked, offset, english);
      selectionAt(checked, offset);
      const named = symbolAt(checked, offset);
      if (named !== undefined) renamed(checked, named, 'other');
    }
  }
});
