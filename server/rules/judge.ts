import { isCertain, type Evidence } from '../catalog/reference';
import { Ask } from '../facts/ask';
import { release, type Asker } from '../facts/asked';
import { flatten, type Settle } from '../facts/fact';
import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import type { World } from '../facts/world';
import { message, type Message, type MessageId } from '../messages/message';
import { sectionNames } from '../model/sections';
import { compact } from '../text/compact';
import type { Place } from '../text/place';
import { mayRest, type Slices } from '../text/slices';
import { evidence, sites } from './index';
import type { Fault, Fix, Rests, Rule, Severity, Subject, SubjectOf } from './rule';

interface Related {
  readonly at: Place;
  readonly message: Message;
}

/** A finding with its rule. Places are relative to their pieces. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What it rests on; absent for what the format itself says. */
  readonly evidence?: Evidence;
  readonly at: Place;
  readonly message: Message;
  readonly related: readonly Related[];
  readonly fixes: () => readonly Fix[];
}

/** A check that could not be made, and the declaration that would settle it. */
interface Unverified {
  readonly rule: string;
  readonly settle?: Settle;
}

/** What came of the checks on one step or thing: rule ids, and for each that could not be checked what would settle it. */
export interface Verdict {
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly Unverified[];
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** By step, in the order of the run. */
  readonly verdicts: readonly Verdict[];
  /** How many steps were judged for it anew. */
  readonly judged: number;
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/** A judgement that holds until the answer to one of its questions changes. */
interface Remembered extends Asker {
  readonly world: World;
  judged: Judged;
  /** The last round in which it was needed. */
  round: number;
}

export type RulesBySubject = ReadonlyMap<Subject, readonly Rule[]>;

export function rulesBySubject(rules: readonly Rule[]): RulesBySubject {
  const bySubject = new Map<Subject, Rule[]>();
  for (const rule of rules) {
    for (const on of rule.on) {
      const own = bySubject.get(on);
      if (own === undefined) bySubject.set(on, [rule]);
      else own.push(rule);
    }
  }
  return bySubject;
}

/**
 * Judges the states of one run with the same rules, again and again: what was judged before and asked nothing that changed
 * since is not judged again. A rule that throws gives one finding that says so; the others go on.
 */
export class Judge {
  /** By thing, block, or rule about the whole plan. */
  private readonly kept = new Map<object, Remembered>();
  private round = 0;
  private needed = 0;
  private readonly verdicts: Verdict[] = [];
  /** The last verdict on a step of an action. */
  private readonly last = new Map<Subject, Verdict>();

  constructor(
    private readonly run: Run,
    private readonly bySubject: RulesBySubject,
  ) {}

  /** The judgement on the run as it is now; the one before is out of date from then on. */
  *judge(): Slices<Judgement> {
    const { run, verdicts } = this;
    this.round++;
    this.needed = 0;
    const findings: Finding[] = [];
    const take = (judged: Judged): void => {
      for (const finding of judged.findings) findings.push(finding);
    };
    for (const section of sectionNames) {
      const own = this.bySubject.get(section) ?? [];
      if (own.length === 0) continue;
      for (const thing of run.manifest[section].values()) {
        take(this.remembered(thing, own, thing));
        if (mayRest(this.needed)) yield;
      }
    }
    const ofBlocks = this.bySubject.get('block') ?? [];
    const fresh = run.ran.filter((ran) => ran.judged === undefined);
    for (const [index, ran] of fresh.entries()) {
      this.step(ran);
      if (mayRest(index)) yield;
    }
    // All steps are gone through after each letter, in a plain function: engines optimise that sooner than a loop that may rest.
    run.ran.forEach((ran, index) => {
      const known = this.step(ran);
      take(known);
      if (verdicts[index] !== known.verdict) verdicts[index] = known.verdict;
      if (ran.block !== undefined && index === ran.start) take(this.remembered(ran.block, ofBlocks, ran.block));
    });
    for (const rule of this.bySubject.get('manifest') ?? []) take(this.remembered(rule, [rule], run));
    verdicts.length = run.ran.length;
    this.forget();
    return { findings, verdicts, judged: fresh.length };
  }

  private step(ran: Ran): Judged {
    const { run } = this;
    const judged = ran.judged as Judged | undefined;
    if (judged !== undefined) return judged;
    const rules = this.bySubject.get(ran.action) ?? [];
    // Most steps of an action come out alike: their lists of rules are one.
    const made = run.asked.during(ran, () => judgeOne(rules, ran.step, run, ran, this.last.get(ran.action)));
    this.last.set(ran.action, made.verdict);
    ran.judged = made;
    ran.fails = made.findings.some(({ severity }) => severity === 'error');
    return made;
  }

  /** The judgement on a thing, a block or, by a rule, the plan: the one before for as long as it holds. */
  private remembered(key: object, rules: readonly Rule[], it: SubjectOf<Subject>): Judged {
    const { run } = this;
    let known = this.kept.get(key);
    if (known?.world !== run.world || known.stale) {
      if (known !== undefined) release(known);
      known = { stale: false, index: Infinity, asked: [], world: run.world, judged: nothing, round: 0 };
      known.judged = run.asked.during(known, () => judgeOne(rules, it, run));
      this.kept.set(key, known);
    }
    known.round = this.round;
    this.needed++;
    return known.judged;
  }

  /** Forgets the judgements on what is no longer there. */
  private forget(): void {
    if (this.kept.size === this.needed) return;
    for (const [key, known] of this.kept) {
      if (known.round === this.round) continue;
      release(known);
      this.kept.delete(key);
    }
  }
}

const nothing: Judged = { findings: [], verdict: { violated: [], verified: [], unverified: [] } };

const noFindings: readonly Finding[] = [];
const none: readonly string[] = [];

/** What rules say of one step, thing, block or plan. */
export function judgeOne(rules: readonly Rule[], it: SubjectOf<Subject>, run: Run, ran?: Ran, alike?: Verdict): Judged {
  const facts = new Ask(run, ran);
  const found = new Map<Rule, readonly Finding[]>();
  const verified: string[] = [];
  const unverified: Unverified[] = [];
  for (const rule of rules) {
    if (facts.unanswered.length > 0) facts.unanswered.length = 0;
    if (isOfOtherSite(rule, facts)) continue;
    const faults = faultsOf(rule, it, facts, ran, run);
    if (faults.length > 0) found.set(rule, faults);
    else if (facts.unanswered.length === 0) verified.push(rule.id);
    else unverified.push({ rule: rule.id, settle: facts.unanswered.find((each) => each.settle !== undefined)?.settle });
  }
  const verdict = { verified: alike !== undefined && sameIds(alike.verified, verified) ? alike.verified : verified };
  if (found.size === 0)
    return { findings: noFindings, verdict: { violated: none, ...verdict, unverified: compact(unverified) } };
  const ids = new Set([...found.keys()].map((rule) => rule.id));
  const spoken = [...found].filter(([rule]) => rule.yieldsTo?.some((id) => ids.has(id)) !== true);
  return {
    findings: spoken.flatMap(([, findings]) => findings),
    verdict: { violated: spoken.map(([rule]) => rule.id), ...verdict, unverified },
  };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

function faultsOf(rule: Rule, it: SubjectOf<Subject>, facts: Ask, ran: Ran | undefined, run: Run): readonly Finding[] {
  try {
    let findings: Finding[] | undefined;
    for (const fault of rule.check(it, facts)) {
      const finding = onSite(findingOf(rule, fault), facts);
      if (finding !== undefined) (findings ??= []).push(finding);
    }
    return findings ?? noFindings;
  } catch (error) {
    const at = ran?.step.at ?? ('at' in it ? it.at : { piece: { start: run.manifest.span.start }, start: 0, end: 0 });
    const reason = error instanceof Error ? error.message : String(error);
    const said = message('rule-failed', { rule: rule.id, reason });
    return [{ rule: 'rule-failed', severity: 'warning', at, message: said, related: [], fixes: () => [] }];
  }
}

/** Whether the documents state the rule's constraint only for sites that the manifest's account certainly is not of. */
function isOfOtherSite({ id }: Rule, { site }: Ask): boolean {
  const about = sites[id];
  return about !== undefined && site.known && !about.includes(site.value);
}

/**
 * A finding of a rule that is about some sites only. Where the manifest's site is not known, it says so and is not an error; a
 * mere note is not worth a finding then.
 */
function onSite(finding: Finding, facts: Ask): Finding | undefined {
  const about = sites[finding.rule];
  if (about === undefined || facts.known(facts.site) !== undefined) return finding;
  if (finding.severity === 'info') return undefined;
  const note = message('with-evidence.site', { sites: about.map((each) => `\`${each}\``) });
  return {
    ...finding,
    severity: 'warning',
    message: message('with-evidence', { message: finding.message, evidence: note }),
  };
}

/** What a fault rests on: what it says itself, else what the catalogue says of its rule's constraint. */
function restsOf(rule: Rule, fault: Fault): Rests {
  const on = evidence[rule.id] ?? 'stated';
  // A test asks that each of these rules has such a sentence.
  return fault.rests ?? (isCertain(on) ? { on } : { on, note: { id: `${rule.id}.evidence` as MessageId, args: {} } });
}

function findingOf(rule: Rule, fault: Fault): Finding {
  const { at } = fault;
  const rests = restsOf(rule, fault);
  const severity = fault.severity ?? rule.severity;
  const related = (fault.because ?? [])
    .flatMap((reason) => (reason === undefined ? [] : flatten(reason)))
    .flatMap((reason): Related[] => (reason.at === undefined ? [] : [{ at: reason.at, message: reason.note }]));
  const distinct = related.filter(
    (each, index) => !samePlace(each.at, at) && related.findIndex((other) => samePlace(other.at, each.at)) === index,
  );
  return {
    rule: rule.id,
    // Nothing that the documents do not say for certain is an error, whatever a rule says.
    severity: severity === 'error' && 'note' in rests ? 'warning' : severity,
    evidence: rests.on,
    at,
    message:
      'note' in rests ? message('with-evidence', { message: fault.message, evidence: rests.note }) : fault.message,
    related: distinct,
    fixes: fault.fixes ?? (() => []),
  };
}

function samePlace(a: Place, b: Place): boolean {
  return a.piece === b.piece && a.start === b.start && a.end === b.end;
}
