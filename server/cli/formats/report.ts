import type { StepCoverage } from '../../answers/coverage';
import { answersFor, suppressedFor, type FindingAnswer, type SuppressionReport } from '../../answers/findings';
import { shortlist } from '../../features/shortlist';
import type { Range } from '../../answers/range';
import type { Catalogue, Message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import { Proofs } from '../../engine/proof';
import type { Suppressed } from '../../engine/suppression';
import type { Checked } from '../../engine/session';
import type { Lines } from '../../text/lines';
import { spanOf } from '../../text/anchored-span';
import { runToEnd } from '../../text/cooperative';
import { memoize } from '../../text/memoize';
import { shownPath } from '../input/included';
import { fingerprints } from './fingerprint';

/** A part of a line. */
interface Excerpt {
  readonly text: string;
  /** The UTF-16 unit of the line at which it starts. */
  readonly from: number;
}

/** The maximum length of an excerpt in UTF-16 units. Longer lines are cut around the finding. */
const EXCERPT_LENGTH = 240;

function excerptOf(offset: number, lines: Lines): Excerpt {
  const { line, character } = lines.position(offset);
  const whole = lines.line(line);
  if (whole.length <= EXCERPT_LENGTH) return { text: whole, from: 0 };
  const from = Math.max(0, Math.min(character - EXCERPT_LENGTH / 4, whole.length - EXCERPT_LENGTH));
  return { text: whole.slice(from, from + EXCERPT_LENGTH), from };
}

/** A finding as plain data, for any format. */
export interface FindingReport extends FindingAnswer {
  /** The line of the finding without its line ending. Long lines are cut around the finding. Absent for a plan file. */
  readonly excerpt?: Excerpt;
  /** Depends on the rule and the content of the line, in a plan file on the address, and not on its position. Unique among equal ones. */
  readonly fingerprint: string;
  readonly suppressed?: SuppressionReport;
  /** The address of the resource in a configuration or plan of Terraform. */
  readonly address?: string;
}

/** A resource that could not be checked, and why. */
interface UndecidedReport {
  readonly address: string;
  readonly range: Range;
  readonly reason: Message;
}

/** The result of checking a file, as plain data. */
export interface FileReport {
  /** The path as the user named it. */
  readonly path: string;
  /** Relative to the project's root, with forward slashes; absolute for files outside of it. */
  readonly name: string;
  /** The reported findings, in the order of the text. */
  readonly findings: readonly FindingReport[];
  /** The number of findings whose fixes were not verified because that would have taken too long. */
  readonly untried: number;
  readonly suppressed: readonly FindingReport[];
  readonly coverage: readonly StepCoverage[];
  /** Resources of Terraform that could not be checked at all, with the coverage. */
  readonly undecided: readonly UndecidedReport[];
}

/** The message of a finding, with the address for formats that have no place for it. */
export function addressedMessage({ address, message }: FindingReport): string {
  return address === undefined ? message : `${address}: ${message}`;
}

/** What findings of Terraform have in addition: the check that found them, and the address of their resource. */
interface Origin {
  readonly checkedIn: (finding: Finding) => Checked;
  readonly address: (finding: Finding) => string | undefined;
  /** In a plan file, the address says where a finding is. Terraform writes all of the plan in one line. */
  readonly isPlan: boolean;
}

/** The findings of a file, and those that comments disable, in the language of a catalogue. */
export function findingsOf(
  checked: Checked,
  findings: readonly Finding[],
  suppressed: readonly Suppressed[],
  wanted: { readonly fixes: 'all' | 'shown' | 'none'; readonly catalogue: Catalogue; readonly proofs?: Proofs },
  { checkedIn, address, isPlan }: Origin = { checkedIn: () => checked, address: () => undefined, isPlan: false },
): Pick<FileReport, 'findings' | 'suppressed' | 'untried'> {
  const { lines } = checked;
  const { catalogue, proofs = new Proofs() } = wanted;
  const fingerprint = fingerprints(lines, isPlan ? address : undefined);
  const shown = wanted.fixes === 'none' ? [] : wanted.fixes === 'all' ? findings : shortlist(findings).shown;
  let untried = 0;
  const answerIn = memoize((owner: Checked) => {
    const own = shown.filter((finding) => checkedIn(finding) === owner);
    const answers = runToEnd(answersFor(owner, own, catalogue, shownPath, proofs));
    untried += answers.untried;
    return answers.answer;
  });
  const report = (finding: Finding): FindingReport => ({
    ...answerIn(checkedIn(finding))(finding),
    ...(isPlan ? {} : { excerpt: excerptOf(spanOf(finding.at).start, lines) }),
    fingerprint: fingerprint(finding),
    address: address(finding),
  });
  const [reported, disabled] = [findings.map(report), suppressed.map(suppressedFor(report))];
  return { findings: reported, untried, suppressed: disabled };
}
