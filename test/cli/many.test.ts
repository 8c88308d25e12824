import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, runIn } from './run';
import { dedent } from '../support/dedent';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const head = `imsManifest: v1
region: ap-southeast-1
keys: { golden: { alias: golden, state: enabled } }
images:
  a: { key: golden, kind: system, status: active, visibility: private }
operations:
`;
const publish = '  - { action: publish, image: a }\n';
/** Each of these comments is a warning because it disables nothing. */
const buried = `${'# ims-disable-next-line tag-count -- x\n'.repeat(1001)}${head}${publish}`;
/** Each of these copies is a warning. */
const copies = `${head}${Array.from({ length: 1001 }, (_, n) => `  - { action: copy-in-region, image: a, name: n${String(n)}, as: n${String(n)} }\n`).join('')}${publish}`;

describe('an error after more findings than the output shows', () => {
  it.each([
    ['comments', buried],
    ['copies', copies],
  ])('counts, is shown first, and prevents a plan: %s', (_, text) => {
    const { status, out } = run(['check', '-'], text);
    expect(status).toBe(1);
    expect(out).toContain(' error publish-encrypted\n');
    expect(out).toMatch(/Only 1000 findings are shown\. Not shown: errors: 0, warnings: \d+, notes: \d+\./);
    expect(out).toMatch(/Files checked: 1 · errors: 1 · /);
    const plan = run(['plan', '-', '--format', 'sh'], text);
    expect([plan.status, plan.out]).toEqual([1, '']);
  });

  it.each([
    ['json', '"errors": 1'],
    ['sarif', '"ruleId": "publish-encrypted"'],
    ['junit', 'publish-encrypted 1008:'],
    ['github', '::error file=-,line=1008,'],
    ['gitlab', '"check_name": "publish-encrypted"'],
  ])('is in the format %s with all other findings', (form, said) => {
    const { status, out } = run(['check', '-', '--format', form], buried);
    expect(status).toBe(1);
    expect(out).toContain(said);
    expect(out.match(/needless-disable/g)?.length).toBeGreaterThanOrEqual(1001);
  });

  it('is kept by unrelated filters', () => {
    expect(run(['check', '-', '--quiet'], buried).out).toContain('publish-encrypted');
    expect(run(['check', '-', '--only', 'publish-encrypted'], buried).status).toBe(1);
  });

  it('is new relative to a baseline with all other findings', () => {
    const file = path.join(folder, 'plan.ims.yaml');
    const baseline = path.join(folder, 'known.json');
    writeFileSync(file, buried.replace(publish, ''));
    expect(run(['check', file, '--baseline', baseline, '--write-baseline']).status).toBe(0);
    writeFileSync(file, buried);
    const { status, out } = run(['check', file, '--baseline', baseline]);
    expect(status).toBe(1);
    expect(out).toContain('errors: 1 · warnings: 0');
  });

  it('is new since the last commit', () => {
    const git = (...args: readonly string[]): void => {
      expect(runIn(folder, 'git', ['-c', 'user.name=a', '-c', 'user.email=a', ...args]).status).toBe(0);
    };
    const file = path.join(folder, 'since.ims.yaml');
    git('init', '-q');
    writeFileSync(file, buried.replace(publish, ''));
    git('add', '.');
    git('commit', '-qm', 'one');
    writeFileSync(file, buried);
    const { status, out } = run(['check', file, '--since', 'HEAD']);
    expect(status).toBe(1);
    expect(out).toContain('errors: 1 · warnings: 0');
  });
});

it('reports disabled findings with --ignore-disables', () => {
  const disabled = head + publish.replace('  -', '  # ims-disable-next-line publish-encrypted -- it is fine\n  -');
  expect(run(['check', '-'], disabled).status).toBe(0);
  const { status, out } = run(['check', '-', '--ignore-disables'], disabled);
  expect(status).toBe(1);
  expect(out).toContain('publish-encrypted');
});

it('tries the fixes of errors first, and reports the number of findings without tried fixes', () => {
  const many = `${'# ims-disable-next-line tag-count -- x\n'.repeat(3000)}${head}  - { action: delete, image: b }\n`;
  const { out } = run(['check', '-'], many);
  expect(out).toContain('fix (unsafe): Change to `a`');
  expect(out.match(/fix \(safe\): Remove the comment/g)?.length).toBeGreaterThan(1);
  const [, safe, untried] = /Fixable: (\d+) with .* not tried because they take too long: (\d+)\n/.exec(out) ?? [];
  expect(Number(safe) + Number(untried)).toBe(999);
  const repaired = run(['check', '-', '--fix', '--dry-run', '--format', 'json=/dev/null'], many);
  expect(repaired.err).toContain('Findings now: 3001, after the fix: 1\n');
});

it('shows the relevant part of a long line', () => {
  const long = dedent`
    imsManifest: v1
    region: r # ${'x'.repeat(5000)}
    operations: [{ action: delete, image: a }, ${'"x", '.repeat(2000)}{ action: delete, image: b }]
  `;
  const { out } = run(['check', '-', '--only', 'unknown-reference'], long);
  expect(out).toContain('image: b');
  for (const line of out.split('\n')) expect(line.length).toBeLessThan(400);
});
