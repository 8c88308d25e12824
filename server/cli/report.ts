import type { StepCoverage } from '../answers/coverage';
import { answerFor, provedFixes, suppressedFor, type FindingAnswer, type Suppression } from '../answers/findings';
import { shortlist } from '../features/shortlist';
import type { Catalogue } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Suppressed } from '../rules/suppress';
import type { Checked } from '../service';
import type { Lines } from '../text/lines';
import { spanOf } from '../text/place';
import { finish } from '../text/slices';
import { fingerprints } from './fingerprint';

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
export interface FindingReport extends FindingAnswer {
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
  const { fixes, untried } = finish(provedFixes(checked, shown, catalogue));
  const answer = answerFor(checked, fixes, catalogue);
  const report = (finding: Finding): FindingReport => ({
    ...answer(finding),
    excerpt: excerptOf(spanOf(finding.at).start, lines),
    fingerprint: fingerprint(finding),
  });
  return {
    findings: findings.map(report),
    untried,
    suppressed: suppressed.map(suppressedFor(report)),
  };
}
