import { message, type Message } from './messages/message';
import type { Finding } from './rules/judge';
import type { Fix } from './rules/rule';
import { editsOf, syntaxFinding, type Checked } from './service';
import { commentsLost, readsWorse } from './syntax/parts';
import { changedRange } from './text/difference';
import { applyEdits, type Edit } from './text/edit';
import { movedBy } from './text/moved';
import { spanOf, type Span } from './text/place';
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

/** The fixes of a finding that are proved, the best first. The title of a fix that deletes a comment says so. */
export function fixesFor(checked: Checked, finding: Finding): readonly Fix[] {
  return finish(provedFixes(checked, finding));
}

/** The same, with rests: each fix takes a check of what it changes. */
export function* provedFixes(checked: Checked, finding: Finding): Slices<readonly Fix[]> {
  const proved: Fix[] = [];
  for (const fix of finding.fixes()) {
    const edits = editsOf(checked, fix);
    if (edits === undefined || edits.length === 0) continue;
    const after = yield* checked.trials.check(applyEdits(checked.text, edits));
    if (isRepaired(checked, after, edits, [finding])) proved.push(honest(checked, fix, edits));
    yield;
  }
  return proved;
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
  const about = new Set(repaired);
  const rules = new Set(repaired.map(({ rule }) => rule));
  const notes = repaired.every(({ severity }) => severity === 'info');
  const disabled = ({ suppressed }: Checked): number =>
    suppressed.filter(({ finding }) => rules.has(finding.rule)).length;
  return (
    came.every(({ severity }) => severity === 'info' && !notes) &&
    went.filter((finding) => about.has(finding)).length === about.size &&
    disabled(after) <= disabled(before) &&
    parsesAsWell(before, after, edits)
  );
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
  const movedSpan = movedBy(edits);
  const moved = ({ at }: Finding): Span | undefined => movedSpan(spanOf(at));
  const { start, end, newEnd } = changedRange(before, after, (a, b) => {
    if (a === undefined || b === undefined || a.rule !== b.rule || a.severity !== b.severity) return false;
    const [from, to] = [moved(a), spanOf(b.at)];
    return from?.start === to.start && from.end === to.end && sameWords(a.message, b.message);
  });
  const placed = ({ rule, severity }: Finding, span: Span): string =>
    `${rule} ${severity} ${String(span.start)} ${String(span.end)}`;
  const at = (finding: Finding): string => placed(finding, spanOf(finding.at));
  const atMoved = (finding: Finding): string | undefined => {
    const span = moved(finding);
    return span === undefined ? undefined : placed(finding, span);
  };
  let rest: Compared = { came: after.slice(start, newEnd), went: before.slice(start, end) };
  rest = unmatched(
    rest,
    (finding) => `${atMoved(finding) ?? ''} ${wordsOf(finding)}`,
    (finding) => `${at(finding)} ${wordsOf(finding)}`,
  );
  // The words may have changed with what is around: a number, the nearest name.
  rest = unmatched(rest, atMoved, at);
  // What is in a text that is written again in another place goes with it.
  return unmatched(rest, (finding) => (moved(finding) === undefined ? wordsOf(finding) : undefined), wordsOf);
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

function sameWords(a: Message, b: Message): boolean {
  return a.id === b.id && JSON.stringify(a.args) === JSON.stringify(b.args);
}

function wordsOf({ rule, severity, message: { id, args } }: Finding): string {
  return `${rule} ${severity} ${id} ${JSON.stringify(args)}`;
}
