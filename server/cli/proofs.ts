import { fixesFor } from '../proof';
import type { Finding } from '../rules/judge';
import type { Fix } from '../rules/rule';
import type { Checked } from '../service';

/** What proofs of fixes may cost in a file: a few seconds. */
const BUDGET = 5_000_000;

/**
 * Proves fixes until a budget is spent. Each proof checks the text again, so that in a large file with many findings the proofs
 * would take longer than anybody waits. Counted in what is looked at, not in time: the same text always has the same answer.
 */
export class Proofs {
  private left = BUDGET;

  /** The proved fixes of a finding, the best first; `undefined` where the budget is spent. */
  of(checked: Checked, finding: Finding): readonly Fix[] | undefined {
    if (this.left <= 0) return undefined;
    const count = finding.fixes().length;
    if (count === 0) return [];
    this.left -= count * (checked.text.length + 50 * checked.findings.length);
    return fixesFor(checked, finding);
  }
}
