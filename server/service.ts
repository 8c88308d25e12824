import { Run } from './facts/run';
import { message } from './messages/message';
import { manifestOf } from './model/manifest';
import { problemsOf } from './model/problems';
import { rules as allRules } from './rules';
import { judge, type Finding, type Verdict } from './rules/judge';
import type { Fix, Rule, Severity } from './rules/rule';
import { suppress } from './rules/suppress';
import type { SyntaxDocument, SyntaxFile, SyntaxProblem } from './syntax/node';
import { editsFor } from './syntax/edits';
import { parse } from './syntax/parse';
import { applyEdits, type Edit } from './text/edit';
import { spanOf } from './text/place';

export type Level = Severity | 'off';

export interface Options {
  /** The level of a rule where it differs from the rule's own; `off` silences it. */
  readonly levels?: ReadonlyMap<string, Level>;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[];
}

/** One document of a file, read and run. */
export interface CheckedDocument {
  readonly syntax: SyntaxDocument;
  readonly run: Run;
  /** By step, in the order of the run. */
  readonly verdicts: readonly Verdict[];
}

/** A file with everything that is known of it. */
export interface Checked {
  readonly text: string;
  readonly syntax: SyntaxFile;
  readonly documents: readonly CheckedDocument[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What it was checked with. */
  readonly options: Options;
}

/** How many findings are shown of one file: a person reads fewer, and a broken file may give any number. */
const FINDING_LIMIT = 1000;

/** Checks the text of a file. Any text at all gives an answer. */
export function check(text: string, options: Options = {}): Checked {
  const rules = options.rules ?? allRules;
  const levels = options.levels ?? new Map<string, Level>();
  const active = rules.filter((rule) => (levels.get(rule.id) ?? (rule.off === true ? 'off' : rule.severity)) !== 'off');
  const syntax = parse(text);
  const findings: Finding[] = syntax.problems.map(syntaxFinding);
  const documents = syntax.documents.map((document): CheckedDocument => {
    findings.push(...schemaFindings(document));
    const run = new Run(manifestOf(document));
    const judgement = judge(run, active);
    findings.push(...judgement.findings.filter((finding) => !inBrokenText(finding, syntax.problems)));
    return { syntax: document, run, verdicts: judgement.verdicts };
  });
  const ids = new Set(rules.map((rule) => rule.id));
  const levelled = findings.flatMap((finding) => atLevel(finding, levels.get(finding.rule)));
  const spoken = suppress(text, levelled, ids, new Set(active.map((rule) => rule.id)));
  return { text, syntax, documents, findings: bounded(inOrder(spoken)), options };
}

/** What is said of a value that could not be read to its end is said of the slip of the pen already. */
function inBrokenText({ at }: Finding, problems: readonly SyntaxProblem[]): boolean {
  return problems.some(({ piece, start, end }) => piece === at.piece && start <= at.end && at.start <= end);
}

function atLevel(finding: Finding, level: Level | undefined): readonly Finding[] {
  if (level === undefined || level === finding.severity) return [finding];
  return level === 'off' ? [] : [{ ...finding, severity: level }];
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const placed = findings.map((finding, index) => ({ finding, index, start: spanOf(finding.at).start }));
  placed.sort((a, b) => a.start - b.start || a.index - b.index);
  return placed.map((each) => each.finding);
}

function bounded(findings: readonly Finding[]): readonly Finding[] {
  const last = findings[FINDING_LIMIT];
  if (last === undefined) return findings;
  const more = message('too-many-findings', { count: findings.length - FINDING_LIMIT });
  return [
    ...findings.slice(0, FINDING_LIMIT),
    { ...last, severity: 'info', message: more, related: [], fixes: () => [] },
  ];
}

function syntaxFinding({ piece, start, end, what, args }: SyntaxProblem): Finding {
  return {
    rule: 'syntax',
    severity: 'error',
    at: { piece, start, end },
    message: { id: what, args },
    related: [],
    fixes: () => [],
  };
}

function schemaFindings(document: SyntaxDocument): readonly Finding[] {
  return problemsOf(document).map((problem) => ({
    rule: 'schema',
    severity: 'error',
    at: problem.at,
    message: problem.message,
    related: [],
    fixes: () => problem.repairs,
  }));
}

/** The edits of a fix; `undefined` where the fix cannot be made in this text without harm. */
export function editsOf(checked: Checked, fix: Fix): readonly Edit[] | undefined {
  return editsFor(checked.syntax, fix.changes);
}

/** The text after a fix. */
export function applyFix(checked: Checked, fix: Fix): string | undefined {
  const edits = editsOf(checked, fix);
  return edits === undefined ? undefined : applyEdits(checked.text, edits);
}

/** Texts up to this many characters are checked again with each fix before it is offered: beyond it that takes too long. */
const TRIAL_LIMIT = 20_000;

/**
 * The fixes of a finding that can be made in this text, the best first: each removes a finding of its rule and adds no error,
 * so that no fix is offered that would break another rule.
 */
export function fixesFor(checked: Checked, finding: Finding): readonly Fix[] {
  const rule = (each: Checked): number => each.findings.filter((other) => other.rule === finding.rule).length;
  const errors = (each: Checked): number => each.findings.filter((other) => other.severity === 'error').length;
  return finding.fixes().filter((fix) => {
    const repaired = applyFix(checked, fix);
    if (repaired === undefined || checked.text.length > TRIAL_LIMIT) return repaired !== undefined;
    const after = check(repaired, checked.options);
    return rule(after) < rule(checked) && errors(after) <= errors(checked) - (finding.severity === 'error' ? 1 : 0);
  });
}
