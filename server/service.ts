import { Run } from './facts/run';
import { Manifests, type Manifest } from './model/manifest';
import { Problems, type Problem } from './model/problems';
import { rules as allRules } from './rules';
import { Judge, rulesBySubject, type Finding, type RulesBySubject, type Verdict } from './rules/judge';
import type { Fix, Rule, Severity } from './rules/rule';
import { suppress, type Suppressed } from './rules/suppress';
import type { SyntaxDocument, SyntaxFile, SyntaxProblem } from './syntax/node';
import { editsFor } from './syntax/edits';
import { parseAgain, type Parsed } from './syntax/incremental';
import { differenceOf } from './text/difference';
import { applyEdits, type Edit } from './text/edit';
import { Lines } from './text/lines';
import { lastStarting, spanOf, type Piece, type Place } from './text/place';
import { finish, type Slices } from './text/slices';

export type Level = Severity | 'off';

export interface Options {
  /** The level of a rule where it differs from the rule's own; `off` silences it. */
  readonly levels?: ReadonlyMap<string, Level>;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[];
  /** Reports findings in spite of comments that disable their rules. */
  readonly ignoreDisables?: boolean;
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
  readonly lines: Lines;
  readonly syntax: SyntaxFile;
  readonly documents: readonly CheckedDocument[];
  /** All of them, in the order of the text. */
  readonly findings: readonly Finding[];
  /** What comments disable. */
  readonly suppressed: readonly Suppressed[];
  /** What it was checked with. */
  readonly options: Options;
  /** Checks what changes would make of the text. */
  readonly trials: Trials;
}

/** Checks the text of a file. Any text at all gives an answer. */
export function check(text: string, options: Options = {}): Checked {
  return new Session(options).check(text);
}

/** What was done for a check: for tests of what a change costs. */
export interface Work {
  /** Parts of the text that were read. */
  readonly read: number;
  /** Steps that were judged. */
  readonly judged: number;
}

/** Checks texts that are close to one that was checked, so that a change can be tried before it is offered. */
export class Trials {
  /** It knows the last text that was tried: the next one takes only what is different in it. */
  private idle: Session | undefined;

  constructor(private readonly options: Options) {}

  /** What is known of a text. It is out of date as soon as another text is tried. */
  *check(text: string): Slices<Checked> {
    const session = this.idle ?? new Session(this.options);
    // A check that is given up leaves its session unusable.
    this.idle = undefined;
    const checked = yield* session.slices(text);
    this.idle = session;
    return checked;
  }

  /** What the last try took; `undefined` before the first one. */
  get work(): Work | undefined {
    return this.idle?.work;
  }
}

interface Running {
  readonly run: Run;
  readonly judge: Judge;
}

/** What is kept of a document until its next text. */
interface Kept {
  readonly manifests: Manifests;
  readonly problems: Problems;
  running?: Running;
}

/**
 * Checks the texts that a file has one after the other, doing only what the last change calls for. The answer is the same as a
 * new session's; what an earlier check gave is out of date from then on.
 */
export class Session {
  private parsed: Parsed | undefined;
  private lines: Lines | undefined;
  private readonly documents: Kept[] = [];
  private readonly rules: RulesBySubject;
  private readonly ids: { readonly known: ReadonlySet<string>; readonly active: ReadonlySet<string> };
  private readonly trials: Trials;
  private done: Work = { read: 0, judged: 0 };

  constructor(private readonly options: Options = {}) {
    this.trials = new Trials(options);
    const rules = options.rules ?? allRules;
    const active = rules.filter((rule) => levelOf(rule, options.levels) !== 'off');
    this.rules = rulesBySubject(active);
    const idsOf = (some: readonly Rule[]): ReadonlySet<string> => new Set(some.map((rule) => rule.id));
    this.ids = { known: idsOf(rules), active: idsOf(active) };
  }

  /** What the last check took. */
  get work(): Work {
    return this.done;
  }

  check(text: string): Checked {
    return finish(this.slices(text));
  }

  /** A check that may rest: it must be done before the next one begins. */
  *slices(text: string): Slices<Checked> {
    const { options } = this;
    const change = this.parsed === undefined ? undefined : differenceOf(this.parsed.file.text, text);
    const parsed = yield* parseAgain(text, this.parsed, change);
    const lines =
      this.lines === undefined ? new Lines(text) : change === undefined ? this.lines : this.lines.after(text, change);
    const syntax = parsed.file;
    const findings: Finding[] = syntax.problems.map(syntaxFinding);
    const broken = brokenIn(syntax.problems);
    let judged = 0;
    const documents: CheckedDocument[] = [];
    for (const [index, document] of syntax.documents.entries()) {
      const kept = (this.documents[index] ??= { manifests: new Manifests(), problems: new Problems() });
      for (const problem of yield* kept.problems.of(document, index === 0)) findings.push(schemaFinding(problem));
      const manifest = yield* kept.manifests.of(document);
      const { run, judge } = (kept.running ??= this.begin(manifest));
      yield* run.update(manifest);
      const judgement = yield* judge.judge();
      judged += judgement.judged;
      for (const finding of judgement.findings) if (!broken(finding.at)) findings.push(finding);
      documents.push({ syntax: document, run, verdicts: judgement.verdicts });
    }
    this.documents.length = documents.length;
    this.parsed = parsed;
    this.lines = lines;
    this.done = { read: parsed.read, judged };
    const levels = options.levels ?? new Map<string, Level>();
    const levelled =
      levels.size === 0 ? findings : findings.flatMap((finding) => atLevel(finding, levels.get(finding.rule)));
    const { findings: spoken, suppressed } = suppress(syntax, lines, levelled, this.ids);
    const reported =
      options.ignoreDisables === true
        ? { findings: [...spoken, ...suppressed.map(({ finding }) => finding)], suppressed: [] }
        : { findings: spoken, suppressed };
    return {
      text,
      lines,
      syntax,
      documents,
      findings: inOrder(reported.findings),
      suppressed: reported.suppressed,
      options,
      trials: this.trials,
    };
  }

  private begin(manifest: Manifest): Running {
    const run = new Run(manifest);
    return { run, judge: new Judge(run, this.rules) };
  }
}

/** The level at which a rule runs. */
export function levelOf(rule: Rule, levels: Options['levels']): Level {
  return levels?.get(rule.id) ?? (rule.off === true ? 'off' : rule.severity);
}

/** Whether a place touches one that could not be read to its end: what is wrong there is said of the slip of the pen already. */
function brokenIn(problems: readonly SyntaxProblem[]): (at: Place) => boolean {
  /** By piece, in the order of the text; `end` is the furthest so far. */
  const pieces = new Map<Piece, { start: number; end: number }[]>();
  for (const { piece, start, end } of [...problems].sort((a, b) => a.start - b.start)) {
    const spans = pieces.get(piece);
    if (spans === undefined) pieces.set(piece, [{ start, end }]);
    else spans.push({ start, end: Math.max(end, spans.at(-1)?.end ?? 0) });
  }
  return ({ piece, start, end }) => {
    const spans = pieces.get(piece) ?? [];
    return start <= (spans[lastStarting(spans, end)]?.end ?? -1);
  };
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

/** A fault of the text as a finding. */
export function syntaxFinding({ piece, start, end, what, args }: SyntaxProblem): Finding {
  return {
    rule: 'syntax',
    severity: 'error',
    at: { piece, start, end },
    message: { id: what, args },
    related: [],
    fixes: () => [],
  };
}

function schemaFinding(problem: Problem): Finding {
  return {
    rule: 'schema',
    severity: 'error',
    at: problem.at,
    message: problem.message,
    related: [],
    fixes: () => problem.repairs,
  };
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
