import { describe, expect, it } from 'vitest';
import { after, refusal } from '../support/offers';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const steps = (ref: string): string =>
  `operations:\n  - { action: publish, image: ${ref} } # one\n  - action: share\n    images: [${ref}]\n    accounts: []\n`;

describe('an id', () => {
  it('is declared and called by its name everywhere, and inlined again', () => {
    const text = after(head + steps(id).replace(id, `<|>${id}`), 'Declare this ID as the image')!;
    expect(text).toBe(`${head}images:\n  image-4ca46bf1: { id: ${id} }\n${steps('image-4ca46bf1')}`);
    const back = after(text.replace('  image-4ca', '  <|>image-4ca'), 'Replace `');
    expect(back).toBe(`${head}images: {}\n${steps(id)}`);
  });

  it('is found in things too, in upper case too', () => {
    const key = '0D0466B0-E727-4D9C-B35D-F84BB474A37F';
    const text = `${head}images:\n  a: { key: <|>${key} }\n  b: { key: ${key.toLowerCase()} }\n`;
    expect(after(text, 'Declare this ID')).toBe(
      `${head}images:\n  a: { key: key-0d0466b0 }\n  b: { key: key-0d0466b0 }\nkeys:\n  key-0d0466b0: { id: ${key.toLowerCase()} }\n`,
    );
  });

  it('of something declared gives way to its name', () => {
    const text = `${head}images:\n  base: { id: ${id}, size: 40 }\n${steps(id).replace(id, `<|>${id}`)}`;
    expect(after(text, 'Replace the ID with the name `base`')).toBe(
      `${head}images:\n  base: { id: ${id}, size: 40 }\n${steps('base')}`,
    );
  });

  it('is declared once where an alias repeats it', () => {
    const text = `${head}operations:\n  - { action: publish, image: &x ${id} }\n  - { action: delete, image: <|>*x }\n`;
    expect(after(text, 'Declare this ID')).toContain(
      'image: &x image-4ca46bf1 }\n  - { action: delete, image: image-4ca46bf1 }',
    );
  });
});

describe('a name', () => {
  it('of an agency is declared as it is', () => {
    const text = `${head}operations:\n  - { action: copy-cross-region, image: a, agency: <|>ims_copy }\n`;
    expect(after(text, 'Declare this ID as the agency')).toContain('agencies:\n  ims_copy: {}\noperations:');
  });

  it.each([
    ['  <|>base: { id: x, size: 40 }\n', 'The declaration of `base` has more than an ID. `size` would be lost.'],
    ['  <|>base: {}\n', 'Its ID is not declared.'],
  ])('is kept where more than an id is said of it: %s', (thing, why) => {
    expect(refusal(`${head}images:\n${thing}${steps('base')}`, 'Replace `')).toBe(why);
  });
});
