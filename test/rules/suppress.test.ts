import { describe, expect, it } from 'vitest';
import { withFixes } from '../../server/features/fix-all';
import { applyFix, check } from '../../server/service';

const head = 'imsManifest: v1\nregion: r\nimages:\n  a: { kind: iso }\noperations:\n';
const step = '  - { action: copy-in-region, image: a, name: n }\n';
const other = step.replace('name: n', 'name: m');
const found = (text: string): readonly string[] => check(text).findings.map((finding) => finding.rule);

describe('comments that steer the checks', () => {
  it.each([
    ['the next line', `${head}  # ims-disable-next-line copy-iso-in-region -- known\n${step}`, []],
    [
      'the next line that is more than a comment',
      `${head}  # ims-disable-next-line copy-iso-in-region -- known\n  # a copy\n\n${step}`,
      [],
    ],
    ['a whole file', `# ims-disable-file copy-iso-in-region\n${head}${step}${other}`, []],
    ['every document of a file', `# ims-disable-file copy-iso-in-region\n${head}${step}---\n${head}${step}`, []],
    ['one line only', `${head}  # ims-disable-next-line copy-iso-in-region\n${step}${other}`, ['copy-iso-in-region']],
    [
      'nothing from inside a text',
      `${head}  - action: copy-in-region\n    description: |\n      # ims-disable-file copy-iso-in-region\n    image: a\n    name: n\n`,
      ['copy-iso-in-region'],
    ],
  ])('disable for %s', (_, text, rules) => {
    expect(found(text).filter((rule) => rule !== 'image-description-invalid')).toEqual(rules);
  });

  it.each([
    ['without rules', `${head}  # ims-disable-next-line -- why\n${step}`],
    ['with an unknown first word', `${head}  # ims-disable-line copy-iso-in-region -- why\n${step}`],
    ['that disable nothing', `${head}  # ims-disable-next-line export-iso -- why\n${step}`],
    ['for rules that do not exist', `${head}  # ims-disable-next-line copy-iso -- why\n${step}`],
  ])('%s are reported', (_, text) => {
    expect(found(text)).toEqual(['needless-disable', 'copy-iso-in-region']);
  });

  it('are removed, or corrected, by their fixes', () => {
    const text = `${head}  # ims-disable-next-line copy-iso-in-regoin -- why\n${step}`;
    const checked = check(text);
    const [rename, remove] = checked.findings.find((finding) => finding.rule === 'needless-disable')?.fixes() ?? [];
    expect(applyFix(checked, rename!)).toBe(text.replace('regoin', 'region'));
    expect(remove?.safe).toBe(true);
    expect(applyFix(checked, remove!)).toBe(`${head}${step}`);
  });

  it('after code are not moved to the next line by a fix', () => {
    const checked = check(`${head}${step.trimEnd()} # ims-disable-line copy-iso-in-region\n`);
    expect(checked.findings.find((finding) => finding.rule === 'needless-disable')?.fixes()).toEqual([]);
  });

  it('set apart what they disable, with the reason', () => {
    const { suppressed } = check(
      `${head}  # ims-disable-next-line copy-iso-in-region -- the partner asks for it\n${step}`,
    );
    expect(suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['copy-iso-in-region', 'the partner asks for it'],
    ]);
  });

  it('are ignored where that is asked for, and still reported where they disable nothing', () => {
    const text = `# ims-disable-file export-iso\n${head}  # ims-disable-next-line copy-iso-in-region\n${step}`;
    const { findings, suppressed } = check(text, { ignoreDisables: true });
    expect(findings.map(({ rule }) => rule)).toEqual(['needless-disable', 'copy-iso-in-region']);
    expect(suppressed).toEqual([]);
  });

  it('are reported together from the ten-thousandth name on, next to everything else', () => {
    const { findings } = check(`# ims-disable-file${' x'.repeat(50_000)}\n${head}${step}`);
    const needless = findings.filter(({ rule }) => rule === 'needless-disable');
    expect(needless).toHaveLength(10_001);
    expect(needless.at(-1)?.message).toEqual({ id: 'needless-disable.more', args: { count: 40_000 } });
    expect(findings.at(-1)?.rule).toBe('copy-iso-in-region');
  });

  it('without rules are reported together from the ten-thousandth on', () => {
    const { findings } = check(`${'# ims-disable-file\n'.repeat(10_005)}${head}`);
    expect(findings).toHaveLength(10_001);
    expect(findings.map(({ message }) => message)).toContainEqual({ id: 'needless-disable.more', args: { count: 5 } });
  });

  it('lose the name that a fix is about, and keep the others', () => {
    const checked = check(`# ims-disable-file nothing, else, nothing -- why\n${head}`);
    const removed = checked.findings.map((finding) => applyFix(checked, finding.fixes().at(-1)!)?.split(' -- ')[0]);
    expect(removed).toEqual([
      '# ims-disable-file else, nothing',
      '# ims-disable-file nothing, nothing',
      '# ims-disable-file nothing, else',
    ]);
  });

  it('go when all fixes are made, however many names they hold', () => {
    expect(withFixes(`# ims-disable-file ${'nothing '.repeat(900)}\n${head}`, {}).text).toBe(head);
  });

  it('keep the names that are needed', () => {
    const text = `${head}  # ims-disable-next-line copy-iso-in-region, export-iso -- why\n${step}`;
    const checked = check(text);
    expect(applyFix(checked, checked.findings[0]!.fixes()[0]!)).toBe(
      `${head}  # ims-disable-next-line copy-iso-in-region -- why\n${step}`,
    );
  });
});
