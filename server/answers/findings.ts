import { pageOf } from '../rules/pages';
import { say, type Catalogue } from '../messages/message';
import { Proofs } from '../engine/proof';
import type { Finding } from '../engine/checker';
import { severities, type Fix, type Severity } from '../rules/rule';
import type { Suppressed } from '../engine/suppression';
import { editsOf } from '../engine/fix-edits';
import type { Checked } from '../engine/session';
import { placeIn, spanOf, type AnchoredSpan } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import { rangeOf, type Range } from './range';

/** A place in a file; without a path, in the file of the finding. */
interface PlaceAnswer {
  readonly path?: string;
  readonly range: Range;
}

interface FixAnswer {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly (PlaceAnswer & { readonly newText: string })[];
}

/** A finding as plain data, in one language. */
export interface FindingAnswer {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly (PlaceAnswer & { readonly message: string })[];
  readonly fixes: readonly FixAnswer[];
  /** The address of the rule's page, if there is one on the web. */
  readonly docs?: string;
}

/**
 * Returns a function that turns findings of a check into plain data. Those in `repairable` have their proven fixes, errors first, as far
 * as the budget of the proofs allows; `untried` is the number of findings beyond it. `nameOf` names other files by their paths.
 */
export function* answersFor(
  checked: Checked,
  repairable: readonly Finding[],
  catalogue: Catalogue,
  nameOf: (path: string) => string,
  proofs = new Proofs(),
): Task<{ readonly answer: (finding: Finding) => FindingAnswer; readonly untried: number }> {
  const placed = (place: AnchoredSpan): PlaceAnswer => {
    const { source } = place.anchor;
    const path = source === checked.source ? {} : { path: nameOf(source.path) };
    return { ...path, range: rangeOf(spanOf(place), source.lines) };
  };
  const fixAnswer = (fix: Fix): readonly FixAnswer[] => {
    const edits = editsOf(checked, fix)?.flatMap(({ source, edits: own }) =>
      own.map(({ newText, ...span }) => ({ ...placed(placeIn(source, span)), newText })),
    );
    return edits === undefined ? [] : [{ title: say(fix.title, catalogue), safe: fix.safe === true, edits }];
  };
  const fixes = new Map<Finding, readonly FixAnswer[]>();
  let untried = 0;
  for (const severity of severities) {
    for (const finding of repairable) {
      if (finding.severity !== severity) continue;
      const proved = yield* proofs.taskFor(checked, finding);
      if (proved === undefined) untried++;
      else fixes.set(finding, proved.flatMap(fixAnswer));
    }
  }
  const answer = (finding: Finding): FindingAnswer => ({
    rule: finding.rule,
    severity: finding.severity,
    message: say(finding.message, catalogue),
    range: placed(finding.at).range,
    related: finding.related.map(({ message, at }) => ({ message: say(message, catalogue), ...placed(at) })),
    fixes: fixes.get(finding) ?? [],
    docs: pageOf(finding.rule),
  });
  return { answer, untried };
}

/** Why a finding is not shown: a comment disables it, or it is in the baseline. */
export interface SuppressionReport {
  readonly by: 'comment' | 'baseline';
  readonly reason?: string;
}

/** Returns a function that turns a suppressed finding into plain data; `answer` does so for the finding itself. */
export function suppressedFor<T extends FindingAnswer>(
  answer: (finding: Finding) => T,
): (suppressed: Suppressed) => T & { readonly suppressed: SuppressionReport } {
  return ({ finding, reason }) => ({ ...answer(finding), suppressed: { by: 'comment', reason } });
}

/** The number of findings of each severity. */
export function countOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The number of findings of each severity, with the names of the JSON format. */
export function summaryOf(findings: readonly { readonly severity: Severity }[]): object {
  const { error, warning, info } = countOf(findings);
  return { errors: error, warnings: warning, infos: info };
}
