import { describe, expect, it } from 'vitest';
import { withFixes } from '../../server/features/code-actions/fix-all';
import { applyFix } from '../../server/engine/fix-edits';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

const head = dedent`
  imsManifest: v1
  region: r
  images:
    a: { kind: iso }
  operations:
`;
const step = '  - { action: copy-in-region, image: a, name: n }\n';
const other = step.replace('name: n', 'name: m');
const found = (text: string): readonly string[] => check(text).findings.map((finding) => finding.rule);

describe('comments that disable rules', () => {
  it.each([
    [
      'the next line',
      dedent`
        ${head}  # ims-disable-next-line copy-iso-in-region -- known
        ${step}`,
      [],
    ],
    [
      'the next line with code',
      dedent`
        ${head}  # ims-disable-next-line copy-iso-in-region -- known
          # a copy

        ${step}`,
      [],
    ],
    [
      'a whole file',
      dedent`
        # ims-disable-file copy-iso-in-region
        ${head}${step}${other}`,
      [],
    ],
    [
      'every document of a file',
      dedent`
        # ims-disable-file copy-iso-in-region
        ${head}${step}---
        ${head}${step}`,
      [],
    ],
    [
      'one line only',
      dedent`
        ${head}  # ims-disable-next-line copy-iso-in-region
        ${step}${other}`,
      ['copy-iso-in-region'],
    ],
    [
      'nothing inside a string',
      dedent`
        ${head}  - action: copy-in-region
            description: |
              # ims-disable-file copy-iso-in-region
            image: a
            name: n
      `,
      ['copy-iso-in-region'],
    ],
  ])('disable rules for %s', (_, text, rules) => {
    expect(found(text).filter((rule) => rule !== 'image-description-invalid')).toEqual(rules);
  });

  it.each([
    [
      'without rules',
      dedent`
        ${head}  # ims-disable-next-line -- why
        ${step}`,
    ],
    [
      'with an unknown first word',
      dedent`
        ${head}  # ims-disable-line copy-iso-in-region -- why
        ${step}`,
    ],
    [
      'without an effect',
      dedent`
        ${head}  # ims-disable-next-line export-iso -- why
        ${step}`,
    ],
    [
      'with an unknown rule',
      dedent`
        ${head}  # ims-disable-next-line copy-iso -- why
        ${step}`,
    ],
  ])('%s are reported', (_, text) => {
    expect(found(text)).toEqual(['needless-disable', 'copy-iso-in-region']);
  });

  it('can be removed or corrected by their fixes', () => {
    const text = dedent`
      ${head}  # ims-disable-next-line copy-iso-in-regoin -- why
      ${step}`;
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

  it('list the disabled findings with the reason', () => {
    const { suppressed } = check(
      dedent`
        ${head}  # ims-disable-next-line copy-iso-in-region -- the partner asks for it
        ${step}`,
    );
    expect(suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['copy-iso-in-region', 'the partner asks for it'],
    ]);
  });

  it('are ignored on request, and still reported if they have no effect', () => {
    const text = dedent`
      # ims-disable-file export-iso
      ${head}  # ims-disable-next-line copy-iso-in-region
      ${step}`;
    const { findings, suppressed } = check(text, { ignoreDisables: true });
    expect(findings.map(({ rule }) => rule)).toEqual(['needless-disable', 'copy-iso-in-region']);
    expect(suppressed).toEqual([]);
  });

  it('are reported in one finding from the 10,000th name on, next to all other findings', () => {
    const { findings } = check(dedent`
      # ims-disable-file${' x'.repeat(50_000)}
      ${head}${step}`);
    const needless = findings.filter(({ rule }) => rule === 'needless-disable');
    expect(needless).toHaveLength(10_001);
    expect(needless.at(-1)?.message).toEqual({ id: 'needless-disable.more', args: { count: 40_000 } });
    expect(findings.at(-1)?.rule).toBe('copy-iso-in-region');
  });

  it('without rules are reported in one finding from the 10,000th on', () => {
    const { findings } = check(`${'# ims-disable-file\n'.repeat(10_005)}${head}`);
    expect(findings).toHaveLength(10_001);
    expect(findings.map(({ message }) => message)).toContainEqual({ id: 'needless-disable.more', args: { count: 5 } });
  });

  it('keep the other names if a fix removes one', () => {
    const checked = check(dedent`
      # ims-disable-file nothing, else, nothing -- why
      ${head}`);
    const removed = checked.findings.map((finding) => applyFix(checked, finding.fixes().at(-1)!)?.split(' -- ')[0]);
    expect(removed).toEqual([
      '# ims-disable-file else, nothing',
      '# ims-disable-file nothing, nothing',
      '# ims-disable-file nothing, else',
    ]);
  });

  it('are removed by all fixes together, for any number of names', () => {
    expect(
      withFixes(
        check(dedent`
          # ims-disable-file ${'nothing '.repeat(900)}
          ${head}`),
      ).text,
    ).toBe(head);
  });

  it('keep names with an effect', () => {
    const text = dedent`
      ${head}  # ims-disable-next-line copy-iso-in-region, export-iso -- why
      ${step}`;
    const checked = check(text);
    expect(applyFix(checked, checked.findings[0]!.fixes()[0]!)).toBe(
      dedent`
        ${head}  # ims-disable-next-line copy-iso-in-region -- why
        ${step}`,
    );
  });
});

describe('the field x-ims-disable', () => {
  const json = (step: string, rest = ''): string =>
    `{ "imsManifest": "v1", "region": "r", ${rest}"images": { "a": { "kind": "iso" } }, "operations": [${step}] }`;
  const copy = (rest: string): string => `{ "action": "copy-in-region", "image": "a", "name": "n"${rest} }`;

  it.each([
    ['a step', json(copy(', "x-ims-disable": "copy-iso-in-region -- known"')), []],
    [
      'one of two steps',
      json(`${copy(', "x-ims-disable": "copy-iso-in-region"')}, ${copy('')}`),
      ['copy-iso-in-region'],
    ],
    ['a list of rules', json(copy(', "x-ims-disable": ["copy-iso-in-region"]')), []],
    ['a block', json(`{ "parallel": [${copy('')}, ${copy('')}], "x-ims-disable": "copy-iso-in-region" }`), []],
    [
      'a step of a block',
      json(`{ "parallel": [${copy(', "x-ims-disable": "copy-iso-in-region"')}, ${copy('')}] }`),
      ['copy-iso-in-region'],
    ],
    ['the whole file', json(copy(''), '"x-ims-disable": "copy-iso-in-region", '), []],
    ['nothing, if the rule reports nothing', json('', '"x-ims-disable": "tag-count", '), ['needless-disable']],
    ['nothing, if it is empty', json('', '"x-ims-disable": "", '), ['needless-disable']],
    [
      'YAML',
      dedent`
        ${head}  - action: copy-in-region
            image: a
            name: n
            x-ims-disable: copy-iso-in-region
      `,
      [],
    ],
  ])('disables rules for %s', (_, text, rules) => {
    expect(found(text).filter((rule) => rule !== 'image-name-duplicate')).toEqual(rules);
  });

  it('is removed if it has no effect', () => {
    const text = json(copy(', "x-ims-disable": ["copy-iso-in-region", "tag-count"]'));
    expect(withFixes(check(text)).text).toBe(json(copy(', "x-ims-disable": ["copy-iso-in-region"]')));
    const all = json(copy(', "x-ims-disable": "copy-iso-in-region tag-count"'));
    expect(withFixes(check(all)).text).toBe(json(copy(', "x-ims-disable": "copy-iso-in-region"')));
  });
});
