import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules, topics } from '../../server/rules';
import type { Rule } from '../../server/rules/rule';
import { applyFix, check } from '../../server/service';
import { blocksUnder, marksIn, marksOf, withoutMarks } from '../support/notation';

const folder = path.join(import.meta.dirname, '../../server/rules');
const only = process.env['RULES']?.split(',');
const own: readonly Pick<Rule, 'id' | 'off' | 'severity'>[] = ['needless-disable', 'schema', 'syntax'].map((id) => ({
  id,
  severity: 'error',
}));
const headings = ['Why', '原因', 'Faulty', 'Repaired', 'Fine', 'Sources'];

describe.each(
  [...rules, ...own].filter(
    (rule) => only === undefined || only.includes(rule.id) || only.includes(topics[rule.id] ?? ''),
  ),
)('$id', (rule) => {
  const file = path.join(folder, topics[rule.id] ?? '', `${rule.id}.md`);
  const page = readFileSync(file, 'utf8');
  const faulty = blocksUnder(page, 'Faulty');
  const options = { levels: new Map(rule.off === true ? [[rule.id, rule.severity] as const] : []) };

  it('has a page with the fixed headings', () => {
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(headings);
    expect(faulty.length).toBeGreaterThan(0);
    expect(blocksUnder(page, 'Fine').length).toBeGreaterThan(0);
    expect(faulty.some((block) => marksIn(block).some((mark) => mark.rule === rule.id))).toBe(true);
  });

  it.each(faulty.map((block, index) => ({ block, index })))('faulty $index gives exactly its findings', ({ block }) => {
    // The notes are comments of the manifest: the block is checked as it stands.
    expect(marksOf(check(block, options))).toEqual(marksIn(block));
  });

  it.each(blocksUnder(page, 'Repaired').map((block, index) => ({ block, index })))(
    'repaired $index is what the first fix makes of faulty $index',
    ({ block, index }) => {
      const text = withoutMarks(faulty[index] ?? '');
      const checked = check(text, options);
      const finding = checked.findings.find((each) => each.rule === rule.id);
      const [fix] = finding?.fixes() ?? [];
      expect(fix === undefined ? undefined : applyFix(checked, fix)).toBe(block);
      expect(
        marksOf(check(block, options)).filter((mark) => mark.rule === rule.id || mark.severity === 'error'),
      ).toEqual([]);
    },
  );

  it('every fix on the page keeps the text readable and removes its finding without a new error', () => {
    for (const block of faulty) {
      const checked = check(withoutMarks(block), options);
      const errors = checked.findings.filter((each) => each.severity === 'error').length;
      for (const finding of checked.findings.filter((each) => each.rule === rule.id)) {
        for (const fix of finding.fixes()) {
          const repaired = applyFix(checked, fix);
          expect(repaired, fix.title.id).toBeDefined();
          const after = check(repaired ?? '', options);
          const same = after.findings.filter((each) => each.rule === rule.id).length;
          expect(same, repaired).toBeLessThan(checked.findings.filter((each) => each.rule === rule.id).length);
          expect(after.findings.filter((each) => each.severity === 'error').length, repaired).toBeLessThanOrEqual(
            finding.severity === 'error' ? errors - 1 : errors,
          );
        }
      }
    }
  });

  it.each(blocksUnder(page, 'Fine').map((block, index) => ({ block, index })))('fine $index is silent', ({ block }) => {
    expect(marksOf(check(block, options))).toEqual([]);
  });
});

describe('the rules', () => {
  it('are all in the index', () => {
    const files = Object.keys(topics)
      .map((id) => topics[id] ?? '')
      .filter((topic, index, all) => all.indexOf(topic) === index)
      .flatMap((topic) => readdirSync(path.join(folder, topic)).filter((file) => file.endsWith('.ts')));
    expect(files.map((file) => file.slice(0, -3)).sort()).toEqual(rules.map((rule) => rule.id).sort());
  });
});
