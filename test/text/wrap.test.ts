import { describe, expect, it } from 'vitest';
import { widthOf } from '../../server/text/width';
import { wrapped } from '../../server/text/wrap';

const help = `Usage: tool [OPTIONS]

Reports what is wrong. In a folder, all files whose names end
in .yaml are checked.

  --format FORM   text (default) or json; can be repeated, all but one
                  with a file
  --quiet         errors only

Examples:
  tool check a.yaml b.yaml c.yaml d.yaml e.yaml
  tool check .

Sources:
  - A page about it (2026) https://example.org/a-page-with-a-long-address
`;

describe('a text in a terminal', () => {
  it('is unchanged if it fits', () => {
    expect(wrapped(help, 80)).toBe(help);
    expect(wrapped(help)).toBe(help);
  });

  it('is wrapped between words in prose, second columns, and lists, but not in examples and URLs', () => {
    expect(wrapped(help, 40)).toBe(`Usage: tool [OPTIONS]

Reports what is wrong. In a folder, all
files whose names end in .yaml are
checked.

  --format FORM   text (default) or
                  json; can be repeated,
                  all but one with a
                  file
  --quiet         errors only

Examples:
  tool check a.yaml b.yaml c.yaml d.yaml e.yaml
  tool check .

Sources:
  - A page about it (2026)
    https://example.org/a-page-with-a-long-address
`);
  });

  it('continues below the first column if that is wide', () => {
    expect(wrapped('  --template golden-image  an image from a file', 30)).toBe(
      '  --template golden-image  an\n      image from a file',
    );
  });

  it('is wrapped between Chinese characters, never before punctuation', () => {
    const lines = wrapped('指出清单违反的约束，不带参数时检查当前文件夹。\n所有问题都计入', 12).split('\n');
    expect(lines.join('')).toBe('指出清单违反的约束，不带参数时检查当前文件夹。所有问题都计入');
    for (const line of lines) {
      expect(widthOf(line)).toBeLessThanOrEqual(12);
      expect(line).not.toMatch(/^[，。]/);
    }
  });
});
