import type { Certain, Evidence } from '../catalog/reference';
import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import type { Evaluation } from '../facts/evaluation';
import type { Message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Configuration, Instance } from '../model/terraform/configuration';
import type { Stage, Step, Thing } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Change } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';

/** The severities, the most severe one first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * What a rule checks: the steps of an action, the declarations of a section, stages with steps that run at the same time, the whole
 * manifest, or the Terraform configuration that it was made from: as a whole, or each instance with nothing but what it refers to.
 */
export type Subject = Action | Section | 'stage' | 'manifest' | 'configuration' | 'instance';

/** The argument of `check`: a step, a declaration, a stage with its steps, the evaluation of the whole plan, or a configuration. */
export type SubjectOf<On extends Subject> =
  | (On extends Action ? Step<On> : never)
  | (On extends Section ? Thing<On> : never)
  | (On extends 'stage' ? Stage : never)
  | (On extends 'manifest' ? Evaluation : never)
  | (On extends 'configuration' ? Configuration : never)
  | (On extends 'instance' ? Instance : never);

/** A way to repair the plan. */
export interface Fix {
  readonly title: Message;
  /** The fix keeps the meaning and invents no value, so it can be applied without review. */
  readonly safe?: boolean;
  readonly changes: readonly Change[];
}

/** The evidence for a finding. `note` is the sentence of the message that says so; required if the evidence is not certain. */
export type ReportEvidence =
  { readonly on: Certain } | { readonly on: Exclude<Evidence, Certain>; readonly note: Message };

/** A finding of a rule. */
export interface Report {
  /** The smallest range that makes sense: a value or a key, on one line. */
  readonly at: AnchoredSpan;
  readonly message: Message;
  /** The facts that the message follows from. Their places become related locations. */
  readonly reasons?: readonly (Reason | undefined)[];
  /** Repairs, best first. Called on request only. */
  readonly fixes?: () => readonly Fix[];
  /** Overrides the severity of the rule. */
  readonly severity?: Severity;
  /** Overrides the evidence of the constraint, and with it the upper bound of the severity. */
  readonly evidence?: ReportEvidence;
}

/** A check of one constraint of the catalog. */
export interface Rule<On extends Subject = Subject> {
  /** The ID of the constraint, which is also the name of the rule's file and page. */
  readonly id: string;
  readonly severity: Severity;
  readonly on: readonly On[];
  /** For `instance`: the types that it is about, without `huaweicloud_`, if the run creates them. All instances if it is absent. */
  readonly creates?: readonly string[];
  /** More specific rules. If one of them has a finding on the same step or declaration, this rule reports nothing. */
  readonly yieldsTo?: readonly string[];
  /** Disabled unless a setting enables it. */
  readonly off?: boolean;
  check(it: SubjectOf<On>, context: CheckContext): Iterable<Report>;
  /** How it checks a Terraform configuration as a whole, besides what is in `on`. */
  readonly checkConfiguration?: (configuration: Configuration, context: CheckContext) => Iterable<Report>;
}

/** Whether a rule is about configurations of Terraform, maybe besides manifests. */
export function isAboutConfigurations({ on, checkConfiguration }: Rule): boolean {
  return checkConfiguration !== undefined || on.includes('configuration') || on.includes('instance');
}
