import { withFixes } from '../features/fix-all';
import { catalogueFor } from '../messages/catalogues';
import type { Message } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Fix } from '../rules/rule';
import { check, type Checked, type Level } from '../service';
import { coverageOf } from './coverage';
import { readText } from './read';
import { replaceFile } from './replace';
import { findingsOf, type FileReport } from './report';
import { touchedSince } from './touched';
import { unified } from './unified';

/** A file to check. Plain data, for other threads. */
export interface Job {
  /** As it was named. */
  readonly path: string;
  /** Relative to the project's root. */
  readonly name: string;
  readonly levels: ReadonlyMap<string, Level>;
  /** What it holds, where that was read already, as from standard input. */
  readonly text?: string;
  /** What it held at the revision whose changes count; `null` where it was not there; absent where everything counts. */
  readonly before?: string | null;
}

/** What to do with every file. Plain data, for other threads. */
export interface Task {
  readonly locale: string;
  readonly fix?: 'safe' | 'unsafe';
  /** Tell what the fixes would change rather than change it. */
  readonly dryRun: boolean;
  /** The rules whose findings count; absent: all. */
  readonly only?: ReadonlySet<string>;
  readonly wants: { readonly fixes: boolean; readonly coverage: boolean };
}

/** What came of a file: its report and, of a dry run, the difference; or why there is none. */
export type Done = { readonly report: FileReport; readonly diff: string } | { readonly complaint: Message };

const safeFix = ({ fixes }: Finding): readonly Fix[] =>
  fixes()
    .filter(({ safe }) => safe === true)
    .slice(0, 1);
const firstFix = ({ fixes }: Finding): readonly Fix[] => fixes().slice(0, 1);

/** Checks a file and, where that is the task, mends it. */
export function work(job: Job, task: Task): Done {
  const text = job.text ?? readText(job.path);
  if (typeof text !== 'string') return { complaint: text };
  const wanted = (rule: string): boolean => task.only?.has(rule) ?? true;
  const counting = (checked: Checked): readonly Finding[] => {
    const touched = typeof job.before === 'string' ? touchedSince(checked, job.before) : checked.findings;
    // What cannot be read was not checked by any rule: that is never left out.
    return task.only === undefined ? touched : touched.filter(({ rule }) => wanted(rule) || rule === 'syntax');
  };
  const options = { levels: job.levels };
  const checked =
    task.fix === undefined
      ? check(text, options)
      : withFixes(text, options, (now) => counting(now).flatMap(task.fix === 'unsafe' ? firstFix : safeFix));
  const mended = checked.text !== text;
  if (mended && !task.dryRun) {
    const complaint = replaceFile(job.path, text, checked.text);
    if (complaint !== undefined) return { complaint };
  }
  const suppressed = checked.suppressed.filter(({ finding }) => wanted(finding.rule));
  const catalogue = catalogueFor(task.locale);
  return {
    report: {
      path: job.path,
      name: job.name,
      ...findingsOf(checked, counting(checked), suppressed, { fixes: task.wants.fixes, catalogue }),
      coverage: task.wants.coverage ? coverageOf(checked, wanted) : [],
    },
    diff: mended && task.dryRun ? unified(job.name, text, checked.text) : '',
  };
}
