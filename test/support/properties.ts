import assert from 'node:assert/strict';
import { offersIn } from '../../server/features/code-actions/code-actions';
import { symbolAt } from '../../server/features/navigation/symbols';
import { renamed } from '../../server/features/navigation/rename';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { nameForm } from '../../server/model/sections';
import type { Checked } from '../../server/engine/session';
import { check, ownEdits } from './check';
import { commentsIn } from '../../server/yaml/lexer';
import { formatEdits, formatRangeEdits } from '../../server/yaml/format';
import type { SyntaxFile } from '../../server/syntax/node';
import { parse } from '../../server/yaml/parse';
import { plainValue } from '../../server/syntax/plain-value';
import { applyEdits, type Edit } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';
import { spanOf, type Span } from '../../server/text/anchored-span';

const english = catalogueFor('en');
const everything = { wants: () => true, snippets: false };

/** The edits that revert edits, like undo in an editor. */
function undone(text: string, edits: readonly Edit[]): readonly Edit[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let shift = 0;
  return ordered.map(({ start, end, newText }) => {
    const back = { start: start + shift, end: start + shift + newText.length, newText: text.slice(start, end) };
    shift += newText.length - (end - start);
    return back;
  });
}

function commentsOf(text: string): readonly string[] {
  return commentsIn(text).map((each) => each.text.trim());
}

/** Applies each code action at an offset to the text and checks that it causes no new errors. Returns the texts by title. */
function offersDoNoHarm(checked: Checked, offset: number): readonly (readonly [string, string])[] {
  return runToEnd(offersIn(checked, { start: offset, end: offset }, everything)).flatMap((offer) => {
    const title = say(offer.title, english);
    const offered = offer.disabledBecause === undefined ? runToEnd(offer.edits()) : undefined;
    // A code action for an included file does not change this text.
    if (offered === undefined || offered.some(({ source }) => source !== checked.source)) return [];
    const edits = ownEdits(offered);
    const result = applyEdits(checked.text, edits);
    const after = check(result);
    const about = `${title}\n${checked.text}\n----\n${result}`;
    assert.equal(applyEdits(result, undone(checked.text, edits)), checked.text, about);
    assert.ok(after.syntax.problems.length <= checked.syntax.problems.length, about);
    if (offer.kind === 'quickfix' && offer.finding !== undefined) {
      const said = say(offer.finding.message, english);
      const found = ({ findings }: Checked): number =>
        findings.filter((each) => say(each.message, english) === said).length;
      assert.ok(found(after) < found(checked), about);
    }
    if (offer.kind.startsWith('refactor')) {
      assert.deepEqual([...commentsOf(result)].sort(), [...commentsOf(checked.text)].sort(), about);
      const faults = ({ findings }: Checked): number => findings.filter(({ severity }) => severity !== 'info').length;
      assert.ok(faults(after) <= faults(checked), about);
    }
    return [[title, result] as const];
  });
}

/** Applies every code action at each finding of a text. */
export function repairsDoWhatTheySay(text: string): void {
  const checked = check(text);
  const starts = new Set(checked.findings.map(({ at }) => spanOf(at).start));
  for (const start of [...starts].slice(0, 3)) offersDoNoHarm(checked, start);
}

/** Applies code actions at random places, and then those that are offered there again. */
export function offersRepeated(text: string, random: (below: number) => number, places: number): void {
  const checked = check(text);
  for (let place = 0; place < places; place++) {
    const offset = random(text.length);
    const results = offersDoNoHarm(checked, offset).filter(([, result]) => result !== text);
    const [, again] = results[random(results.length)] ?? [];
    if (again !== undefined) offersDoNoHarm(check(again), Math.min(offset, again.length));
  }
}

/** The content of a text without its layout. */
function meaningOf(text: string): unknown {
  const { syntax, findings } = check(text);
  const values = ({ documents }: SyntaxFile): unknown =>
    documents.map(({ entries }) => entries.map(({ path, value }) => [path, plainValue(value)]));
  const found = findings.map(({ rule, message }) => `${rule} ${say(message, english)}`);
  return { values: values(syntax), problems: syntax.problems.length, found, comments: commentsOf(text) };
}

/** Checks that formatting a text, or a range of it, keeps its content, comments, and line ends, and is idempotent. */
export function formattingKeepsMeaning(text: string, range?: Span): void {
  const edits = (each: string): readonly Edit[] =>
    range === undefined ? formatEdits(parse(each)) : formatRangeEdits(parse(each), range);
  const first = edits(text);
  const result = applyEdits(text, first);
  const about = `${text}\n----\n${result}`;
  assert.deepEqual(meaningOf(result), meaningOf(text), about);
  if (!/[^\r]\n/.test(text) && text.includes('\n')) assert.doesNotMatch(result, /[^\r]\n/, about);
  if (!text.includes('\r')) assert.ok(!result.includes('\r'), about);
  assert.equal(applyEdits(result, undone(text, first)), text, about);
  if (range === undefined) assert.equal(applyEdits(result, edits(result)), result, about);
}

/** Checks that renaming a name and back restores the text, and that the findings stay the same. */
export function renamingGoesBack(text: string, offset: number, to = 'fuzz-name'): void {
  const checked = check(text);
  const named = symbolAt(checked, offset);
  if (named === undefined) return;
  const given = renamed(checked, named, to);
  // An invalid or used name is fixed by another one.
  const repaired = !nameForm.test(named.name) || rulesOf(checked).includes('duplicate-name');
  if (typeof given === 'string' || repaired) return;
  const edits = ownEdits(given);
  const result = applyEdits(text, edits);
  const after = check(result);
  const about = `${named.name}\n${text}\n----\n${result}`;
  assert.deepEqual(rulesOf(after), rulesOf(checked), about);
  const first = Math.min(...edits.map(({ start }) => start));
  const there = symbolAt(after, first);
  assert.ok(there?.name === to, about);
  const back = renamed(after, there, named.name);
  assert.equal(typeof back === 'string' ? back : applyEdits(result, ownEdits(back)), text, about);
}

function rulesOf({ findings }: Checked): readonly string[] {
  return findings.map(({ rule }) => rule);
}
