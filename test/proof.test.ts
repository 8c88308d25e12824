import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../server/messages/catalogues';
import { say } from '../server/messages/message';
import { fixesFor } from '../server/engine/proof';
import { applyFix } from '../server/engine/fix-edits';
import type { Checked } from '../server/engine/session';
import { check, Session } from './support/check';
import { generated } from './support/generate';
import { dedent, manifest } from './support/dedent';

const english = catalogueFor('en');

/** The titles of the fixes that are offered for each finding of a rule. */
function offered(checked: Checked, rule: string): readonly (readonly string[])[] {
  return checked.findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => fixesFor(checked, finding).map(({ title }) => say(title, english)));
}

const image = dedent`
  images:
    base: { kind: system, size: 40 }
    other: { kind: system, size: 40 }
`;

/** The same plan alone, and among many other steps. */
const sizes = {
  'a short manifest': (steps: string) => manifest`
    ${image}operations:
    ${steps}`,
  'a long manifest': (steps: string) => generated(1000).replace('images:\n', image) + steps,
};

describe.each(Object.entries(sizes))('in %s, a fix is offered', (_, planOf) => {
  it('if it repairs its finding', () => {
    const checked = check(
      planOf('  - { action: share, immage: base, projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9] }\n'),
    );
    expect(offered(checked, 'schema')).toEqual([[], ['Change to `image`', 'Remove `immage`']]);
  });

  it('only if the text stays valid, so not for a field that already exists', () => {
    const steps = [
      '  - { action: delete, image: base, immage: other }\n',
      '  - action: delete\n    image: base\n    immage: other\n',
    ];
    for (const step of steps) expect(offered(check(planOf(step)), 'schema')).toEqual([['Remove `immage`']]);
  });

  it('only if it does not cause a warning of another rule', () => {
    const servers = dedent`
      servers:
        web: { kind: ecs, region: ap-southeast-1, system_disk: { size: 40 }, data_disks: {} }
    `;
    const vaults =
      'vaults:\n  disks: { type: disk, region: ap-southeast-1 }\n' +
      '  full: { type: server, region: ap-southeast-1, capacity: 10, used: 10 }\n' +
      '  large: { type: server, region: ap-southeast-1, capacity: 100, used: 10 }\n';
    const text = planOf('  - { action: create-full-ecs, server: web, vault: disks, as: whole, name: whole }\n');
    const checked = check(text.replace('images:\n', `${servers}${vaults}images:\n`));
    expect(offered(checked, 'full-ecs-vault-type')).toEqual([['Use `large`']]);
  });

  it('if it replaces an error by an info', () => {
    const encrypted = dedent`
      images:
        sealed: { kind: system, size: 40, encrypted: true, visibility: private }
    `;
    const step =
      '  - { action: export, image: sealed, bucket: b, object: a.qcow2, is_quick_export: true, file_format: qcow2 }\n';
    const text = planOf(step).replace('images:\n', encrypted);
    const checked = check(text);
    const [finding] = checked.findings.filter(({ rule }) => rule === 'export-quick-encrypted');
    expect(fixesFor(checked, finding!).map(({ title }) => title.id)).toContain('fix.ordinary-export');
    expect(checked.findings.map(({ rule }) => rule)).not.toContain('export-encrypted-plaintext');
  });

  it('although the moved step has a finding of its own', () => {
    const maker = '  - { action: copy-in-region, image: base, as: late, name: late, is_copy: true }\n';
    const checked = check(
      planOf(dedent`
          - { action: delete, image: late }
        ${maker}`),
    );
    const [finding] = checked.findings.filter(({ rule }) => rule === 'used-before-made');
    expect(fixesFor(checked, finding!).map(({ title }) => title.id)).toEqual(['fix.move-before-step']);
  });
});

describe('a number in place of a text', () => {
  const spelled = fc.oneof(
    fc.constantFrom('1.0', '012', '1e3', '0x1F', '0o17', '1_000', 'yes', 'True', 'null', '2026-01-31', '.5', '1.', '-0', '.inf'),
    fc.constantFrom('12345678901234567890123456789012', '0.10', '+1', '1E+2'),
    fc.stringMatching(/^[-+.0-9][0-9a-fxo_.eE+-]{0,12}$/),
  ); // prettier-ignore

  it('keeps its spelling in quotes', () => {
    const shapes = [
      '{ alias: VALUE }',
      '\n    alias: VALUE # why',
      '{\n    alias: VALUE\n  }',
      '{ "alias": VALUE, "id": x }',
    ];
    let quoted = 0;
    fc.assert(
      fc.property(spelled, fc.constantFrom(...shapes), (value, shape) => {
        const written = (spelling: string) => manifest`
          keys:
            k: ${shape.replace('VALUE', () => spelling)}
        `;
        const checked = check(written(value));
        for (const finding of checked.findings.filter(({ rule }) => rule === 'schema')) {
          for (const fix of fixesFor(checked, finding).filter(({ title }) => title.id === 'fix.quote')) {
            expect(applyFix(checked, fix)).toBe(written(`"${value}"`));
            quoted++;
          }
        }
      }),
      {
        examples: [
          ['1.0', '{ alias: VALUE }'],
          ['1', '{ alias: VALUE }'],
        ],
      },
    );
    expect(quoted).toBeGreaterThan(10);
  });
});

describe('a proof', () => {
  it('checks only what the fix changes and what depends on it', () => {
    for (const operations of [100, 1000]) {
      const text = generated(operations).replaceAll('    image: base-3\n', '    immage: base-3\n');
      const checked = check(text);
      const fixable = checked.findings.filter((finding) => finding.fixes().length > 0).slice(0, 4);
      expect(fixable.length).toBeGreaterThan(1);
      for (const [index, finding] of fixable.entries()) {
        expect(fixesFor(checked, finding).length).toBeGreaterThan(0);
        if (index > 0) expect(checked.trials.work?.read).toBeLessThanOrEqual(4);
        if (index > 0) expect(checked.trials.work?.checked).toBeLessThanOrEqual(8);
      }
    }
  });

  it('reuses the last one after the text has changed', () => {
    const session = new Session();
    const text = generated(1000).replace('    image: base-3\n', '    immage: base-3\n');
    const prove = (each: string): readonly unknown[] => offered(session.check(each), 'schema');
    expect(prove(text)).toEqual(prove(text.replace('name: far-41', 'name: far-41x')));
    expect(session.check(text).trials.work?.read).toBeLessThanOrEqual(4);
  });
});
