import { describe, expect, it } from 'vitest';
import { offersIn } from '../../server/features/actions';
import { fixAll, withFixes } from '../../server/features/fix-all';
import { check } from '../../server/service';
import { applyEdits } from '../../server/text/edit';
import { finish } from '../../server/text/slices';
import { after, offersAt } from '../support/offers';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const plan = `${head}images:\n  a: { encrypted: true, kind: system }\noperations:\n  - action: copy-in-region\n    image: a<|>\n    name: n\n`;

describe('disabling a rule', () => {
  const rule = 'copy-decrypt-by-omission';

  it.each([
    ['line', (text: string) => text.replace('  - action', `  # ims-disable-next-line ${rule} -- \n  - action`)],
    ['file', (text: string) => `# ims-disable-file ${rule} -- \n${text}`],
  ])('for its %s leaves a place for the reason, and silences it', (scope, expected) => {
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

  it('is not offered in JSON, which has no comments, and for a line not in the middle of a text', () => {
    const json = '{"imsManifest":"v1","region":"r","images":{"a":{"key":"<|>missing"}}}';
    expect([...offersAt(json).keys()].filter((title) => title.startsWith('Disable'))).toEqual([]);
    const middle = `${head}images:\n  a: { os_version: "x\n    y", key: <|>missing }\n`;
    expect([...offersAt(middle).keys()].filter((title) => title.startsWith('Disable'))).toEqual([
      'Disable `unknown-reference` for this file',
    ]);
  });
});

describe('all safe fixes', () => {
  const text = plan.replace('<|>', '');

  it('are one edit, and then no more', () => {
    const fixed = applyEdits(text, finish(finish(fixAll(check(text)))!.edits())!);
    expect(fixed).toBe(`${text}    key: none\n`);
    expect(finish(fixAll(check(fixed)))).toBeUndefined();
  });

  it('are made together where there are many', () => {
    const steps = Array.from(
      { length: 1500 },
      (_, index) => `  - { action: copy-in-region, image: a, name: n${String(index)} }\n`,
    );
    const many = `${head}images:\n  a: { encrypted: true, kind: system }\noperations:\n${steps.join('')}`;
    const fixed = withFixes(many, {}).text;
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
  const long = `${head}x-notes: "${'x'.repeat(1_000_000)}"\nimages:\n  base: { kind: system }\noperations:\n`;
  const checked = check(long + '  - { action: publish, imag: base }\n'.repeat(count));
  const repaired = (start: number, end: number): number => {
    const offers = finish(offersIn(checked, { start, end }, { wants: () => true, snippets: false }));
    return new Set(offers.flatMap(({ finding, preferred }) => (preferred === true ? [finding] : []))).size;
  };

  it('has fixes of the first of them where all are asked about, and those of one step where that is asked about', () => {
    const whole = repaired(0, checked.text.length);
    expect(whole).toBeGreaterThan(1);
    expect(whole).toBeLessThan(count / 2);
    const last = checked.text.lastIndexOf('imag');
    expect(repaired(last, last)).toBe(1);
  });

  it('is offered ten of the things that may be chosen', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `  key-${String(index)}: { alias: k, state: enabled }\n`);
    const text = `${head}keys:\n  mine: { alias: mine, state: disabled }\n${keys.join('')}images:\n  base: { kind: system }\noperations:\n  - { action: copy-in-region, image: base, key: <|>mine, name: n }\n`;
    expect([...offersAt(text).keys()].filter((title) => title.startsWith('Set `key: key-'))).toHaveLength(10);
  });
});

describe('all fixes of a rule', () => {
  const problems = (text: string): number => check(text).syntax.problems.length;
  const faulty = `${head}buckets:\n  one: {}\n  two: {}\noperations:\n  - { action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\nimages:\n  x: { key: <|>golden }\n  y: { key: golden }\n  z: { key: silver }\n`;

  it('repair every finding of it', () => {
    const text = after(faulty, 'Fix all `unknown-reference`')!;
    expect(text).toContain('keys:\n  golden: {}\n  silver: {}\n');
    expect(check(text).findings.filter(({ rule }) => rule === 'unknown-reference')).toEqual([]);
  });

  it('repair every finding of it in the same way, however many there are', () => {
    const names = Array.from({ length: 120 }, (_, index) => `partner${String(index)}`);
    const share = `${head}images:\n  a: {}\noperations:\n  - { action: share, image: a, accounts: [<|>${names.join(', ')}] }\n`;
    const text = after(share, 'Fix all `unknown-reference`')!;
    expect([...(check(text).documents[0]?.run.manifest.accounts.keys() ?? [])]).toEqual(names);
    expect(text.split('operations:')[1]).toBe(share.replace('<|>', '').split('operations:')[1]);
  });

  it('break nothing in a text that is broken', () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${String(index)}`).join(', ');
    const text = `${head}operations:\n  - { action: share, image: a, projects: [p]<|>x, ${names}] }\n  - { action: share, image: a, projects: [p, q`;
    const fixed = after(text.replace('<|>', '').replace('x, p0', 'x, <|>p0'), 'Fix all `schema`');
    if (fixed !== undefined) expect(problems(fixed)).toBeLessThanOrEqual(problems(text.replace('<|>', '')));
  });

  it('are only offered where there is more than one', () => {
    const one = `${head}images:\n  x: { key: <|>golden }\n`;
    expect([...offersAt(one).keys()].filter((title) => title.startsWith('Fix all'))).toEqual([]);
  });
});

describe('an unknown name', () => {
  it.each([
    ['image', 'operations:\n  - { action: delete, image: <|>old }\n', 'images:\n  old: {}\n'],
    ['key', 'images:\n  a: { key: <|>golden }\n', 'keys:\n  golden: {}\n'],
    ['bucket', 'files:\n  f: { bucket: <|>in }\n', 'buckets:\n  in: {}\n'],
    ['account', 'operations:\n  - { action: share, image: a, accounts: [<|>partner] }\n', 'accounts:\n  partner: {}\n'],
  ])('is declared as %s', (kind, text, expected) => {
    const result = after(head + text, `Declare the ${kind} `)!;
    expect(result).toContain(expected);
    expect([...offersAt(head + text).keys()].some((title) => title.startsWith(`Declare the ${kind} `))).toBe(true);
    expect(check(result).findings.filter(({ rule }) => rule === 'unknown-reference' && kind !== 'account')).toEqual([]);
  });

  it('is not declared in a section that is something else', () => {
    for (const value of ['golden', '~', '3'])
      expect(after(`${head}keys:\n  ${value}\nimages:\n  a: { key: <|>silver }\n`, 'Declare `')).toBeUndefined();
  });

  it('is declared as a data disk of its server', () => {
    const text = `${head}servers:\n  s: { data_disks: {} }\noperations:\n  - { action: create-from-disk, server: s, disk: <|>data, name: n, as: i }\n`;
    expect(after(text, 'Declare the data disk')).toContain('s: { data_disks: { data: {} } }');
  });
});
