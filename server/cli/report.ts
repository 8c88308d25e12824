import type { Finding } from '../rules/judge';
import type { Fix, Severity } from '../rules/rule';
import type { Suppressed } from '../rules/suppress';
import { say, type Catalogue } from '../messages/message';
import { shortlist } from '../features/shortlist';
import { Proofs } from '../proof';
import { editsOf, type Checked } from '../service';
import type { Lines } from '../text/lines';
import { spanOf } from '../text/place';
import type { StepCoverage } from './coverage';
import { fingerprints } from './fingerprint';
import { rangeOf, type Range } from './range';

interface FixReport {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Why a finding is not shown: a comment disables it, or it stands in the baseline. */
export interface Suppression {
  readonly by: 'comment' | 'baseline';
  readonly reason?: string;
}

/** A part of a line. */
interface Excerpt {
  readonly text: string;
  /** The UTF-16 unit of the line at which it begins. */
  readonly from: number;
}

/** Longer lines are cut for people, around the place that matters. UTF-16 units. */
const EXCERPT_LENGTH = 240;

function excerptOf(offset: number, lines: Lines): Excerpt {
  const { line, character } = lines.position(offset);
  const whole = lines.line(line);
  if (whole.length <= EXCERPT_LENGTH) return { text: whole, from: 0 };
  const from = Math.max(0, Math.min(character - EXCERPT_LENGTH / 4, whole.length - EXCERPT_LENGTH));
  return { text: whole.slice(from, from + EXCERPT_LENGTH), from };
}

/** A finding as plain data, for any output form and for other threads. */
export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes: readonly FixReport[];
  /** The line that it begins on, without its line end; of a long line the part around the finding. */
  readonly excerpt: Excerpt;
  /** The same for as long as the rule and the line are, wherever the line stands; of equal lines each has its own. */
  readonly fingerprint: string;
  readonly suppressed?: Suppression;
}

/** What a check found in a file, as plain data. */
export interface FileReport {
  /** As it was named. */
  readonly path: string;
  /** Relative to the project's root, with forward slashes; absolute for what lies elsewhere. */
  readonly name: string;
  /** What is shown, in the order of the text. */
  readonly findings: readonly FindingReport[];
  /** Of how many findings the fixes were not tried, since that would have taken too long. */
  readonly untried: number;
  readonly suppressed: readonly FindingReport[];
  readonly coverage: readonly StepCoverage[];
}

/** The findings of a file, and those that comments disable, in the language of a catalogue. */
export function findingsOf(
  checked: Checked,
  findings: readonly Finding[],
  suppressed: readonly Suppressed[],
  wanted: { readonly fixes: 'all' | 'shown' | 'none'; readonly catalogue: Catalogue },
): Pick<FileReport, 'findings' | 'suppressed' | 'untried'> {
  const { lines } = checked;
  const { catalogue } = wanted;
  const fingerprint = fingerprints(lines);
  const shown = wanted.fixes === 'none' ? [] : wanted.fixes === 'all' ? findings : shortlist(findings).shown;
  const { fixes, untried } = fixReports(checked, shown, catalogue);
  const report = (finding: Finding): FindingReport => ({
    rule: finding.rule,
    severity: finding.severity,
    message: say(finding.message, catalogue),
    range: rangeOf(spanOf(finding.at), lines),
    related: finding.related.map((related) => ({
      message: say(related.message, catalogue),
      range: rangeOf(spanOf(related.at), lines),
    })),
    fixes: fixes.get(finding) ?? [],
    excerpt: excerptOf(spanOf(finding.at).start, lines),
    fingerprint: fingerprint(finding),
  });
  return {
    findings: findings.map(report),
    untried,
    suppressed: suppressed.map(({ finding, reason }) => ({
      ...report(finding),
      suppressed: { by: 'comment', reason },
    })),
  };
}

/** The proved fixes of findings, those of errors first as far as the budget goes. */
function fixReports(
  checked: Checked,
  findings: readonly Finding[],
  catalogue: Catalogue,
): { readonly fixes: ReadonlyMap<Finding, readonly FixReport[]>; readonly untried: number } {
  const proofs = new Proofs();
  const fixes = new Map<Finding, readonly FixReport[]>();
  let untried = 0;
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const proved = proofs.of(checked, finding);
      if (proved === undefined) untried++;
      else
        fixes.set(
          finding,
          proved.flatMap((fix) => fixReport(checked, fix, catalogue) ?? []),
        );
    }
  }
  return { fixes, untried };
}

function fixReport(checked: Checked, fix: Fix, catalogue: Catalogue): FixReport | undefined {
  const edits = editsOf(checked, fix)?.map(({ newText, ...span }) => ({
    range: rangeOf(span, checked.lines),
    newText,
  }));
  return edits && { title: say(fix.title, catalogue), safe: fix.safe === true, edits };
}

/** How many findings of each severity there are. */
export function countOf(findings: readonly { readonly severity: Severity }[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
