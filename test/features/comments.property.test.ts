import { expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { fixesFor } from '../../server/engine/proof';
import { withFixes } from '../../server/features/code-actions/fix-all';
import { applyFix, editsOf } from '../../server/engine/fix-edits';
import type { Checked } from '../../server/engine/session';
import { check, ownEdits } from '../support/check';
import { commented, commentsOf, missingFrom, spread } from '../support/comments';
import { exampleTexts, pageTexts } from '../support/texts';

const english = catalogueFor('en');
const texts = [
  ...pageTexts().filter(([name]) => name.includes('Faulty')),
  ...exampleTexts().filter(([name]) => name.includes('faulty') && !name.endsWith('.json')),
];

/** The number of comments that a fix deletes according to its title. */
function announced(title: string): number {
  const [, count] = /, and delete (a|\d+) comments?$/.exec(title) ?? [];
  return count === undefined ? 0 : count === 'a' ? 1 : Number(count);
}

it.each([
  ['as written', (text: string) => text],
  ['with braces over several lines', spread],
  ['with CRLF', (text: string) => text],
])('every fix keeps all comments or says that it deletes some: %s', (style, form) => {
  let fixes = 0;
  for (const [name, text] of texts) {
    const plain = commented(form(text));
    const checked = check(style === 'with CRLF' ? plain.replaceAll('\n', '\r\n') : plain);
    for (const finding of checked.findings) {
      for (const fix of fixesFor(checked, finding)) {
        const title = say(fix.title, english);
        const after = applyFix(checked, fix) ?? '';
        const about = `${name}: ${title}\n${checked.text}\n----\n${after}`;
        const lost = missingFrom(commentsOf(after), commentsOf(checked.text));
        const told = lost.filter((comment) => finding.rule !== 'needless-disable' || !comment.includes('ims-disable-'));
        expect(told.length, about).toBe(announced(title));
        if (told.length > 0) expect(fix.safe, about).not.toBe(true);
        if (style === 'with CRLF') expect(after, about).not.toMatch(/[^\r]\n/);
        // Comments are removed only with a changed line.
        const edits = ownEdits(editsOf(checked, fix));
        for (const comment of told.filter((each) => /^# (above|behind) /.test(each))) {
          const at = checked.text.indexOf(comment);
          const line = comment.includes('above')
            ? checked.text.indexOf('\n', at) + 1
            : checked.text.lastIndexOf('\n', at) + 1;
          const code = /^[^#]*/.exec(checked.text.slice(line))?.[0].trim() ?? '';
          const start = checked.text.indexOf(code, line);
          const changed = edits.some((edit) => edit.start < start + code.length && start < edit.end);
          expect(changed, `${comment}\n${about}`).toBe(true);
        }
        fixes++;
      }
    }
  }
  expect(fixes).toBeGreaterThan(200);
});

it('all safe fixes together keep the comments, add no findings, and leave no safe fixes', () => {
  let changed = 0;
  for (const [name, text] of texts) {
    for (const own of [commented(text), commented(spread(text)), commented(text).replaceAll('\n', '\r\n')]) {
      const before = check(own);
      const after = withFixes(check(own));
      const about = `${name}\n${own}\n----\n${after.text}`;
      const lost = missingFrom(commentsOf(after.text), commentsOf(own));
      expect(
        lost.filter((comment) => !comment.includes('ims-disable-')),
        about,
      ).toEqual([]);
      expect(missingFrom(rulesOf(before), rulesOf(after)), about).toEqual([]);
      expect(after.syntax.problems.length, about).toBe(before.syntax.problems.length);
      const left = after.findings.flatMap((finding) => fixesFor(after, finding)).filter(({ safe }) => safe === true);
      expect(left, about).toEqual([]);
      expect(withFixes(check(after.text)).text, about).toBe(after.text);
      if (after.text !== own) {
        expect(after.findings.length, about).toBeLessThan(before.findings.length);
        changed++;
      }
    }
  }
  expect(changed).toBeGreaterThan(5);
});

function rulesOf({ findings }: Checked): readonly string[] {
  return findings.map(({ rule }) => rule);
}
