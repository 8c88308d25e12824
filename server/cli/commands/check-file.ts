import { coverageOf } from '../../answers/coverage';
import { readText } from '../../files/read';
import { message, type Catalogue, type Message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import type { Level } from '../../engine/reported';
import { check, type Checked } from '../../engine/session';
import { yaml } from '../../yaml/frontend';
import { fixesWanted } from '../formats/output';
import { findingsOf, type FileReport } from '../formats/report';
import { pathOf, shownPath, type RunFiles } from '../input/included';
import { touchedSince } from '../input/changed-findings';
import type { CheckArgs } from '../input/check-options';
import { fixed } from './fixed';

/** A file to check. */
export interface FileJob {
  /** The path as the user named it. */
  readonly path: string;
  /** Relative to the project's root. */
  readonly name: string;
  readonly levels: ReadonlyMap<string, Level>;
  /** The user named the file itself, rather than a folder or glob. */
  readonly named: boolean;
  /** The content, if it has already been read, such as from standard input. */
  readonly text?: string;
  /** The content at the revision that changes are compared with; `null` if the file did not exist; absent if all findings count. */
  readonly before?: string | null;
}

/** What to do with every file. */
export interface CheckRequest extends CheckArgs {
  /** The files that the manifests include. */
  readonly files: RunFiles;
  /** Included files as they were at the revision that changes are compared with. */
  readonly filesBefore?: RunFiles;
  readonly catalogue: Catalogue;
}

/** Whether findings of a rule are reported. A file that cannot be parsed is not checked by any rule, so its findings always are. */
export function isWanted(rule: string, { only }: CheckRequest): boolean {
  return rule === 'syntax' || (only?.has(rule) ?? true);
}

/** The result of applying fixes to a file. */
export interface FixedFile {
  readonly before: string;
  readonly after: string;
  /** The fixed texts of other files, by path. All are written together. */
  readonly others: ReadonlyMap<string, string>;
  /** The number of findings before the fixes. */
  readonly findings: number;
}

/** The report on a file and its fixed text, or why there is none. */
export type FileResult =
  | { readonly report: FileReport; readonly fixedFile?: FixedFile; readonly includes: ReadonlySet<string> }
  | { readonly complaint: Message };

/** Checks a file and fixes its text if the request says so. Writes nothing. */
export function checkFile(job: FileJob, request: CheckRequest): FileResult {
  const text = request.files.changes.get(pathOf(job.path))?.after ?? job.text ?? readText(job.path);
  if (typeof text !== 'string') return { complaint: text };
  if (job.named && !request.allowEmpty && yaml.isBlank(text))
    return { complaint: message('check.empty', { path: job.path }) };
  const wanted = (rule: string): boolean => isWanted(rule, request);
  const counting = (checked: Checked): readonly Finding[] => {
    const touched =
      typeof job.before === 'string' ? touchedSince(checked, job.before, request.filesBefore) : checked.findings;
    return touched.filter(({ rule }) => wanted(rule));
  };
  const { includes } = request.files;
  const path = pathOf(job.path);
  const options = { frontend: yaml, path, includes, levels: job.levels, ignoreDisables: request.ignoreDisables };
  const first = check(text, options);
  const checked = request.fix === undefined ? first : fixed(first, request.fix, counting);
  const suppressed = checked.suppressed.filter(({ finding }) => wanted(finding.rule));
  return {
    report: {
      path: job.path,
      name: job.name,
      ...findingsOf(checked, counting(checked), suppressed, {
        fixes: fixesWanted(request.outputs),
        catalogue: request.catalogue,
      }),
      undecided: [],
      coverage: request.coverage ? coverageOf(checked, wanted, shownPath) : [],
    },
    includes: checked.includes,
    ...(checked.text === text && checked.changed.size === 0
      ? {}
      : {
          fixedFile: { before: text, after: checked.text, others: checked.changed, findings: counting(first).length },
        }),
  };
}
