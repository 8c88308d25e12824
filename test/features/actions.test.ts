import { describe, expect, it } from 'vitest';
import { offersIn } from '../../server/features/code-actions/code-actions';
import { fixAll, withFixes } from '../../server/features/code-actions/fix-all';
import { check, ownEdits } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';
import { after, offersAt } from '../support/offers';
import { head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

const plan = manifest`
  images:
    a: { encrypted: true, kind: system }
  operations:
    - action: copy-in-region
      image: a<|>
      name: n
`;

describe('disabling a rule', () => {
  const rule = 'copy-decrypt-by-omission';

  it.each([
    ['line', (text: string) => text.replace('  - action', `  # ims-disable-next-line ${rule} -- \n  - action`)],
    ['file', (text: string) => `# ims-disable-file ${rule} -- \n${text}`],
  ])('for a %s adds a comment with a placeholder for the reason', (scope, expected) => {
    const at = plan.replace('<|>', '').replace('copy-in-region', 'copy-in<|>-region');
    const text = after(at, `Disable \`${rule}\` for this ${scope}`)!;
    expect(text).toBe(expected(plan.replace('<|>', '')));
    expect(check(text).findings).toEqual([]);
  });

  it('keeps line ends and a byte order mark', () => {
    const windows = `\uFEFF${plan}`.replaceAll('\n', '\r\n').replace('<|>', '').replace('copy-in', 'copy-in<|>');
    expect(after(windows, `Disable \`${rule}\` for this file`)).toMatch(
      new RegExp(`^\\uFEFF# ims-disable-file ${rule} -- \r\nimsManifest`),
    );
  });

  it('is not offered in JSON, and not for a line inside a multi-line string', () => {
    const json = '{"imsManifest":"v1","region":"r","images":{"a":{"key":"<|>missing"}}}';
    expect([...offersAt(json).keys()].filter((title) => title.startsWith('Disable'))).toEqual([]);
    const middle = manifest`
      images:
        a: { os_version: "x
          y", key: <|>missing }
    `;
    expect([...offersAt(middle).keys()].filter((title) => title.startsWith('Disable'))).toEqual([
      'Disable `unknown-reference` for this file',
    ]);
  });
});

describe('all safe fixes', () => {
  const text = plan.replace('<|>', '');

  it('are one edit, and none remain afterwards', () => {
    const fixed = applyEdits(text, ownEdits(runToEnd(runToEnd(fixAll(check(text)))!.edits())));
    expect(fixed).toBe(`${text}    key: none\n`);
    expect(runToEnd(fixAll(check(fixed)))).toBeUndefined();
  });

  it('are applied together, even if there are many', () => {
    const steps = Array.from(
      { length: 1500 },
      (_, index) => `  - { action: copy-in-region, image: a, name: n${String(index)} }\n`,
    );
    const many = manifest`
      images:
        a: { encrypted: true, kind: system }
      operations:
      ${steps.join('')}`;
    const fixed = withFixes(check(many)).text;
    expect(
      fixed ===
        many
          .replaceAll(' }\n  -', ', key: none }\n  -')
          .replace(/ }\n$/, ', key: none }\n')
          .replace('system, key: none', 'system'),
    ).toBe(true);
  });
});

describe('a text with very many findings', () => {
  const count = 60;
  const long = manifest`
    x-notes: "${'x'.repeat(1_000_000)}"
    images:
      base: { kind: system }
    operations:
  `;
  const checked = check(long + '  - { action: publish, imag: base }\n'.repeat(count));
  const repaired = (start: number, end: number): number => {
    const offers = runToEnd(offersIn(checked, { start, end }, { wants: () => true, snippets: false }));
    return new Set(offers.flatMap(({ finding, preferred }) => (preferred === true ? [finding] : []))).size;
  };

  it('has fixes of the first findings for the whole text, and those of one step for that step', () => {
    const whole = repaired(0, checked.text.length);
    expect(whole).toBeGreaterThan(1);
    expect(whole).toBeLessThan(count / 2);
    const last = checked.text.lastIndexOf('imag');
    expect(repaired(last, last)).toBe(1);
  });

  it('has up to ten optional offers', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `  key-${String(index)}: { alias: k, state: enabled }\n`);
    const text = manifest`
      keys:
        mine: { alias: mine, state: disabled }
      ${keys.join('')}images:
        base: { kind: system }
      operations:
        - { action: copy-in-region, image: base, key: <|>mine, name: n }
    `;
    expect([...offersAt(text).keys()].filter((title) => title.startsWith('Set `key: key-'))).toHaveLength(10);
  });
});

describe('all fixes of a rule', () => {
  const problems = (text: string): number => check(text).syntax.problems.length;
  const faulty = manifest`
    buckets:
      one: {}
      two: {}
    operations:
      - { action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
    images:
      x: { key: <|>golden }
      y: { key: golden }
      z: { key: silver }
  `;

  it('fix all its findings', () => {
    const text = after(faulty, 'Fix all `unknown-reference`')!;
    expect(text).toContain(dedent`
      keys:
        golden: {}
        silver: {}
    `);
    expect(check(text).findings.filter(({ rule }) => rule === 'unknown-reference')).toEqual([]);
  });

  it('fix all its findings in the same way, for any number of findings', () => {
    const names = Array.from({ length: 120 }, (_, index) => `partner${String(index)}`);
    const share = manifest`
      images:
        a: {}
      operations:
        - { action: share, image: a, accounts: [<|>${names.join(', ')}] }
    `;
    const text = after(share, 'Fix all `unknown-reference`')!;
    expect([...(check(text).documents[0]?.evaluation.manifest.accounts.keys() ?? [])]).toEqual(names);
    expect(text.split('operations:')[1]).toBe(share.replace('<|>', '').split('operations:')[1]);
  });

  it('cause no new syntax errors in a text that has some', () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${String(index)}`).join(', ');
    const text = manifest`
      operations:
        - { action: share, image: a, projects: [p]<|>x, ${names}] }
        - { action: share, image: a, projects: [p, q`;
    const fixed = after(text.replace('<|>', '').replace('x, p0', 'x, <|>p0'), 'Fix all `schema`');
    if (fixed !== undefined) expect(problems(fixed)).toBeLessThanOrEqual(problems(text.replace('<|>', '')));
  });

  it('are only offered if there is more than one', () => {
    const one = manifest`
      images:
        x: { key: <|>golden }
    `;
    expect([...offersAt(one).keys()].filter((title) => title.startsWith('Fix all'))).toEqual([]);
  });
});

describe('an unknown name', () => {
  it.each([
    [
      'image',
      dedent`
        operations:
          - { action: delete, image: <|>old }
      `,
      'images:\n  old: {}\n',
    ],
    [
      'key',
      dedent`
        images:
          a: { key: <|>golden }
      `,
      'keys:\n  golden: {}\n',
    ],
    [
      'bucket',
      dedent`
        files:
          f: { bucket: <|>in }
      `,
      'buckets:\n  in: {}\n',
    ],
    [
      'account',
      dedent`
        operations:
          - { action: share, image: a, accounts: [<|>partner] }
      `,
      'accounts:\n  partner: {}\n',
    ],
  ])('is declared as %s', (kind, text, expected) => {
    const result = after(head + text, `Declare the ${kind} `)!;
    expect(result).toContain(expected);
    expect([...offersAt(head + text).keys()].some((title) => title.startsWith(`Declare the ${kind} `))).toBe(true);
    expect(check(result).findings.filter(({ rule }) => rule === 'unknown-reference' && kind !== 'account')).toEqual([]);
  });

  it('is not declared in a section with an invalid value', () => {
    for (const value of ['golden', '~', '3'])
      expect(
        after(
          manifest`
            keys:
              ${value}
            images:
              a: { key: <|>silver }
          `,
          'Declare `',
        ),
      ).toBeUndefined();
  });

  it('is declared as a data disk of its server', () => {
    const text = manifest`
      servers:
        s: { data_disks: {} }
      operations:
        - { action: create-from-disk, server: s, disk: <|>data, name: n, as: i }
    `;
    expect(after(text, 'Declare the data disk')).toContain('s: { data_disks: { data: {} } }');
  });
});
