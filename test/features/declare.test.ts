import { describe, expect, it } from 'vitest';
import { after, refusal } from '../support/offers';
import { head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const steps = (ref: string): string =>
  dedent`
    operations:
      - { action: publish, image: ${ref} } # one
      - action: share
        images: [${ref}]
        accounts: []
  `;

describe('an ID', () => {
  it('can be declared and replaced by its name everywhere, and back', () => {
    const text = after(head + steps(id).replace(id, `<|>${id}`), 'Declare this ID as the image')!;
    expect(text).toBe(manifest`
      images:
        image-4ca46bf1: { id: ${id} }
      ${steps('image-4ca46bf1')}`);
    const back = after(text.replace('  image-4ca', '  <|>image-4ca'), 'Replace `');
    expect(back).toBe(manifest`
      images: {}
      ${steps(id)}`);
  });

  it('is also found in declarations, and in any case', () => {
    const key = '0D0466B0-E727-4D9C-B35D-F84BB474A37F';
    const text = manifest`
      images:
        a: { key: <|>${key} }
        b: { key: ${key.toLowerCase()} }
    `;
    expect(after(text, 'Declare this ID')).toBe(
      manifest`
        images:
          a: { key: key-0d0466b0 }
          b: { key: key-0d0466b0 }
        keys:
          key-0d0466b0: { id: ${key.toLowerCase()} }
      `,
    );
  });

  it('of a declared image is replaced by its name', () => {
    const text = manifest`
      images:
        base: { id: ${id}, size: 40 }
      ${steps(id).replace(id, `<|>${id}`)}`;
    expect(after(text, 'Replace the ID with the name `base`')).toBe(
      manifest`
        images:
          base: { id: ${id}, size: 40 }
        ${steps('base')}`,
    );
  });

  it('is declared once if an alias repeats it', () => {
    const text = manifest`
      operations:
        - { action: publish, image: &x ${id} }
        - { action: delete, image: <|>*x }
    `;
    expect(after(text, 'Declare this ID')).toContain(
      dedent`
        image: &x image-4ca46bf1 }
          - { action: delete, image: image-4ca46bf1 }`,
    );
  });
});

describe('a name', () => {
  it('of an agency is declared unchanged', () => {
    const text = manifest`
      operations:
        - { action: copy-cross-region, image: a, agency: <|>ims_copy }
    `;
    expect(after(text, 'Declare this ID as the agency')).toContain(dedent`
      agencies:
        ims_copy: {}
      operations:`);
  });

  it.each([
    ['  <|>base: { id: x, size: 40 }\n', 'The declaration of `base` has more than an ID. `size` would be lost.'],
    ['  <|>base: {}\n', 'Its ID is not declared.'],
  ])('cannot be replaced by an ID: %s', (thing, why) => {
    expect(
      refusal(
        manifest`
          images:
          ${thing}${steps('base')}`,
        'Replace `',
      ),
    ).toBe(why);
  });
});
