import type { Finding } from '../../engine/checker';
import { Proofs } from '../../engine/proof';
import type { Checked } from '../../engine/session';
import { withFixes } from '../../features/code-actions/fix-all';
import type { Fix } from '../../rules/rule';

/**
 * The result of a check after the findings that `counted` returns are fixed, each with the first allowed fix that is proven, or that is
 * proven and safe. Once the budget for proofs is used up, the first fix is taken without proof because the fixes are proven again
 * together.
 */
export function fixed(
  first: Checked,
  which: 'safe' | 'unsafe',
  counted: (checked: Checked) => readonly Finding[],
  isAllowed: (fix: Fix) => boolean = () => true,
): Checked {
  const proofs = new Proofs();
  const fits = (fix: Fix): boolean => (which === 'unsafe' || fix.safe === true) && isAllowed(fix);
  let reported: { readonly of?: Checked; readonly findings: ReadonlySet<Finding> } = { findings: new Set() };
  return withFixes(first, (now, finding) => {
    if (reported.of !== now) reported = { of: now, findings: new Set(counted(now)) };
    const fix = reported.findings.has(finding) ? finding.fixes().find(fits) : undefined;
    return fix === undefined ? undefined : (proofs.of(now, finding) ?? [fix]).find(fits);
  });
}
