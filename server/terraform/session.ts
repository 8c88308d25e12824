import { sameItems } from '../text/same-items';
import type { HclFile } from '../hcl/node';
import type { Configuration } from '../model/terraform/configuration';
import { declaredOutside } from './outside-declarations';
import type { Checked, Options, Trials } from '../engine/session';
import type { Finding } from '../engine/checker';
import { rulesBySubject } from '../engine/rule-runner';
import { levelOf, reported, ruleIds, type RuleIds } from '../engine/reported';
import { brokenIn, syntaxFinding } from '../engine/text-findings';
import { rules as allRules } from '../rules/index';
import { isAboutConfigurations } from '../rules/rule';
import type { Task } from '../text/cooperative';
import { grouped } from '../text/grouped';
import { instanceLimit, stepLimit } from './evaluate/budget';
import { sourceFile, type SourceFile } from '../text/source-file';
import { appliesToTerraform } from './applicable';
import { EitherWay } from './either-way';
import type { Lowered } from './lowering/lower';
import { Repairs } from './repairs';
import type { TerraformFile } from './file';
import { ConfigurationRunner } from './configuration-runner';
import { InstancesOfFindings } from './which-instances';
import { Words } from './words';

/** The checked input: the files of a configuration or a plan file, and their meaning. */
export interface Input {
  /** The file that represents everything: the first one of a folder. */
  readonly files: readonly (Pick<HclFile, 'source' | 'text' | 'problems'> & { readonly hcl?: HclFile })[];
  readonly configuration: Configuration;
  /** The folders that were read; files can appear in them. */
  readonly folders?: ReadonlySet<string>;
}

/** What is reported in a file, and what it was made from. */
interface Report extends ReturnType<typeof reported> {
  readonly text: string;
  /** The `addresses` of the session when the report was made. */
  readonly addresses: readonly string[];
  readonly found: readonly Finding[];
  /** What is wrong with the declarations. */
  readonly faults: readonly Finding[];
}

/** Checks the successive states of one configuration or plan incrementally. Each check makes earlier results invalid. */
export class ConfigurationSession {
  private readonly runner: ConfigurationRunner;
  private readonly eitherWay: EitherWay;
  private readonly ids: RuleIds;
  /** By rule, the rules about configurations that it yields to. */
  private readonly stronger: ReadonlyMap<string, readonly string[]>;
  private readonly allStronger: ReadonlySet<string>;
  private readonly repairs = new Repairs();
  private readonly words = new Words(this.repairs);
  private reports: ReadonlyMap<SourceFile, Report> = new Map();
  /** Of the instances of blocks that may have several: a finding says which of them have it. */
  private addresses: readonly string[] = [];
  private checked = { checked: 0, others: 0 };

  /** `trials` try changes of a result. */
  constructor(
    private readonly options: Options,
    private readonly trials: Trials,
  ) {
    const active = (options.rules ?? allRules).filter(
      (rule) => appliesToTerraform(rule.id) && levelOf(rule, options.levels) !== 'off',
    );
    const [main, rules] = [sourceFile(options.path), rulesBySubject(active)];
    this.runner = new ConfigurationRunner(main, rules);
    this.eitherWay = new EitherWay(main, rules);
    this.ids = ruleIds(options.rules ?? allRules, active);
    const whole = new Set(active.filter(isAboutConfigurations).map(({ id }) => id));
    this.stronger = new Map(active.map(({ id, yieldsTo = [] }) => [id, yieldsTo.filter((each) => whole.has(each))]));
    this.allStronger = new Set([...this.stronger.values()].flat());
  }

  /** The number of resources that the last check wrote as entries, of steps that it checked, and of resources and other parts. */
  get work(): { readonly written: number; readonly checked: number; readonly others: number } {
    return { written: this.runner.written.size, ...this.checked };
  }

  /** The result for each file, in their order. */
  *check({ files, configuration, folders = new Set() }: Input): Task<readonly Checked[]> {
    const { included, faults: faultsOf, paths } = declaredOutside(this.options);
    const sources = new Set(files.map(({ source }) => source));
    const { lowered, manifest, evaluation, result } = yield* this.runner.check(sources, configuration, included);
    const either = yield* this.eitherWay.check(sources, configuration, included);
    this.checked = { checked: result.checked, others: result.others };
    const written = files.flatMap(({ hcl }) => hcl ?? []);
    this.repairs.follow(written, lowered.lookups);
    this.words.learn(this.runner.written);
    const addresses = configuration.instances.flatMap(({ address, key, module }) =>
      key === undefined && module === '' ? [] : [address],
    );
    if (!sameItems(this.addresses, addresses)) this.addresses = addresses;
    const instances = new InstancesOfFindings(manifest, lowered);
    const found = grouped([...result.findings, ...either], ({ at }) => at.anchor.source);
    const syntaxes = syntaxesOf(files, lowered, this.words);
    const reports = new Map(
      syntaxes.map((syntax, index) => {
        const { source } = syntax;
        const faults = index === 0 ? [...faultsOf(source), ...excessOf(configuration, source)] : [];
        return [source, this.report(syntax, found.get(source) ?? [], faults, instances)] as const;
      }),
    );
    this.reports = reports;
    const around = new Set([...files.map(({ source }) => source.path), ...folders, ...paths]);
    return syntaxes.map((syntax) => {
      const { source, text } = syntax;
      return {
        source,
        text,
        lines: source.lines,
        syntax,
        get files() {
          return [syntax, ...syntaxes.filter((other) => other !== syntax)];
        },
        get documents() {
          return syntax.documents.map((own) => ({ syntax: own, evaluation, outcomes: result.outcomes }));
        },
        findings: reports.get(source)?.findings ?? [],
        get elsewhere() {
          return syntaxes.flatMap((other) => (other === syntax ? [] : (reports.get(other.source)?.findings ?? [])));
        },
        suppressed: reports.get(source)?.suppressed ?? [],
        includes: around,
        changed: new Map<string, string>(),
        options: this.options,
        trials: this.trials,
      };
    });
  }

  /** What is reported of the findings in a file. Those in the same text are reported again as they were. */
  private report(
    syntax: TerraformFile,
    found: readonly Finding[],
    faults: readonly Finding[],
    instances: InstancesOfFindings,
  ): Report {
    const { addresses } = this;
    const before = this.reports.get(syntax.source);
    const isAsBefore = before?.text === syntax.text && before.addresses === addresses && sameItems(before.found, found);
    if (isAsBefore && before.faults.length + faults.length === 0) return before;
    const broken = brokenIn(syntax.problems);
    const problems = syntax.problems.map((problem) => syntaxFinding(problem, syntax.text));
    const own = instances
      .merged(this.withoutWeaker(found), syntax.hcl !== undefined)
      .filter(({ at }) => !broken(at))
      .map(this.words.say);
    return {
      text: syntax.text,
      addresses,
      found,
      faults,
      ...reported([...faults, ...problems, ...own], syntax, this.options, this.ids),
    };
  }

  /** Without the findings of rules about steps that yield to a rule about the configuration which has one at the same place. */
  private withoutWeaker(findings: readonly Finding[]): readonly Finding[] {
    const places = new Set(
      findings.flatMap((each) => (this.allStronger.has(each.rule) ? [`${each.rule} ${placeOf(each)}`] : [])),
    );
    if (places.size === 0) return findings;
    return findings.filter((each) => !this.stronger.get(each.rule)?.some((id) => places.has(`${id} ${placeOf(each)}`)));
  }
}

/** The files with their entries. */
function syntaxesOf(files: Input['files'], lowered: Lowered, words: Words): readonly TerraformFile[] {
  const byFile = grouped(lowered.entries, ({ anchor }) => anchor.source);
  return files.map(({ source, text, problems, hcl }) => {
    const entries = (byFile.get(source) ?? []).toSorted((a, b) => a.anchor.start - b.anchor.start);
    const documents = [{ source, span: { start: 0, end: text.length }, entries, sections: [] }];
    return { source, text, documents, problems, hcl, lowered, words };
  });
}

/** A warning at the start of a file if the configuration exceeds a limit of the evaluation. */
function excessOf({ exceeds = false }: Configuration, source: SourceFile): readonly Finding[] {
  if (!exceeds) return [];
  const args = { instances: instanceLimit.toLocaleString('en'), steps: stepLimit.toLocaleString('en') };
  const problem = { anchor: { start: 0, source }, start: 0, end: 1, what: 'hcl.exceeds', args } as const;
  return [{ ...syntaxFinding(problem), severity: 'warning' }];
}

function placeOf({ at }: Finding): string {
  return `${at.anchor.source.path} ${String(at.anchor.start + at.start)}`;
}
