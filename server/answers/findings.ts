import { pageOf } from '../rules/pages';
import { say, type Catalogue } from '../messages/message';
import { Proofs } from '../engine/proof';
import type { Finding } from '../engine/checker';
import { severities, type Fix, type Severity } from '../rules/rule';
import type { Suppressed } from '../engine/suppression';
import { editsOf } from '../engine/fix-edits';
import type { Checked } from '../engine/session';
import { placeIn, spanOf, type AnchoredSpan } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
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

/** A finding with other names for the files of its places. */
export function withPaths(finding: FindingAnswer, named: (path: string) => string): FindingAnswer {
  const shown = <T extends PlaceAnswer>(place: T): T =>
    place.path === undefined ? place : { ...place, path: named(place.path) };
  return {
    ...finding,
    related: finding.related.map(shown),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(shown) })),
  };
}

/** Returns a function that turns a finding into plain data, with its fixes from `fixes`. */
export function answerFor(
  { source }: Checked,
  fixes: ReadonlyMap<Finding, readonly FixAnswer[]>,
  catalogue: Catalogue,
): (finding: Finding) => FindingAnswer {
  return (finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: say(finding.message, catalogue),
    range: placeAnswer(finding.at, source).range,
    related: finding.related.map((related) => ({
      message: say(related.message, catalogue),
      ...placeAnswer(related.at, source),
    })),
    fixes: fixes.get(finding) ?? [],
    docs: pageOf(finding.rule),
  });
}

/** The proven fixes of findings, errors first, as far as the budget allows. `untried` is the number of findings beyond it. */
export function* provedFixes(
  checked: Checked,
  findings: readonly Finding[],
  catalogue: Catalogue,
  proofs = new Proofs(),
): Task<{ readonly fixes: ReadonlyMap<Finding, readonly FixAnswer[]>; readonly untried: number }> {
  const fixes = new Map<Finding, readonly FixAnswer[]>();
  let untried = 0;
  for (const severity of severities) {
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
  const edits = editsOf(checked, fix)?.flatMap(({ source, edits: own }) =>
    own.map(({ newText, ...span }) => ({ ...placeAnswer(placeIn(source, span), checked.source), newText })),
  );
  return edits && { title: say(fix.title, catalogue), safe: fix.safe === true, edits };
}

function placeAnswer(place: AnchoredSpan, own: SourceFile): PlaceAnswer {
  const { source } = place.anchor;
  return { ...(source === own ? {} : { path: source.path }), range: rangeOf(spanOf(place), source.lines) };
}

/** Why a finding is not shown: a comment disables it, or it is in the baseline. */
export interface Suppression {
  readonly by: 'comment' | 'baseline';
  readonly reason?: string;
}

/** Returns a function that turns a suppressed finding into plain data; `answer` does so for the finding itself. */
export function suppressedFor<T extends FindingAnswer>(
  answer: (finding: Finding) => T,
): (suppressed: Suppressed) => T & { readonly suppressed: Suppression } {
  return ({ finding, reason }) => ({ ...answer(finding), suppressed: { by: 'comment', reason } });
}

/** The number of findings of each severity. */
export function countOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The same with the names of the JSON format. */
export function summaryOf(findings: readonly { readonly severity: Severity }[]): object {
  const { error, warning, info } = countOf(findings);
  return { errors: error, warnings: warning, infos: info };
}
