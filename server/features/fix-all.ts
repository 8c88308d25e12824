import { message } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Fix, Severity } from '../rules/rule';
import { commentsDeleted, isRepaired } from '../proof';
import { editsOf, Session, type Checked } from '../service';
import { editsFor } from '../syntax/edits';
import { applyEdits, type Edit } from '../text/edit';
import { differenceOf } from '../text/difference';
import { spanOf } from '../text/place';
import { finish, mayRest, type Slices } from '../text/slices';
import type { Offer } from './offer';

/** The fix of a finding that is to be made, as far as it can be. */
type Choice = (checked: Checked, finding: Finding) => Fix | undefined;

/** A finding and the fix that is to be made for it. */
interface Repair {
  readonly finding: Finding;
  readonly fix: Fix;
}

const safeOne: Choice = (_, finding) => finding.fixes().find((fix) => fix.safe === true);

/**
 * The first fix of each finding of a rule. What remains later is fixed in the way that was the first for its words: a name that is
 * to be declared is not renamed because another one, declared meanwhile, is near.
 */
function firstOf(rule: string, { text, findings }: Checked): Choice {
  const wordsOf = (within: string, { at }: Finding): string => within.slice(spanOf(at).start, spanOf(at).end);
  const ways = new Map<string, string | undefined>();
  for (const finding of findings)
    if (finding.rule === rule) ways.set(wordsOf(text, finding), finding.fixes()[0]?.title.id);
  return (later, finding) => {
    const way = finding.rule === rule ? ways.get(wordsOf(later.text, finding)) : undefined;
    return way === undefined ? undefined : finding.fixes().find(({ title }) => title.id === way);
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** How often fixes are looked for again, since one may only become possible when another is made. */
const ROUND_LIMIT = 50;
/** How many fixes are made at once. */
const AT_ONCE = 1000;
/** How often a text is checked on the way: what has not been found good by then stays as it is. */
const TRIAL_LIMIT = 200;

/** Checks texts one after the other; each may be asked about as long as no later one was checked. */
interface Trial {
  readonly options: Checked['options'];
  readonly sessions: [Session, Session];
  left: number;
}

/** The file after all its safe fixes, or after those that are chosen. */
export function withFixes(text: string, options: Checked['options'], choice: Choice = safeOne): Checked {
  const first = new Session(options);
  return finish(fixed(first.check(text), choice, first));
}

/** One edit that makes all safe fixes; `undefined` where there is none. */
export function* fixAll(checked: Checked): Slices<Offer | undefined> {
  for (const [index, finding] of checked.findings.entries()) {
    if (safeOne(checked, finding) !== undefined) return allSafe(checked);
    if (mayRest(index)) yield;
  }
  return undefined;
}

function allSafe(checked: Checked): Offer {
  return { title: message('action.fix-all'), kind: 'source.fixAll', edits: () => difference(checked, safeOne) };
}

/** Makes the first fix of every finding of a rule; only where it was found more than once. */
export function fixRule(checked: Checked, { rule, fixes }: Finding): Offer | undefined {
  if (fixes().length === 0 || checked.findings.filter((other) => other.rule === rule).length < 2) return undefined;
  const title = message('action.fix-rule', { rule });
  return { title, kind: 'quickfix', edits: () => difference(checked, firstOf(rule, checked)) };
}

function* difference(checked: Checked, choice: Choice): Slices<readonly Edit[] | undefined> {
  const { text } = yield* fixed(checked, choice);
  const change = differenceOf(checked.text, text);
  return change === undefined
    ? undefined
    : [{ start: change.start, end: change.end, newText: text.slice(change.start, change.newEnd) }];
}

/** Makes as many fixes at once as go together, checks the text with them, and looks again until nothing more can be made. */
function* fixed(checked: Checked, choice: Choice, own?: Session): Slices<Checked> {
  const { options } = checked;
  const trial: Trial = { options, sessions: [new Session(options), own ?? new Session(options)], left: TRIAL_LIMIT };
  let now = checked;
  for (let round = 0; round < ROUND_LIMIT && trial.left > 0; round++) {
    const next = yield* bestNext(now, choice, trial);
    if (next === undefined) break;
    // What is now asked about must not be checked over: the other session takes the trials.
    trial.sessions.reverse();
    now = next;
  }
  return now;
}

/** The text with fixes of its most severe findings that can be made. */
function* bestNext(now: Checked, choice: Choice, trial: Trial): Slices<Checked | undefined> {
  for (const severity of severities) {
    const repairs: Repair[] = [];
    for (const [index, finding] of now.findings.entries()) {
      const fix = finding.severity === severity ? choice(now, finding) : undefined;
      if (fix !== undefined) repairs.push({ finding, fix });
      if (repairs.length === AT_ONCE) break;
      if (mayRest(index)) yield;
    }
    const next = yield* improved(now, apart(now, repairs), trial);
    if (next !== undefined) return next;
  }
  return undefined;
}

/**
 * Fixes of a text whose edits do not touch each other, in the order of the text; several may add something at one place. One that
 * deletes comments is left to those who read its title.
 */
function apart(checked: Checked, repairs: readonly Repair[]): readonly Repair[] {
  const taken: Edit[] = [];
  const free = (edit: Edit): boolean =>
    taken.every((other) => edit.end < other.start || other.end < edit.start || (isAdding(edit) && isAdding(other)));
  return repairs.filter(({ fix }) => {
    const edits = editsOf(checked, fix) ?? [];
    const apartFromAll = edits.length > 0 && edits.every(free) && commentsDeleted(checked, fix, edits) === 0;
    if (apartFromAll) taken.push(...edits);
    return apartFromAll;
  });
}

function isAdding({ start, end }: Edit): boolean {
  return start === end;
}

/** The text with those fixes that are proved together: all of them if they are, otherwise found by halving. */
function* improved(checked: Checked, repairs: readonly Repair[], trial: Trial): Slices<Checked | undefined> {
  const [session] = trial.sessions;
  function* tried(some: readonly Repair[]): Slices<{ readonly after: Checked; readonly good: boolean } | undefined> {
    const edits = editsFor(
      checked.syntax,
      some.flatMap(({ fix }) => fix.changes),
    );
    if (edits === undefined) return undefined;
    const after = yield* session.slices(applyEdits(checked.text, edits));
    const findings = some.map(({ finding }) => finding);
    return { after, good: isRepaired(checked, after, edits, findings) };
  }
  let accepted: readonly Repair[] = [];
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
