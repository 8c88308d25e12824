import { pageOf } from '../docs';
import { say, type Catalogue } from '../messages/message';
import { Proofs } from '../proof';
import type { Finding } from '../rules/judge';
import type { Fix, Severity } from '../rules/rule';
import type { Suppressed } from '../rules/suppress';
import { editsOf, type Checked } from '../service';
import { spanOf } from '../text/place';
import type { Slices } from '../text/slices';
import { rangeOf, type Range } from './range';

interface FixAnswer {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** A finding as plain data in the words of a language. */
export interface FindingAnswer {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes: readonly FixAnswer[];
  /** The address of the rule's page, if there is one on the web. */
  readonly docs?: string;
}

/** Gives a finding of a text as plain data, with its fixes if there are any in `fixes`. */
export function answerFor(
  { lines }: Checked,
  fixes: ReadonlyMap<Finding, readonly FixAnswer[]>,
  catalogue: Catalogue,
): (finding: Finding) => FindingAnswer {
  return (finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: say(finding.message, catalogue),
    range: rangeOf(spanOf(finding.at), lines),
    related: finding.related.map((related) => ({
      message: say(related.message, catalogue),
      range: rangeOf(spanOf(related.at), lines),
    })),
    fixes: fixes.get(finding) ?? [],
    docs: pageOf(finding.rule),
  });
}

/** The proved fixes of findings, those of errors first as far as the budget goes; `untried` findings are beyond it. */
export function* provedFixes(
  checked: Checked,
  findings: readonly Finding[],
  catalogue: Catalogue,
): Slices<{ readonly fixes: ReadonlyMap<Finding, readonly FixAnswer[]>; readonly untried: number }> {
  const proofs = new Proofs();
  const fixes = new Map<Finding, readonly FixAnswer[]>();
  let untried = 0;
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const proved = yield* proofs.slices(checked, finding);
      if (proved === undefined) untried++;
      else
        fixes.set(
          finding,
          proved.flatMap((fix) => fixAnswer(checked, fix, catalogue) ?? []),
        );
    }
  }
  return { fixes, untried };
}

function fixAnswer(checked: Checked, fix: Fix, catalogue: Catalogue): FixAnswer | undefined {
  const edits = editsOf(checked, fix)?.map(({ newText, ...span }) => ({
    range: rangeOf(span, checked.lines),
    newText,
  }));
  return edits && { title: say(fix.title, catalogue), safe: fix.safe === true, edits };
}

/** Why a finding is not shown: a comment disables it, or it is in the baseline. */
export interface Suppression {
  readonly by: 'comment' | 'baseline';
  readonly reason?: string;
}

/** Gives what a comment disables as plain data; `answer` does so for its finding. */
export function suppressedFor<T extends FindingAnswer>(
  answer: (finding: Finding) => T,
): (suppressed: Suppressed) => T & { readonly suppressed: Suppression } {
  return ({ finding, reason }) => ({ ...answer(finding), suppressed: { by: 'comment', reason } });
}

/** How many findings of each severity there are. */
export function countOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The same in the words of the JSON form. */
export function summaryOf(findings: readonly { readonly severity: Severity }[]): object {
  const { error, warning, info } = countOf(findings);
  return { errors: error, warnings: warning, infos: info };
}
