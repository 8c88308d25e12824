import { message } from '../messages/message';
import type { Finding } from './checker';
import type { Fix } from '../rules/rule';
import { editsIn, editsOf } from './fix-edits';
import type { Checked } from './session';
import { syntaxFinding } from './text-findings';
import { changedRange } from '../text/difference';
import { grouped } from '../text/grouped';
import type { FileEdits } from '../text/edit';
import type { SourceFile } from '../text/source-file';
import { movedBy } from '../text/moved';
import type { Change } from '../syntax/change';
import type { SyntaxFile } from '../syntax/node';
import { spanOf, type Span } from '../text/anchored-span';
import { runToEnd, type Task } from '../text/cooperative';

/**
 * Proofs of changes. A change is offered only if the changed text was checked, and
 *
 * - it parses as well as before,
 * - the finding that it repairs has disappeared and is not merely disabled by a comment,
 * - it has no new error or warning of any rule, at any position. A new `info` finding is accepted if the change repairs an error
 *   or a warning.
 *
 * Findings are compared by rule, severity and position; the positions are adjusted for the edits.
 */

/** The number of fixes of one finding to try, because a longer list does not help the user. */
const FIXES_LIMIT = 20;

/** The proven fixes of a finding, best first. The title of a fix that deletes a comment says so. */
export function fixesFor(checked: Checked, finding: Finding): readonly Fix[] {
  return runToEnd(provedFixes(checked, finding));
}

/** The proven fixes of a finding. A task, because each fix needs a check of what it changes. */
function* provedFixes(checked: Checked, finding: Finding): Task<readonly Fix[]> {
  const proved: Fix[] = [];
  for (const fix of finding.fixes().slice(0, FIXES_LIMIT)) {
    const edits = editsOf(checked, fix);
    if (edits === undefined || edits.length === 0) continue;
    const after = yield* checked.trials.check(checked, edits);
    if (isRepaired(checked, after, edits, [finding])) proved.push(withCommentWarning(checked, fix, edits));
    yield;
  }
  return proved;
}

/** The budget for proving fixes for one report or one response: a few seconds. */
const BUDGET = 5_000_000;

/**
 * Proves fixes until a budget is used up. Each proof checks the text again, which takes too long in a large file with many
 * findings. The budget counts work instead of time, so the same text always gives the same result.
 */
export class Proofs {
  private left = BUDGET;

  /** The proven fixes of a finding, best first; `undefined` if the budget is used up. */
  of(checked: Checked, finding: Finding): readonly Fix[] | undefined {
    return runToEnd(this.taskFor(checked, finding));
  }

  /** The proven fixes of a finding as a task, with the same budget. */
  *taskFor(checked: Checked, finding: Finding): Task<readonly Fix[] | undefined> {
    if (this.left <= 0) return undefined;
    const count = finding.fixes().length;
    if (count === 0) return [];
    const size = checked.files.reduce((sum, { text }) => sum + text.length, 0);
    this.left -= count * (size + 50 * (checked.findings.length + checked.elsewhere.length));
    return yield* provedFixes(checked, finding);
  }
}

/** The number of comments that a fix deletes as a side effect. */
export function commentsDeleted(
  { files, options }: Checked,
  changes: readonly Change[],
  edits: readonly FileEdits[],
): number {
  return files.reduce((sum, file) => {
    const own = editsIn(edits, file.source);
    const meant = changes.flatMap((change) =>
      change.do === 'text' && change.at.anchor.source === file.source ? [spanOf(change.at)] : [],
    );
    return sum + (own.length === 0 ? 0 : options.frontend.commentsLost(file, own, meant));
  }, 0);
}

/** A fix that deletes comments is only applied by a user who has read its title. */
function withCommentWarning(checked: Checked, fix: Fix, edits: readonly FileEdits[]): Fix {
  const count = commentsDeleted(checked, fix.changes, edits);
  if (count === 0) return fix;
  const title =
    count === 1
      ? message('fix.deletes-comment', { fix: fix.title })
      : message('fix.deletes-comments', { fix: fix.title, count });
  return { ...fix, title, safe: false };
}

/** Whether edits that lead to `after` repair findings and cause no new problems. */
export function isRepaired(
  before: Checked,
  after: Checked,
  edits: readonly FileEdits[],
  repaired: readonly Finding[],
): boolean {
  const { came, went } = compared(allOf(before), allOf(after), edits);
  const gone = new Set(went);
  const notes = repaired.every(({ severity }) => severity === 'info');
  return (
    came.every(({ severity }) => severity === 'info' && !notes) &&
    repaired.every((finding) => gone.has(finding)) &&
    (repaired.some(({ rule }) => rule === 'needless-disable') || !hides(before, after, went, edits)) &&
    parsesAsWell(before, after, edits)
  );
}

/** Whether a finding still exists but is now disabled by a comment. */
function hides(before: Checked, after: Checked, went: readonly Finding[], edits: readonly FileEdits[]): boolean {
  const disabled = ({ suppressed }: Checked): readonly Finding[] => suppressed.map(({ finding }) => finding);
  const { came } = compared(disabled(before), disabled(after), edits);
  return unmatched({ came, went }, placeAfter(edits), place).came.length < came.length;
}

/** Whether edits that repair no finding add no error and no warning. */
export function isHarmless(before: Checked, after: Checked, edits: readonly FileEdits[]): boolean {
  const { came } = compared(allOf(before), allOf(after), edits);
  return came.every(({ severity }) => severity === 'info') && parsesAsWell(before, after, edits);
}

/** Only the first syntax error of an entry is reported, so the parser lists all errors of such entries here. */
export function parsesAsWell({ files, options }: Checked, after: Checked, edits: readonly FileEdits[]): boolean {
  const problems = (file: SyntaxFile | undefined): readonly Finding[] =>
    file?.problems.map((problem) => syntaxFinding(problem)) ?? [];
  return files.every((file, index) => {
    const own = editsIn(edits, file.source);
    if (own.length === 0) return true;
    const [before, now] = [problems(file), problems(after.files[index])];
    if (compared(before, now, edits).came.length > 0) return false;
    return before.length === 0 || !options.frontend.readsWorse(file, own);
  });
}

/** The findings that are new, and those that have disappeared. */
interface Compared {
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

/** Compares the findings before and after edits, both in the order of the text. */
function compared(before: readonly Finding[], after: readonly Finding[], edits: readonly FileEdits[]): Compared {
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
  // The message may differ because of its context, such as a number or the nearest name.
  const reworded = unmatched(unchanged, moved, place);
  // A position in a text that is moved to another place moves with it.
  return unmatched(reworded, (finding) => (moved(finding) === undefined ? wordsOf(finding) : undefined), wordsOf);
}

/** The findings of a check in all files. */
function allOf({ findings, elsewhere }: Checked): readonly Finding[] {
  return elsewhere.length === 0 ? findings : [...findings, ...elsewhere];
}

/** The rule, the severity and the place of a finding. */
function place({ rule, severity, at }: Finding): string {
  return placed(rule, severity, at.anchor.source, spanOf(at));
}

/** The rule, the severity and the place of a finding after edits; `undefined` if they replace a part of the place. */
function placeAfter(edits: readonly FileEdits[]): (finding: Finding) => string | undefined {
  const moved = new Map(edits.map(({ source, edits: own }) => [source, movedBy(own)]));
  return ({ rule, severity, at }) => {
    const { source } = at.anchor;
    const move = moved.get(source);
    const span = move === undefined ? spanOf(at) : move(spanOf(at));
    return span && placed(rule, severity, source, span);
  };
}

function placed(rule: string, severity: string, { path }: SourceFile, { start, end }: Span): string {
  return `${rule} ${severity} ${String(start)} ${String(end)} ${path}`;
}

/** The items of two lists without pairs with the same key. */
function unmatched(
  { came, went }: Compared,
  keyBefore: (finding: Finding) => string | undefined,
  keyAfter: (finding: Finding) => string,
): Compared {
  if (came.length === 0 || went.length === 0) return { came, went };
  const left = new Map([...grouped(went, keyBefore)].map(([key, same]) => [key, [...same]]));
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
