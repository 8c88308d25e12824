import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyFix } from '../server/engine/fix-edits';
import { offersIn } from '../server/features/code-actions/code-actions';
import { completionsAt } from '../server/features/completion/complete';
import { hover } from '../server/features/hover/hover';
import { catalogueFor } from '../server/messages/catalogues';
import { runToEnd } from '../server/text/cooperative';
import { applyEdits } from '../server/text/edit';
import { check } from './support/check';
import { dedent } from './support/dedent';
import { ini } from './support/ini';
import { blocksUnder, marksIn, marksOf } from './support/notation';

const page = readFileSync('server/rules/copy/copy-iso-in-region.md', 'utf8');
const faulty = dedent`
  imsManifest = v1
  region = ap-southeast-1

  [images installer]
  kind = iso
  status = active

  [copy-in-region]
  image = installer
  name = installer-copy
`;
const found = (text: string) =>
  marksOf(check(text, { frontend: ini })).map(({ line, rule, severity, message }) => ({
    line,
    rule,
    severity,
    message,
  }));

it('finds in another language what a rule page marks', () => {
  const marks = blocksUnder(page, 'Faulty').flatMap(marksIn);
  expect(found(faulty)).toEqual(marks.map(({ rule, severity, message }) => ({ line: 8, rule, severity, message })));
});

it('describes an image of another language in a hover', () => {
  const checked = check(faulty, { frontend: ini });
  const shown = hover(checked, faulty.lastIndexOf('installer\n') + 1, catalogueFor('en'));
  expect(shown?.markdown).toContain('ISO');
  expect(shown?.markdown).toContain('copy-iso-in-region');
});

it('repairs another language with the fix of a rule', () => {
  const misspelled = faulty.replace('image = installer', 'image = instaler').replace('kind = iso', 'kind = system');
  const checked = check(misspelled, { frontend: ini });
  const [fix] = checked.findings.find(({ rule }) => rule === 'unknown-reference')?.fixes() ?? [];
  expect(fix && applyFix(checked, fix)).toBe(misspelled.replace('instaler', 'installer'));
});

it('reports nothing about an unknown value', () => {
  const unknownKind = faulty.replace('kind = iso', 'kind = $kind');
  expect(found(unknownKind).filter(({ severity }) => severity === 'error')).toEqual([]);
  const [document] = check(unknownKind, { frontend: ini }).documents;
  expect(document?.outcomes[0]?.unverified.map(({ rule }) => rule)).toContain('copy-iso-in-region');
});

it('reports missing fields next to an unknown value', () => {
  const unknownImage = faulty.replace('image = installer', 'image = $image').replace('name = installer-copy\n', '');
  expect(found(unknownImage).map(({ rule, message }) => ({ rule, message }))).toEqual([
    { rule: 'schema', message: 'Missing required field `name` in `copy-in-region`.' },
  ]);
});

it('disables a rule with a comment of another language', () => {
  const comment = '; ims-disable-next-line copy-iso-in-region -- the image is replaced';
  const disabled = faulty.replace('image = installer', `${comment}\nimage = installer`);
  const checked = check(disabled, { frontend: ini });
  expect(found(disabled)).toEqual([]);
  expect(checked.suppressed.map(({ reason }) => reason)).toEqual(['the image is replaced']);
});

it('offers a comment of another language that disables a rule', () => {
  const checked = check(faulty, { frontend: ini });
  const at = faulty.indexOf('image = installer');
  const offers = runToEnd(offersIn(checked, { start: at, end: at + 17 }, { wants: () => true, snippets: false }));
  const offer = offers.find(({ title }) => title.id === 'action.disable-line');
  const edits = (offer && runToEnd(offer.edits()))?.flatMap((file) => file.edits);
  expect(applyEdits(faulty, edits ?? [])).toContain('; ims-disable-next-line copy-iso-in-region -- ');
});

it('completes the rules in a comment of another language', () => {
  const typed = faulty.replace('image = installer', '; ims-disable-next-line \nimage = installer');
  const offset = typed.indexOf('\nimage = installer');
  const { items } = completionsAt(check(typed, { frontend: ini }), offset, catalogueFor('en'));
  expect([...items].sort((a, b) => a.sort.localeCompare(b.sort))[0]?.label).toBe('copy-iso-in-region');
});

it.each([
  ['a field', 'name = installer-copy', 'na', 'name', 'name = $0'],
  ['the name of an image', 'image = installer', 'image = ', 'installer', 'installer'],
])('completes %s in the notation of another language', (_, line, typed, label, snippet) => {
  const text = faulty.replace(line, typed);
  const offset = text.indexOf(`\n${typed}`) + 1 + typed.length;
  const { items } = completionsAt(check(text, { frontend: ini }), offset, catalogueFor('en'));
  expect(items.find((item) => item.label === label)?.snippet).toBe(snippet);
});
