import { message } from './messages/message';
import type { Finding } from './rules/judge';
import type { Fix } from './rules/rule';
import { editsOf, syntaxFinding, type Checked } from './service';
import { commentsLost, readsWorse } from './syntax/parts';
import { changedRange } from './text/difference';
import { applyEdits, type Edit } from './text/edit';
import { movedBy } from './text/moved';
import { spanOf } from './text/place';
import { finish, type Slices } from './text/slices';

/**
 * Proofs of changes. A change is offered where the text with it was checked, and
 *
 * - it parses as well as before,
 * - the finding that it repairs is gone, and not only disabled by a comment,
 * - nothing new is found: no error or warning of any rule, at any place. Of what is only worth knowing (`info`) something new is
 *   accepted where the change repairs an error or a warning.
 *
 * Findings are compared by rule, severity and place, wherever the edits have moved the place.
 */

/** How many fixes of one finding are tried: a longer list helps nobody. */
const FIXES_LIMIT = 20;

/** The fixes of a finding that are proved, the best first. The title of a fix that deletes a comment says so. */
export function fixesFor(checked: Checked, finding: Finding): readonly Fix[] {
  return finish(provedFixes(checked, finding));
}

/** The same, with rests: each fix takes a check of what it changes. */
function* provedFixes(checked: Checked, finding: Finding): Slices<readonly Fix[]> {
  const proved: Fix[] = [];
  for (const fix of finding.fixes().slice(0, FIXES_LIMIT)) {
    const edits = editsOf(checked, fix);
    if (edits === undefined || edits.length === 0) continue;
    const after = yield* checked.trials.check(applyEdits(checked.text, edits));
    if (isRepaired(checked, after, edits, [finding])) proved.push(honest(checked, fix, edits));
    yield;
  }
  return proved;
}

/** What the proofs of fixes for one report, or for one answer, may cost: a few seconds. */
const BUDGET = 5_000_000;

/**
 * Proves fixes until a budget is spent. Each proof checks the text again, so that in a large file with many findings the proofs
 * would take longer than anybody waits. Counted in what is looked at, not in time: the same text always has the same answer.
 */
export class Proofs {
  private left = BUDGET;

  /** The proved fixes of a finding, the best first; `undefined` where the budget is spent. */
  of(checked: Checked, finding: Finding): readonly Fix[] | undefined {
    return finish(this.slices(checked, finding));
  }

  /** The same, with rests. */
  *slices(checked: Checked, finding: Finding): Slices<readonly Fix[] | undefined> {
    if (this.left <= 0) return undefined;
    const count = finding.fixes().length;
    if (count === 0) return [];
    this.left -= count * (checked.text.length + 50 * checked.findings.length);
    return yield* provedFixes(checked, finding);
  }
}

/** How many comments a fix deletes that are not what it is about. */
export function commentsDeleted({ syntax }: Checked, { changes }: Fix, edits: readonly Edit[]): number {
  const meant = changes.flatMap((change) => (change.do === 'text' ? [spanOf(change.at)] : []));
  return commentsLost(syntax, edits, meant);
}

/** A fix that deletes comments is for a person who has read its title. */
function honest(checked: Checked, fix: Fix, edits: readonly Edit[]): Fix {
  const count = commentsDeleted(checked, fix, edits);
  if (count === 0) return fix;
  const title =
    count === 1
      ? message('fix.deletes-comment', { fix: fix.title })
      : message('fix.deletes-comments', { fix: fix.title, count });
  return { ...fix, title, safe: false };
}

/** Whether the edits of a text, with which `after` was checked, repair findings and do no harm. */
export function isRepaired(
  before: Checked,
  after: Checked,
  edits: readonly Edit[],
  repaired: readonly Finding[],
): boolean {
  const { came, went } = compared(before.findings, after.findings, edits);
  const gone = new Set(went);
  const notes = repaired.every(({ severity }) => severity === 'info');
  return (
    came.every(({ severity }) => severity === 'info' && !notes) &&
    repaired.every((finding) => gone.has(finding)) &&
    (repaired.some(({ rule }) => rule === 'needless-disable') || !hides(before, after, went, edits)) &&
    parsesAsWell(before, after, edits)
  );
}

/** Whether something that was found is still there, but is now disabled by a comment. */
function hides(before: Checked, after: Checked, went: readonly Finding[], edits: readonly Edit[]): boolean {
  const disabled = ({ suppressed }: Checked): readonly Finding[] => suppressed.map(({ finding }) => finding);
  const { came } = compared(disabled(before), disabled(after), edits);
  return unmatched({ came, went }, placeAfter(edits), place).came.length < came.length;
}

/** Whether edits that repair nothing bring no error and no warning. */
export function isHarmless(before: Checked, after: Checked, edits: readonly Edit[]): boolean {
  const { came } = compared(before.findings, after.findings, edits);
  return came.every(({ severity }) => severity === 'info') && parsesAsWell(before, after, edits);
}

/** Of an entry that holds an error only the first one is told: there the parser is asked for all of them. */
export function parsesAsWell({ syntax }: Checked, after: Checked, edits: readonly Edit[]): boolean {
  const [before, now] = [syntax.problems.map(syntaxFinding), after.syntax.problems.map(syntaxFinding)];
  if (compared(before, now, edits).came.length > 0) return false;
  return before.length === 0 || !readsWorse(syntax, edits);
}

/** What was not found before, and what is no longer found. */
interface Compared {
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

/** Compares the findings before and after edits, both in the order of the text. */
function compared(before: readonly Finding[], after: readonly Finding[], edits: readonly Edit[]): Compared {
  const moved = placeAfter(edits);
  const { start, end, newEnd } = changedRange(
    before,
    after,
    (a, b) => a !== undefined && b !== undefined && moved(a) === place(b) && wordsOf(a) === wordsOf(b),
  );
  const all: Compared = { came: after.slice(start, newEnd), went: before.slice(start, end) };
  const unchanged = unmatched(
    all,
    (finding) => `${moved(finding) ?? ''} ${wordsOf(finding)}`,
    (finding) => `${place(finding)} ${wordsOf(finding)}`,
  );
  // The words may have changed with what is around: a number, the nearest name.
  const reworded = unmatched(unchanged, moved, place);
  // What is in a text that is written again in another place goes with it.
  return unmatched(reworded, (finding) => (moved(finding) === undefined ? wordsOf(finding) : undefined), wordsOf);
}

/** The rule, the severity and the place of a finding. */
function place({ rule, severity, at }: Finding): string {
  const { start, end } = spanOf(at);
  return placed(rule, severity, start, end);
}

/** The same after edits; `undefined` where they replace a part of the place. */
function placeAfter(edits: readonly Edit[]): (finding: Finding) => string | undefined {
  const moved = movedBy(edits);
  return ({ rule, severity, at }) => {
    const span = moved(spanOf(at));
    return span && placed(rule, severity, span.start, span.end);
  };
}

function placed(rule: string, severity: string, start: number, end: number): string {
  return `${rule} ${severity} ${String(start)} ${String(end)}`;
}

/** What is left of two lists without the pairs of the same key. */
function unmatched(
  { came, went }: Compared,
  keyBefore: (finding: Finding) => string | undefined,
  keyAfter: (finding: Finding) => string,
): Compared {
  if (came.length === 0 || went.length === 0) return { came, went };
  const left = new Map<string, Finding[]>();
  for (const finding of went) {
    const key = keyBefore(finding);
    if (key === undefined) continue;
    const same = left.get(key);
    if (same === undefined) left.set(key, [finding]);
    else same.push(finding);
  }
  const found = new Set<Finding>();
  const rest = came.filter((finding) => {
    const same = left.get(keyAfter(finding))?.pop();
    if (same !== undefined) found.add(same);
    return same === undefined;
  });
  return { came: rest, went: went.filter((finding) => !found.has(finding)) };
}

function wordsOf({ rule, severity, message: { id, args } }: Finding): string {
  return `${rule} ${severity} ${id} ${JSON.stringify(args)}`;
}
