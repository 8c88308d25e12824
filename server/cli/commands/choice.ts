import type { Finding } from '../../engine/checker';
import { Proofs } from '../../engine/proof';
import type { Checked } from '../../engine/session';
import type { Fix } from '../../rules/rule';

/**
 * Chooses the fix to apply for a finding: the first allowed one that is proven, or that is proven and safe. Once the budget for proofs
 * is used up, the first fix is taken without proof because the fixes are proven again together.
 */
export function choiceOf(
  which: 'safe' | 'unsafe' | undefined,
  isAllowed: (fix: Fix) => boolean = () => true,
): (checked: Checked, finding: Finding) => Fix | undefined {
  const proofs = new Proofs();
  const fits = (fix: Fix): boolean => (which === 'unsafe' || fix.safe === true) && isAllowed(fix);
  return (checked, finding) => {
    const first = finding.fixes().find(fits);
    return first === undefined ? undefined : (proofs.of(checked, finding) ?? [first]).find(fits);
  };
}
