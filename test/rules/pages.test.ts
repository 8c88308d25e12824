import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules, topics } from '../../server/rules';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import type { Rule } from '../../server/rules/rule';
import { spanOf, type AnchoredSpan } from '../../server/text/anchored-span';
import { applyFix } from '../../server/engine/fix-edits';
import { check } from '../support/check';
import { blocksUnder, marksIn, marksOf, withoutMarks } from '../support/notation';
import { expectRecorded } from '../support/recorded';

const folder = path.join(import.meta.dirname, '../../server/rules');
const only = process.env['RULES']?.split(',');
const own: readonly Pick<Rule, 'id' | 'off' | 'severity'>[] = ['needless-disable', 'schema', 'syntax'].map((id) => ({
  id,
  severity: 'error',
}));
const optionsFor = ({ id, off, severity }: (typeof own)[number]) => ({
  levels: new Map(off === true ? [[id, severity] as const] : []),
});
const pageOf = ({ id }: { readonly id: string }): string =>
  readFileSync(path.join(folder, topics[id] ?? '', `${id}.md`), 'utf8');
const headings = ['Why', '原因', 'Faulty', 'Repaired', 'Fine', 'Sources'];

describe.each(
  [...rules, ...own]
    // Their pages show configurations, see `terraform/pages.test.ts`.
    .filter(({ id }) => topics[id] !== 'terraform')
    .filter((rule) => only === undefined || only.includes(rule.id) || only.includes(topics[rule.id] ?? '')),
)('$id', (rule) => {
  const page = pageOf(rule);
  const faulty = blocksUnder(page, 'Faulty');
  const options = optionsFor(rule);

  it('has a page with the fixed headings', () => {
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(headings);
    expect(faulty.length).toBeGreaterThan(0);
    expect(blocksUnder(page, 'Fine').length).toBeGreaterThan(0);
    expect(faulty.some((block) => marksIn(block).some((mark) => mark.rule === rule.id))).toBe(true);
  });

  it.each(faulty.map((block, index) => ({ block, index })))(
    'faulty example $index has exactly the findings on the page',
    ({ block }) => {
      // The notes are comments of the manifest, so the block is checked with them.
      expect(marksOf(check(block, options))).toEqual(marksIn(block));
    },
  );

  it.each(blocksUnder(page, 'Repaired').map((block, index) => ({ block, index })))(
    'repaired example $index is faulty example $index after its first fix',
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

  it('every fix on the page keeps the text valid and removes its finding without a new error', () => {
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

  it.each(blocksUnder(page, 'Fine').map((block, index) => ({ block, index })))(
    'valid example $index has no findings',
    ({ block }) => {
      expect(marksOf(check(block, options))).toEqual([]);
    },
  );
});

describe('the rules', () => {
  it('have the recorded reasons and fixes', () => {
    const catalogue = catalogueFor('en');
    const told: string[] = [];
    for (const rule of rules) {
      for (const [index, block] of blocksUnder(pageOf(rule), 'Faulty').entries()) {
        const checked = check(block, optionsFor(rule));
        const at = (place: AnchoredSpan): string => {
          const { line, character } = place.anchor.source.lines.position(spanOf(place).start);
          return `${String(line + 1)}:${String(character + 1)}`;
        };
        for (const finding of checked.findings.filter((each) => each.rule === rule.id)) {
          told.push(`${rule.id} ${String(index + 1)} at ${at(finding.at)}`);
          for (const related of finding.related) told.push(`  ${at(related.at)} ${say(related.message, catalogue)}`);
          for (const { title, safe } of finding.fixes())
            told.push(`  ${safe === true ? 'safe fix' : 'fix'}: ${say(title, catalogue)}`);
        }
      }
    }
    expectRecorded(`${told.join('\n')}\n`, path.join(import.meta.dirname, 'reasons.txt'));
  });

  it('are all in the index', () => {
    const files = Object.keys(topics)
      .map((id) => topics[id] ?? '')
      .filter((topic, index, all) => all.indexOf(topic) === index)
      .flatMap((topic) => readdirSync(path.join(folder, topic)).filter((file) => file.endsWith('.ts')));
    expect(files.map((file) => file.slice(0, -3)).sort()).toEqual(rules.map((rule) => rule.id).sort());
  });
});
