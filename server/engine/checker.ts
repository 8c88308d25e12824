import { isCertain, type Evidence } from '../catalog/reference';
import { CheckContext } from '../facts/check-context';
import { flatten, type MissingDeclaration } from '../facts/fact';
import type { StepState } from '../facts/step-state';
import type { Evaluation } from '../facts/evaluation';
import { message, type Message, type MessageId } from '../messages/message';
import { samePlace, type AnchoredSpan } from '../text/anchored-span';
import type { Site } from '../catalog/regions';
import { evidence, sites } from '../rules/index';
import type { Report, Fix, ReportEvidence, Rule, Severity, Subject, SubjectOf } from '../rules/rule';

interface Related {
  readonly at: AnchoredSpan;
  readonly message: Message;
}

/** A finding with its rule. Positions are relative to their anchors. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The evidence for it; absent for a requirement of the format itself. */
  readonly evidence?: Evidence;
  readonly at: AnchoredSpan;
  readonly message: Message;
  readonly related: readonly Related[];
  readonly fixes: () => readonly Fix[];
  /** What was checked. */
  readonly subject?: SubjectOf<Subject>;
  /** In Terraform, the address of the first instance that has it, if others of the same block do not. */
  readonly instance?: string;
  /** In Terraform, the steps that have it, if others at the same place do not. */
  readonly subjects?: ReadonlySet<object>;
}

/** A check that is not possible, and the declaration that would make it possible. */
interface Unverified {
  readonly rule: string;
  readonly settle?: MissingDeclaration;
}

/** The results of the checks on one step or declaration: rule IDs, and for each check that was not possible the missing declaration. */
export interface CheckOutcome {
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly Unverified[];
}

/** The result of the checks on one step, declaration, stage, or plan. */
export interface SubjectResult {
  readonly findings: readonly Finding[];
  readonly outcome: CheckOutcome;
}

/** Runs rules on one step, declaration, stage, or plan. */
export function checkSubject(
  rules: readonly Rule[],
  it: SubjectOf<Subject>,
  evaluation: Evaluation,
  state?: StepState,
): SubjectResult {
  const context = new CheckContext(evaluation, state);
  const found = new Map<Rule, readonly Finding[]>();
  const verified: string[] = [];
  const unverified: Unverified[] = [];
  for (const rule of rules) {
    if (context.undecided.length > 0) context.undecided.length = 0;
    if (isOfOtherSite(rule, context)) continue;
    const findings = findingsOf(rule, it, context);
    if (findings.length > 0) found.set(rule, findings);
    else if (context.undecided.length === 0) verified.push(rule.id);
    else
      unverified.push({ rule: rule.id, settle: context.undecided.find((each) => each.settle !== undefined)?.settle });
  }
  const ids = new Set([...found.keys()].map((rule) => rule.id));
  const reported = [...found].filter(([rule]) => rule.yieldsTo?.some((id) => ids.has(id)) !== true);
  return {
    findings: reported.flatMap(([, findings]) => findings),
    outcome: { violated: reported.map(([rule]) => rule.id), verified, unverified },
  };
}

function findingsOf(rule: Rule, it: SubjectOf<Subject>, context: CheckContext): readonly Finding[] {
  try {
    const findings: Finding[] = [];
    for (const report of rule.check(it, context)) {
      const finding = onSite(findingOf(rule, report), rule, context);
      const here = finding && inOwnFile(finding, context);
      if (here !== undefined) findings.push({ ...here, subject: it });
    }
    return findings;
  } catch (error) {
    const { manifest, state } = context;
    const at =
      state?.step.at ??
      ('at' in it ? it.at : { anchor: { start: manifest.span.start, source: manifest.source }, start: 0, end: 0 });
    const reason = error instanceof Error ? error.message : String(error);
    const explanation = message('rule-failed', { rule: rule.id, reason });
    return [{ rule: 'rule-failed', severity: 'warning', at, message: explanation, related: [], fixes: () => [] }];
  }
}

/**
 * A finding at a place of the manifest's own files. A finding about a step whose place is in another file moves to the step. Others are findings of
 * that file.
 */
function inOwnFile(finding: Finding, { manifest, state }: CheckContext): Finding | undefined {
  const { at, message: explanation, related } = finding;
  if (manifest.sources.has(at.anchor.source)) return finding;
  if (state === undefined) return undefined;
  return { ...finding, at: state.step.at, related: [{ at, message: explanation }, ...related] };
}

/** The sites that the documents state a rule's constraint for, if only for some. A rule on the whole manifest reads the site of each step. */
function sitesOf({ id, on }: Pick<Rule, 'id' | 'on'>): readonly Site[] | undefined {
  return on.some((each) => each === 'manifest') ? undefined : sites[id];
}

/** Whether a rule is about sites that are certainly not the site of the account. */
function isOfOtherSite(rule: Rule, context: CheckContext): boolean {
  const about = sitesOf(rule);
  if (about === undefined) return false;
  const { site } = context;
  return site.known && !about.includes(site.value);
}

/**
 * A finding of a rule for some sites only. If the site of the account is unknown, the finding is a warning whose
 * message names the sites; an `info` finding is omitted.
 */
function onSite(finding: Finding, rule: Rule, context: CheckContext): Finding | undefined {
  const about = sitesOf(rule);
  if (about === undefined || context.known(context.site) !== undefined) return finding;
  if (finding.severity === 'info') return undefined;
  const note = message('with-evidence.site', { sites: about.map((each) => `\`${each}\``) });
  return {
    ...finding,
    severity: 'warning',
    message: message('with-evidence', { message: finding.message, evidence: note }),
  };
}

/** The evidence for a report: its own, otherwise that of its rule's constraint in the catalog. */
function evidenceOf(rule: Rule, report: Report): ReportEvidence {
  const on = evidence[rule.id] ?? 'stated';
  // A test ensures that each of these rules has such a sentence.
  return (
    report.evidence ?? (isCertain(on) ? { on } : { on, note: { id: `${rule.id}.evidence` as MessageId, args: {} } })
  );
}

function findingOf(rule: Rule, report: Report): Finding {
  const { at } = report;
  const rests = evidenceOf(rule, report);
  const severity = report.severity ?? rule.severity;
  const related = (report.reasons ?? [])
    .flatMap((reason) => (reason === undefined ? [] : flatten(reason)))
    .flatMap((reason): Related[] => (reason.at === undefined ? [] : [{ at: reason.at, message: reason.explanation }]));
  const distinct = related.filter(
    (each, index) => !samePlace(each.at, at) && related.findIndex((other) => samePlace(other.at, each.at)) === index,
  );
  return {
    rule: rule.id,
    // A statement that the documents leave uncertain is never an error, whatever severity the rule has.
    severity: severity === 'error' && 'note' in rests ? 'warning' : severity,
    evidence: rests.on,
    at,
    message:
      'note' in rests ? message('with-evidence', { message: report.message, evidence: rests.note }) : report.message,
    related: distinct,
    fixes: report.fixes ?? (() => []),
  };
}
