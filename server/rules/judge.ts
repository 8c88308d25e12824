import { Ask } from '../facts/ask';
import { flatten, type Settle } from '../facts/fact';
import type { Ran, Run } from '../facts/run';
import { message, type Message } from '../messages/message';
import { sectionNames } from '../model/sections';
import type { Place } from '../text/place';
import type { Fault, Fix, Rule, Severity, Subject, SubjectOf } from './rule';

interface Related {
  readonly at: Place;
  readonly message: Message;
}

/** A finding with its rule. Places are relative to their pieces. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly message: Message;
  readonly related: readonly Related[];
  readonly fixes: () => readonly Fix[];
}

/** What came of the checks on one step or thing: rule ids, and for each that could not be checked what would settle it. */
export interface Verdict {
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly { readonly rule: string; readonly settle?: Settle }[];
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** By step, in the order of the run. */
  readonly verdicts: readonly Verdict[];
}

/** Runs every rule over a plan. A rule that throws gives one finding that says so; the others go on. */
export function judge(run: Run, rules: readonly Rule[]): Judgement {
  const bySubject = new Map<Subject, Rule[]>();
  for (const rule of rules) for (const on of rule.on) bySubject.set(on, [...(bySubject.get(on) ?? []), rule]);
  const findings: Finding[] = [];
  for (const section of sectionNames) {
    const own = bySubject.get(section) ?? [];
    if (own.length === 0) continue;
    for (const thing of run.manifest[section].values()) findings.push(...judgeOne(own, thing, run).findings);
  }
  const verdicts: Verdict[] = [];
  for (const ran of run.ran) {
    const judged = judgeOne(bySubject.get(ran.step.action) ?? [], ran.step, run, ran);
    findings.push(...judged.findings);
    verdicts.push(judged.verdict);
  }
  findings.push(...judgeOne(bySubject.get('manifest') ?? [], run, run).findings);
  return { findings, verdicts };
}

function judgeOne(
  rules: readonly Rule[],
  it: SubjectOf<Subject>,
  run: Run,
  ran?: Ran,
): { readonly findings: readonly Finding[]; readonly verdict: Verdict } {
  const found = new Map<Rule, readonly Finding[]>();
  const verified: string[] = [];
  const unverified: { rule: string; settle?: Settle }[] = [];
  for (const rule of rules) {
    const facts = new Ask(run, ran);
    const faults = faultsOf(rule, it, facts, ran, run);
    if (faults.length > 0) found.set(rule, faults);
    else if (facts.unanswered.length === 0) verified.push(rule.id);
    else unverified.push({ rule: rule.id, settle: facts.unanswered.find((each) => each.settle !== undefined)?.settle });
  }
  const ids = new Set([...found.keys()].map((rule) => rule.id));
  const spoken = [...found].filter(([rule]) => rule.yieldsTo?.some((id) => ids.has(id)) !== true);
  return {
    findings: spoken.flatMap(([, findings]) => findings),
    verdict: { violated: spoken.map(([rule]) => rule.id), verified, unverified },
  };
}

function faultsOf(rule: Rule, it: SubjectOf<Subject>, facts: Ask, ran: Ran | undefined, run: Run): readonly Finding[] {
  try {
    return [...rule.check(it, facts)].map((fault) => findingOf(rule, fault));
  } catch (error) {
    const at = ran?.step.at ?? ('at' in it ? it.at : { piece: { start: run.manifest.span.start }, start: 0, end: 0 });
    const reason = error instanceof Error ? error.message : String(error);
    const said = message('rule-failed', { rule: rule.id, reason });
    return [{ rule: 'rule-failed', severity: 'warning', at, message: said, related: [], fixes: () => [] }];
  }
}

function findingOf(rule: Rule, fault: Fault): Finding {
  const { at } = fault;
  const related = (fault.because ?? [])
    .flatMap((reason) => (reason === undefined ? [] : flatten(reason)))
    .flatMap((reason): Related[] => (reason.at === undefined ? [] : [{ at: reason.at, message: reason.note }]));
  const distinct = related.filter(
    (each, index) => !samePlace(each.at, at) && related.findIndex((other) => samePlace(other.at, each.at)) === index,
  );
  return {
    rule: rule.id,
    severity: fault.severity ?? rule.severity,
    at,
    message: fault.message,
    related: distinct,
    fixes: fault.fixes ?? (() => []),
  };
}

function samePlace(a: Place, b: Place): boolean {
  return a.piece === b.piece && a.start === b.start && a.end === b.end;
}
