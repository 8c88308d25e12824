import { describe, expect, it } from 'vitest';
import { columns, printable, widthOf } from '../../server/text/width';
import { dedent } from '../support/dedent';

describe('text in a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['镜像', 4],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['ä—', 2],
    ['😀', 2],
    ['𠀋', 2],
  ])('%j is %i columns wide', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it.each([
    ['a\tb', 'a b'],
    ['a\u001b[31mb\r\nc', 'a\\u{1b}[31mb\\u{d}\\u{a}c'],
    ['a\u202eb\u2028c\u0085', 'a\\u{202e}b\\u{2028}c\\u{85}'],
    ['镜像 ä', '镜像 ä'],
  ])('%j is shown as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is aligned in columns', () => {
    expect(
      columns([
        ['镜像', 'x', 'last'],
        ['a', 'long', ''],
      ]),
    ).toBe('镜像  x     last\na     long\n');
  });

  it('is wrapped in the widest columns if it is too wide', () => {
    const rows = [
      ['step', 'address', 'gives'],
      ['1', 'POST /v1/cloudimages/an-id/copy', 'job'],
      ['2', '镜像镜像镜像镜像镜像', 'a name'],
    ];
    const table = columns(rows, 28);
    expect(table).toBe(
      dedent`
        step  address         gives
        1     POST /v1/       job
              cloudimages/
              an-id/copy
        2     镜像镜像镜像镜  a name
              像镜像
      `,
    );
    for (const line of table.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(28);
  });

  it('is as narrow as possible', () => {
    expect(columns([['abcdefgh', 'x']], 3)).toBe('abcdef  x\ngh\n');
  });
});
