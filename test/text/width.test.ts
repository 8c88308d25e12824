import { describe, expect, it } from 'vitest';
import { columns, printable, widthOf } from '../../server/text/width';

describe('text in a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['镜像', 4],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['ä—😀', 3],
  ])('%j takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it.each([
    ['a\tb', 'a b'],
    ['a\u001b[31mb\r\nc', 'a\\u{1b}[31mb\\u{d}\\u{a}c'],
    ['a\u202eb\u2028c\u0085', 'a\\u{202e}b\\u{2028}c\\u{85}'],
    ['镜像 ä', '镜像 ä'],
  ])('%j obeys nothing', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('stands in columns', () => {
    expect(
      columns([
        ['镜像', 'x', 'last'],
        ['a', 'long', ''],
      ]),
    ).toBe('镜像  x     last\na     long\n');
  });
});
