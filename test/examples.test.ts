import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../server/rules';
import { isAboutConfigurations } from '../server/rules/rule';
import { applyFix } from '../server/engine/fix-edits';
import { check } from './support/check';
import { marksOf } from './support/notation';
import { expectRecorded } from './support/recorded';

const folder = path.join(import.meta.dirname, '../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.ims.yaml'));
const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const faulty = names.filter((name) => name.includes('-faulty'));
const good = names.filter((name) => !name.includes('-faulty'));

it('has a faulty counterpart for each valid example', () => {
  expect(good.length).toBeGreaterThanOrEqual(6);
  expect(good.map((name) => name.replace('.ims.yaml', '-faulty.ims.yaml'))).toEqual(
    faulty.filter((name) => name !== ''),
  );
});

it.each(good)('reports nothing in %s', (name) => {
  expect(marksOf(check(text(name)))).toEqual([]);
});

it('reports exactly the recorded findings in the faulty examples', () => {
  const found = faulty.flatMap((name) =>
    marksOf(check(text(name))).map(
      (mark) =>
        `${name}:${String(mark.line + 1)}:${String(mark.from + 1)} ${mark.severity} ${mark.rule}: ${mark.message}`,
    ),
  );
  expectRecorded(`${found.join('\n')}\n`, path.join(folder, 'findings.txt'));
});

it('violate every rule about manifests at least once', () => {
  const levels = new Map(rules.filter((rule) => rule.off === true).map((rule) => [rule.id, rule.severity] as const));
  const found = new Set(
    faulty.flatMap((name) => check(text(name), { levels }).findings.map((finding) => finding.rule)),
  );
  const own = rules.filter((rule) => !isAboutConfigurations(rule));
  expect(own.map((rule) => rule.id).filter((id) => !found.has(id))).toEqual([]);
});

describe.each(faulty)('the fixes of %s', (name) => {
  it('each keep the text valid YAML, remove their finding, and cause no new error', () => {
    const checked = check(text(name));
    const errors = (each: typeof checked): number =>
      each.findings.filter((finding) => finding.severity === 'error').length;
    for (const finding of checked.findings) {
      for (const fix of finding.fixes()) {
        const repaired = applyFix(checked, fix);
        if (repaired === undefined) continue;
        const after = check(repaired);
        expect(after.syntax.problems, repaired).toEqual([]);
        expect(errors(after), `${finding.rule}: ${fix.title.id}\n${repaired}`).toBeLessThanOrEqual(errors(checked));
        expect(after.findings.length, `${finding.rule}: ${fix.title.id}`).toBeLessThan(
          checked.findings.length + (finding.severity === 'error' ? 1 : 0),
        );
      }
    }
  });

  it('leave no safe fix after all safe ones are applied', () => {
    let current = text(name);
    for (let round = 0; round < 20; round++) {
      const checked = check(current);
      const fix = checked.findings.flatMap((finding) => finding.fixes()).find((each) => each.safe === true);
      if (fix === undefined) return;
      const repaired = applyFix(checked, fix);
      expect(repaired).toBeDefined();
      expect(check(repaired ?? '').findings.length).toBeLessThan(checked.findings.length);
      current = repaired ?? '';
    }
    expect.unreachable('safe fixes go on and on');
  });
});
