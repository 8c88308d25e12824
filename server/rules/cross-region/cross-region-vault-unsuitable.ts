import { limit, holds } from '../../catalog/limits';
import type { Ask } from '../../facts/ask';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { setField, vaultsFor } from '../repair';
import type { Fix, Rule } from '../rule';

export const crossRegionVaultUnsuitable: Rule<'copy-cross-region' | 'accept-share'> = {
  id: 'cross-region-vault-unsuitable',
  severity: 'error',
  on: ['copy-cross-region', 'accept-share'],
  *check(step, facts) {
    const vault = facts.find('vaults', step.vault);
    if (step.vault === undefined || vault === undefined) return;
    const kinds = facts.images(step).map(({ image }) => ({ image, kind: facts.of(image, 'kind') }));
    const whole = kinds.find(({ kind }) => kind?.value === 'full-ecs')?.image;
    if (whole === undefined) return;
    const { at } = step.vault;
    const protect = step.action === 'accept-share' ? 'backup' : 'replication';
    const fixes = (): readonly Fix[] => others(step, protect, facts);
    const wanted = { type: ['server'], protect_type: [protect], status: limit('full-ecs-vault-status').values };
    for (const field of ['type', 'protect_type', 'status'] as const) {
      const fact = facts.of(vault, field);
      if (fact === undefined || holds(wanted[field], fact.value)) continue;
      const args = {
        vault: vault.name,
        field,
        value: fact.value,
        wanted: wanted[field].map((each) => `\`${field}: ${each}\``),
      };
      yield {
        at,
        message:
          step.action === 'accept-share'
            ? message('cross-region-vault-unsuitable.accept', args)
            : message('cross-region-vault-unsuitable', args),
        because: [fact.why],
        fixes,
      };
      return;
    }
    if (step.action !== 'accept-share') return;
    const there = facts.of(vault, 'region');
    const here = facts.of(whole, 'region');
    if (there === undefined || here === undefined || there.value === here.value) return;
    yield {
      at,
      message: message('cross-region-vault-unsuitable.region', {
        vault: vault.name,
        region: there.value,
        image: whole.name,
        home: here.value,
      }),
      rests: { on: 'implied', note: message('cross-region-vault-unsuitable.implied') },
      because: [there.why, here.why],
      fixes,
    };
  },
};

function others(
  step: Step<'copy-cross-region' | 'accept-share'>,
  protect: 'backup' | 'replication',
  facts: Ask,
): readonly Fix[] {
  const [first] = facts.images(step);
  const home = first?.image.facts.region;
  const region = step.action === 'copy-cross-region' ? step.target_region?.value : home?.known ? home.value : undefined;
  return vaultsFor(protect, region, facts).map((other) => ({
    title: message('fix.use-other', { name: other }),
    changes: [setField(step, 'vault', other)],
  }));
}
