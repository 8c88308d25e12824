import { limit, holds } from '../../catalog/limits';
import type { CheckContext } from '../../facts/check-context';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import type { Fix, Rule } from '../rule';
import { otherVaults } from '../vaults';
import { knownValue } from '../../facts/fact';

export const crossRegionVaultUnsuitable: Rule<'copy-cross-region' | 'accept-share'> = {
  id: 'cross-region-vault-unsuitable',
  severity: 'error',
  on: ['copy-cross-region', 'accept-share'],
  *check(step, context) {
    const vault = context.find('vaults', step.vault);
    if (step.vault === undefined || vault === undefined) return;
    const kinds = context.images(step).map(({ image }) => ({ image, kind: context.of(image, 'kind') }));
    const whole = kinds.find(({ kind }) => kind?.value === 'full-ecs')?.image;
    if (whole === undefined) return;
    const { at } = step.vault;
    const protect = step.action === 'accept-share' ? 'backup' : 'replication';
    const fixes = (): readonly Fix[] => others(step, protect, context);
    const wanted = { type: ['server'], protect_type: [protect], status: limit('full-ecs-vault-status').values };
    for (const field of ['type', 'protect_type', 'status'] as const) {
      const fact = context.of(vault, field);
      if (fact === undefined || holds(wanted[field], fact.value)) continue;
      const args = {
        vault: vault.name,
        field,
        value: fact.value,
        wanted: wanted[field].map((each) => `\`${each}\``),
      };
      yield {
        at,
        message:
          step.action === 'accept-share'
            ? message('cross-region-vault-unsuitable.accept', args)
            : message('cross-region-vault-unsuitable', args),
        reasons: [fact.why],
        fixes,
      };
      return;
    }
    if (step.action !== 'accept-share') return;
    const there = context.of(vault, 'region');
    const here = context.of(whole, 'region');
    if (there === undefined || here === undefined || there.value === here.value) return;
    yield {
      at,
      message: message('cross-region-vault-unsuitable.region', {
        vault: vault.name,
        region: there.value,
        image: whole.name,
        home: here.value,
      }),
      evidence: { on: 'implied', note: message('cross-region-vault-unsuitable.implied') },
      reasons: [there.why, here.why],
      fixes,
    };
  },
};

function others(
  step: Step<'copy-cross-region' | 'accept-share'>,
  protect: 'backup' | 'replication',
  context: CheckContext,
): readonly Fix[] {
  const [first] = context.images(step);
  const region =
    step.action === 'copy-cross-region' ? step.target_region?.value : knownValue(first?.image.facts.region);
  return otherVaults(step, protect, region, context);
}
