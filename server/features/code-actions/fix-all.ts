import { message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import { severities, type Fix } from '../../rules/rule';
import { commentsDeleted, isRepaired } from '../../engine/proof';
import { editsIn, editsOf, editsOfFile } from '../../engine/fix-edits';
import type { Checked, Trials } from '../../engine/session';
import type { Edit, FileEdits } from '../../text/edit';
import { differenceOf } from '../../text/difference';
import { spanOf } from '../../text/anchored-span';
import { runToEnd, shouldYield, type Task } from '../../text/cooperative';
import type { CodeActionOffer } from './code-action';

/** Chooses the fix of a finding in any file of the check; `undefined` to leave it. */
type Choice = (checked: Checked, finding: Finding) => Fix | undefined;

/** A finding and its chosen fix. */
interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

const safeOne: Choice = ({ source }, finding) =>
  finding.at.anchor.source === source ? finding.fixes().find((fix) => fix.safe === true) : undefined;

/**
 * Chooses the first fix of each finding of a rule. Later rounds use the same kind of fix for the same words, so that a name to be
 * declared is not renamed to a similar one that was declared meanwhile.
 */
function firstOf(rule: string, { text, findings }: Checked): Choice {
  const wordsOf = (within: string, { at }: Finding): string => within.slice(spanOf(at).start, spanOf(at).end);
  const ways = new Map<string, string | undefined>();
  for (const finding of findings)
    if (finding.rule === rule) ways.set(wordsOf(text, finding), finding.fixes()[0]?.title.id);
  return (later, finding) => {
    const own = finding.rule === rule && finding.at.anchor.source === later.source;
    const way = own ? ways.get(wordsOf(later.text, finding)) : undefined;
    return way === undefined ? undefined : finding.fixes().find(({ title }) => title.id === way);
  };
}

/** The maximum number of rounds. More than one is needed because a fix may enable another. */
const ROUND_LIMIT = 50;
/** The maximum number of fixes applied at once. */
const AT_ONCE = 1000;
/** The maximum number of checks. Fixes that are not proven by then are not applied. */
const TRIAL_LIMIT = 200;

/** Checks one text after another. Each result is valid until the next check. */
interface Trial {
  readonly variants: [Trials, Trials];
  left: number;
}

/** The file after all its safe fixes, or the files of its check after the chosen ones. */
export function withFixes(checked: Checked, choice: Choice = safeOne): Checked {
  return runToEnd(fixed(checked, choice));
}

/** One edit that applies all safe fixes; `undefined` if there are none. */
export function* fixAll(checked: Checked): Task<CodeActionOffer | undefined> {
  for (const [index, finding] of checked.findings.entries()) {
    if (safeOne(checked, finding) !== undefined)
      return { title: message('action.fix-all'), kind: 'source.fixAll', edits: () => difference(checked, safeOne) };
    if (shouldYield(index)) yield;
  }
  return undefined;
}

/** Applies the first fix of every finding of a rule that has more than one. */
export function fixRule(checked: Checked, { rule, fixes }: Finding): CodeActionOffer | undefined {
  if (fixes().length === 0 || checked.findings.filter((other) => other.rule === rule).length < 2) return undefined;
  const title = message('action.fix-rule', { rule });
  return { title, kind: 'quickfix', edits: () => difference(checked, firstOf(rule, checked)) };
}

function* difference(checked: Checked, choice: Choice): Task<readonly FileEdits[] | undefined> {
  const { text, changed } = yield* fixed(checked, choice);
  const edits = checked.files.flatMap(({ source, text: before }) => {
    const after = source === checked.source ? text : (changed.get(source.path) ?? before);
    const change = differenceOf(before, after);
    if (change === undefined) return [];
    const { start, end, newEnd } = change;
    return editsOfFile(source, [{ start, end, newText: after.slice(start, newEnd) }]);
  });
  return edits.length === 0 ? undefined : edits;
}

/** Applies as many fixes at once as are compatible, checks the text, and repeats until nothing changes. */
function* fixed(checked: Checked, choice: Choice): Task<Checked> {
  const trial: Trial = { variants: [checked.trials.apart(), checked.trials.apart()], left: TRIAL_LIMIT };
  let now = checked;
  for (let round = 0; round < ROUND_LIMIT && trial.left > 0; round++) {
    const next = yield* bestNext(now, choice, trial);
    if (next === undefined) break;
    // The result in use must stay valid, so the next trials are made apart from it.
    trial.variants.reverse();
    now = next;
  }
  return now;
}

/** The texts with the fixes of the most severe findings that can be applied. */
function* bestNext(now: Checked, choice: Choice, trial: Trial): Task<Checked | undefined> {
  for (const severity of severities) {
    const repairs: ChosenFix[] = [];
    for (const [index, finding] of [...now.findings, ...now.elsewhere].entries()) {
      const fix = finding.severity === severity ? choice(now, finding) : undefined;
      if (fix !== undefined) repairs.push({ finding, fix });
      if (repairs.length === AT_ONCE) break;
      if (shouldYield(index)) yield;
    }
    const next = yield* improved(now, apart(now, repairs), trial);
    if (next !== undefined) return next;
  }
  return undefined;
}

/**
 * Fixes whose edits do not overlap, in the order of the text. Several may insert at the same place. Fixes that delete comments are
 * excluded, because someone has to read their title.
 */
function apart(checked: Checked, repairs: readonly ChosenFix[]): readonly ChosenFix[] {
  const taken: FileEdits[] = [];
  const free = ({ source, edits }: FileEdits): boolean =>
    edits.every((edit) =>
      editsIn(taken, source).every(
        (other) => edit.end < other.start || other.end < edit.start || (isAdding(edit) && isAdding(other)),
      ),
    );
  return repairs.filter(({ fix }) => {
    const edits = editsOf(checked, fix) ?? [];
    const apartFromAll = edits.length > 0 && edits.every(free) && commentsDeleted(checked, fix.changes, edits) === 0;
    if (apartFromAll) taken.push(...edits);
    return apartFromAll;
  });
}

function isAdding({ start, end }: Edit): boolean {
  return start === end;
}

/** The text with as many fixes as are proven together: all of them, or those found by bisection. */
function* improved(checked: Checked, repairs: readonly ChosenFix[], trial: Trial): Task<Checked | undefined> {
  const [variants] = trial.variants;
  function* tried(some: readonly ChosenFix[]): Task<{ readonly after: Checked; readonly good: boolean } | undefined> {
    const edits = editsOf(checked, { changes: some.flatMap(({ fix }) => fix.changes) });
    if (edits === undefined) return undefined;
    const after = yield* variants.check(checked, edits);
    const findings = some.map(({ finding }) => finding);
    return { after, good: isRepaired(checked, after, edits, findings) };
  }
  let accepted: readonly ChosenFix[] = [];
  let best: Checked | undefined;
  for (let index = 0, size = repairs.length; index < repairs.length && trial.left > 0;) {
    const attempt = [...accepted, ...repairs.slice(index, index + size)];
    trial.left--;
    const found = yield* tried(attempt);
    const good = found?.good === true;
    if (good) accepted = attempt;
    best = good ? found.after : undefined;
    if (good || size === 1) index += size;
    size = good ? repairs.length - index : Math.max(1, Math.ceil(size / 2));
  }
  return accepted.length === 0 ? undefined : (best ?? (yield* tried(accepted))?.after);
}
