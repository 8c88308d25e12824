import { Evaluation } from '../facts/evaluation';
import { IncludeMerger } from '../model/include';
import { noIncludes, type Manifest } from '../model/manifest';
import { Manifests } from '../model/read-manifest';
import { SchemaDiagnostics } from '../model/schema-diagnostics';
import { rules as allRules } from '../rules/index';
import type { CheckOutcome, Finding } from './checker';
import { editsIn } from './fix-edits';
import { noFiles, type IncludedFiles } from './included-files';
import { RuleRunner, rulesBySubject, type RulesBySubject } from './rule-runner';
import type { Rule } from '../rules/rule';
import { levelOf, reported, ruleIds, type Level, type RuleIds } from './reported';
import type { Suppressed } from './suppression';
import { TextReader } from './text-reader';
import { brokenIn, schemaFinding, syntaxFinding } from './text-findings';
import type { Frontend } from '../syntax/frontend';
import type { SyntaxDocument, SyntaxFile } from '../syntax/node';
import { applyEdits, type FileEdits } from '../text/edit';
import type { Lines } from '../text/lines';
import type { SourceFile } from '../text/source-file';
import { runToEnd, type Task } from '../text/cooperative';

export interface Options {
  /** The language that the text is written in. */
  readonly frontend: Frontend;
  /** The path or URI of the file. */
  readonly path?: string;
  /** The level of a rule if it differs from its default; `off` turns it off. */
  readonly levels?: ReadonlyMap<string, Level>;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[];
  /** Reports findings in spite of comments that disable their rules. */
  readonly ignoreDisables?: boolean;
  /** The files that `include` can name. Without it, their declarations are unknown. */
  readonly includes?: IncludedFiles;
  /** Manifests whose declarations apply to a configuration. A manifest names them itself. */
  readonly declarations?: DeclarationFiles;
}

/** Files that declare what a configuration does not say. */
export interface DeclarationFiles {
  /** The file that names them: the paths are relative to its folder. */
  readonly from: string;
  readonly paths: readonly string[];
}

/** One parsed and evaluated document of a file. */
export interface CheckedDocument {
  readonly syntax: SyntaxDocument;
  readonly evaluation: Evaluation;
  /** By step, in execution order. */
  readonly outcomes: readonly CheckOutcome[];
}

/** A checked file with all results. */
export interface Checked {
  readonly source: SourceFile;
  readonly text: string;
  readonly lines: Lines;
  readonly syntax: SyntaxFile;
  /** All files that are checked together, this one first. */
  readonly files: readonly SyntaxFile[];
  readonly documents: readonly CheckedDocument[];
  /** The findings in this file, in the order of the text. */
  readonly findings: readonly Finding[];
  /** The findings of the same check in these other files. */
  readonly elsewhere: readonly Finding[];
  /** The findings that comments disable. */
  readonly suppressed: readonly Suppressed[];
  /** The paths of the files that it includes, directly or through others, whether they exist or not. */
  readonly includes: ReadonlySet<string>;
  /** Included files that were checked with another text than their own. */
  readonly changed: ReadonlyMap<string, string>;
  /** The options of the check. */
  readonly options: Options;
  /** Checks the text after possible changes. */
  readonly trials: Trials;
}

/** Checks the text of a file. Accepts any text. */
export function check(text: string, options: Options): Checked {
  return new Session(options).check(text);
}

/** The work of a check, for tests of the cost of changes. */
export interface Work {
  /** The number of parsed parts of the text. */
  readonly read: number;
  /** The number of checked steps. */
  readonly checked: number;
}

/** Checks variants of a checked text, to try a change before it is offered. */
export interface Trials {
  /** The result for the text after edits. It becomes invalid when other edits are tried. */
  check(checked: Checked, edits: readonly FileEdits[]): Task<Checked>;
  /** Other trials of the same text with separate results. */
  apart(): Trials;
  /** The work of the last trial; `undefined` before the first one. */
  readonly work: Work | undefined;
}

/** Trials of a text that is checked with the files that it includes. */
class TextTrials implements Trials {
  /** It remembers the last variant, so the next check covers only the differences. */
  private idle: Session | undefined;
  private readonly options: Options;

  constructor(options: Options) {
    this.options = { ...options, includes: options.includes?.variant() };
  }

  *check({ text, source, files, changed }: Checked, edits: readonly FileEdits[]): Task<Checked> {
    const texts = new Map(changed);
    for (const file of files) {
      const own = editsIn(edits, file.source);
      if (file.source !== source && own.length > 0) texts.set(file.source.path, applyEdits(file.text, own));
    }
    this.options.includes?.change(texts);
    const session = this.idle ?? new Session(this.options);
    // An aborted check leaves its session unusable.
    this.idle = undefined;
    const checked = yield* session.checkTask(applyEdits(text, editsIn(edits, source)));
    this.idle = session;
    return checked;
  }

  apart(): Trials {
    return new TextTrials(this.options);
  }

  get work(): Work | undefined {
    return this.idle?.work;
  }
}

interface Running {
  readonly evaluation: Evaluation;
  readonly runner: RuleRunner;
}

/** The state of a document between two texts. */
interface DocumentState {
  readonly manifests: Manifests;
  readonly merger: IncludeMerger;
  readonly problems: SchemaDiagnostics;
  running?: Running;
}

/**
 * Checks the successive texts of a file incrementally. The result is the same as in a new session; each check makes earlier
 * results invalid.
 */
export class Session {
  private readonly reader: TextReader;
  private readonly documents: DocumentState[] = [];
  private readonly rules: RulesBySubject;
  private readonly ids: RuleIds;
  private readonly trials: TextTrials;
  private done: Work = { read: 0, checked: 0 };

  constructor(private readonly options: Options) {
    this.reader = new TextReader(options.frontend, options.path);
    this.trials = new TextTrials(options);
    const rules = options.rules ?? allRules;
    const active = rules.filter((rule) => levelOf(rule, options.levels) !== 'off');
    this.rules = rulesBySubject(active);
    this.ids = ruleIds(rules, active);
  }

  /** The work of the last check. */
  get work(): Work {
    return this.done;
  }

  check(text: string): Checked {
    return runToEnd(this.checkTask(text));
  }

  /** A check that can pause. It must finish before the next one starts. */
  *checkTask(text: string): Task<Checked> {
    const { options } = this;
    const { source } = this.reader;
    const { file: syntax, read } = yield* this.reader.read(text);
    const findings: Finding[] = syntax.problems.map((problem) => syntaxFinding(problem, text));
    const broken = brokenIn(syntax.problems);
    let stepsChecked = 0;
    const documents: CheckedDocument[] = [];
    const own: Manifest[] = [];
    for (const [index, document] of syntax.documents.entries()) {
      const state = (this.documents[index] ??= {
        manifests: new Manifests(),
        merger: new IncludeMerger(),
        problems: new SchemaDiagnostics(),
      });
      for (const problem of yield* state.problems.of(document, index === 0)) findings.push(schemaFinding(problem));
      own.push(yield* state.manifests.of(document));
    }
    const closure = (options.includes ?? noFiles).closureOf(source.path, own);
    for (const [index, document] of syntax.documents.entries()) {
      const [state, manifest] = [this.documents[index], own[index]];
      if (state === undefined || manifest === undefined) continue;
      const merged = state.merger.merge(manifest, closure.included[index] ?? noIncludes);
      const { evaluation, runner } = (state.running ??= this.begin(merged));
      yield* evaluation.update(merged);
      const result = yield* runner.check();
      stepsChecked += result.checked;
      for (const finding of result.findings) if (!broken(finding.at)) findings.push(finding);
      documents.push({ syntax: document, evaluation, outcomes: result.outcomes });
    }
    this.documents.length = documents.length;
    this.done = { read, checked: stepsChecked };
    const { findings: shown, suppressed } = reported(findings, syntax, options, this.ids);
    return {
      source,
      text,
      lines: source.lines,
      syntax,
      files: [syntax, ...closure.files],
      documents,
      findings: shown,
      elsewhere: [],
      suppressed,
      includes: closure.paths,
      changed: options.includes?.changed ?? new Map(),
      options,
      trials: this.trials,
    };
  }

  private begin(manifest: Manifest): Running {
    const evaluation = new Evaluation(manifest);
    return { evaluation, runner: new RuleRunner(evaluation, this.rules) };
  }
}
