import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../../server/messages/catalogues';
import { say } from '../../../server/messages/message';
import { rules, topics } from '../../../server/rules';
import { spanOf, type AnchoredSpan } from '../../../server/text/anchored-span';
import { checkHcl } from '../../support/check-hcl';
import { blocksUnder, marksIn, marksOf, withoutMarks, type Mark } from '../../support/notation';
import { expectRecorded } from '../../support/recorded';

const own = rules.filter(({ id }) => topics[id] === 'terraform');
const folder = path.join(import.meta.dirname, '../../../server/rules/terraform');
const pageOf = (id: string): string => readFileSync(path.join(folder, `${id}.md`), 'utf8');
const headings = ['Why', '原因', 'Faulty', 'Repaired', 'Fine', 'Sources'];
const optionsFor = (rule: (typeof rules)[number]) => ({
  rules: own,
  levels: new Map(rule.off === true ? [[rule.id, rule.severity] as const] : []),
});
/** A note cannot mark the first character of a line. */
const marked = (marks: readonly Mark[]) => marks.map((mark) => ({ ...mark, from: Math.max(1, mark.from) }));

describe.each(own)('$id', (rule) => {
  const page = pageOf(rule.id);
  const faulty = blocksUnder(page, 'Faulty', 'hcl');
  const found = (text: string) => marked(marksOf(checkHcl(text, optionsFor(rule))));

  it('has a page with the fixed headings', () => {
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(headings);
    expect(blocksUnder(page, 'Fine', 'hcl').length).toBeGreaterThan(0);
    expect(faulty.some((block) => marksIn(block).some((mark) => mark.rule === rule.id))).toBe(true);
  });

  it('has faulty configurations with exactly the findings on the page', () => {
    for (const block of faulty) expect(found(withoutMarks(block))).toEqual(withoutNotes(block));
  });

  it('has repaired and valid configurations without findings', () => {
    for (const heading of ['Repaired', 'Fine'])
      for (const block of blocksUnder(page, heading, 'hcl')) expect(found(block)).toEqual([]);
  });
});

/** The marks of a block, at the lines that they have without the notes. */
function withoutNotes(block: string): readonly Mark[] {
  const lines = block.split('\n');
  return marksIn(block).map((mark) => ({
    ...mark,
    line: withoutMarks(lines.slice(0, mark.line + 1).join('\n')).split('\n').length - 1,
  }));
}

it('the rules have the recorded reasons and fixes', () => {
  const catalogue = catalogueFor('en');
  const told: string[] = [];
  for (const rule of own) {
    for (const block of blocksUnder(pageOf(rule.id), 'Faulty', 'hcl')) {
      const checked = checkHcl(withoutMarks(block), optionsFor(rule));
      const at = (place: AnchoredSpan): string => {
        const { line, character } = place.anchor.source.lines.position(spanOf(place).start);
        return `${String(line + 1)}:${String(character + 1)}`;
      };
      for (const finding of checked.findings.filter((each) => each.rule === rule.id)) {
        told.push(`${rule.id} at ${at(finding.at)}`);
        for (const related of finding.related) told.push(`  ${at(related.at)} ${say(related.message, catalogue)}`);
        for (const { title, changes } of finding.fixes()) {
          told.push(`  fix: ${say(title, catalogue)}`);
          for (const change of changes) if (change.do === 'native') told.push(`    ${JSON.stringify(change.change)}`);
        }
      }
    }
  }
  expectRecorded(`${told.join('\n')}\n`, path.join(import.meta.dirname, 'reasons.txt'));
});
