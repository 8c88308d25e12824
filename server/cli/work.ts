import { coverageOf } from '../answers/coverage';
import { withFixes } from '../features/fix-all';
import { catalogueFor } from '../messages/catalogues';
import { readText } from '../files/read';
import { message, type Message } from '../messages/message';
import { Proofs } from '../proof';
import type { Finding } from '../rules/judge';
import type { Fix } from '../rules/rule';
import { check, type Checked, type Level } from '../service';
import { isBlank } from '../syntax/recognise';
import { findingsOf, type FileReport } from './report';
import { touchedSince } from './touched';

/** A file to check. Plain data, for other threads. */
export interface Job {
  /** As it was named. */
  readonly path: string;
  /** Relative to the project's root. */
  readonly name: string;
  readonly levels: ReadonlyMap<string, Level>;
  /** It was named by itself, not found by a search. */
  readonly named: boolean;
  /** What it holds, where that was read already, as from standard input. */
  readonly text?: string;
  /** What it held at the revision whose changes count; `null` where it was not there; absent where everything counts. */
  readonly before?: string | null;
}

/** What to do with every file. Plain data, for other threads. */
export interface Task {
  readonly locale: string;
  readonly fix?: 'safe' | 'unsafe';
  /** The rules whose findings count; absent: all. */
  readonly only?: ReadonlySet<string>;
  /** Report findings in spite of comments that disable their rules. */
  readonly ignoreDisables: boolean;
  /** Accept a named file that has nothing to check in it. */
  readonly allowEmpty: boolean;
  /** `fixes`: of which findings the repairs are wanted, of all or of those alone that people are shown. */
  readonly wants: { readonly fixes: 'all' | 'shown' | 'none'; readonly coverage: boolean };
}

/** What the fixes made of a file. */
export interface Repair {
  readonly before: string;
  readonly after: string;
  /** How many findings there were before. */
  readonly findings: number;
}

/** What came of a file: its report, and what its fixes change; or why there is none. */
export type Done = { readonly report: FileReport; readonly repair?: Repair } | { readonly complaint: Message };

/**
 * The fix to make for a finding: the first of those that are proved, or of the safe ones among them. Where the budget of proofs is
 * spent it is the first at all: no fix is made that is not proved together with the others.
 */
function choiceOf(which: Task['fix']): (checked: Checked, finding: Finding) => Fix | undefined {
  const proofs = new Proofs();
  const fits = ({ safe }: Fix): boolean => which === 'unsafe' || safe === true;
  return (checked, finding) => {
    const first = finding.fixes().find(fits);
    return first === undefined ? undefined : (proofs.of(checked, finding) ?? [first]).find(fits);
  };
}

/** Checks a file and, where that is the task, repairs its text. Writes nothing. */
export function work(job: Job, task: Task): Done {
  const text = job.text ?? readText(job.path);
  if (typeof text !== 'string') return { complaint: text };
  if (job.named && !task.allowEmpty && isBlank(text)) return { complaint: message('check.empty', { path: job.path }) };
  const wanted = (rule: string): boolean => task.only?.has(rule) ?? true;
  const counting = (checked: Checked): readonly Finding[] => {
    const touched = typeof job.before === 'string' ? touchedSince(checked, job.before) : checked.findings;
    // What cannot be read was not checked by any rule: that is never left out.
    return task.only === undefined ? touched : touched.filter(({ rule }) => wanted(rule) || rule === 'syntax');
  };
  const options = { levels: job.levels, ignoreDisables: task.ignoreDisables };
  const first = check(text, options);
  const choice = choiceOf(task.fix);
  const repaired = (): Checked => {
    let counted: { readonly of?: Checked; readonly findings: ReadonlySet<Finding> } = { findings: new Set() };
    return withFixes(text, options, (now, finding) => {
      if (counted.of !== now) counted = { of: now, findings: new Set(counting(now)) };
      return counted.findings.has(finding) ? choice(now, finding) : undefined;
    });
  };
  const checked = task.fix === undefined ? first : repaired();
  const suppressed = checked.suppressed.filter(({ finding }) => wanted(finding.rule));
  const catalogue = catalogueFor(task.locale);
  return {
    report: {
      path: job.path,
      name: job.name,
      ...findingsOf(checked, counting(checked), suppressed, { fixes: task.wants.fixes, catalogue }),
      coverage: task.wants.coverage ? coverageOf(checked, wanted) : [],
    },
    ...(checked.text === text
      ? {}
      : { repair: { before: text, after: checked.text, findings: counting(first).length } }),
  };
}
