import type { Settle } from '../facts/fact';
import type { Checked } from '../service';
import { spanOf } from '../text/place';
import { rangeOf, type Range } from './range';

/** The declaration that would settle a check. */
type SettleReport = Pick<Settle, 'section' | 'name' | 'field'>;

/** What came of the checks on a step, as plain data. */
export interface StepCoverage {
  /** One-based, in the order of the text. */
  readonly document: number;
  readonly step: number;
  readonly action: string;
  readonly range: Range;
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly { readonly rule: string; readonly settle?: SettleReport }[];
}

/** What was checked of each step, and what would settle the rest; of the rules that are wanted. */
export function coverageOf(checked: Checked, wanted: (rule: string) => boolean): readonly StepCoverage[] {
  return checked.documents.flatMap(({ run, verdicts }, document) =>
    run.ran.map(({ step }, index): StepCoverage => {
      const { violated = [], verified = [], unverified = [] } = verdicts[index] ?? {};
      return {
        document: document + 1,
        step: index + 1,
        action: step.action,
        range: rangeOf(spanOf(step.at), checked.lines),
        violated: violated.filter(wanted),
        verified: verified.filter(wanted),
        unverified: unverified
          .filter(({ rule }) => wanted(rule))
          .map(({ rule, settle }) => ({ rule, ...(settle === undefined ? {} : { settle: plain(settle) }) })),
      };
    }),
  );
}

function plain({ section, name, field }: Settle): SettleReport {
  return { section, name, field };
}
