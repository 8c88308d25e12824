import type { Ask } from '../../facts/ask';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { removeField, setField, vaultsFor } from '../repair';
import type { Fix, Rests, Rule } from '../rule';

export const crossRegionVaultMissing: Rule<'copy-cross-region'> = {
  id: 'cross-region-vault-missing',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    const image = facts.find('images', step.image);
    const kind = facts.of(image, 'kind');
    if (image === undefined || kind === undefined) return;
    if (kind.value !== 'full-ecs') {
      if (step.vault === undefined) return;
      yield {
        at: step.vault.key,
        severity: 'warning',
        message: message('cross-region-vault-missing.needless', {
          image: image.name,
          kind: message(`pipeline.kind.${kind.value}`),
        }),
        because: [kind.why],
        fixes: () => [
          { title: message('fix.remove-field', { field: 'vault' }), changes: [removeField(step, 'vault')] },
        ],
      };
      return;
    }
    if (facts.absent(step, 'vault')) {
      const service = image.facts.backup_service;
      const rests: Rests | undefined =
        service.known && service.value === 'csbs'
          ? { on: 'disputed', note: message('cross-region-vault-missing.csbs') }
          : undefined;
      yield {
        at: step.at,
        message: message('cross-region-vault-missing', { image: image.name }),
        because: [kind.why, ...(rests !== undefined && service.known ? [service.why] : [])],
        rests,
        fixes: () => choices(step, facts),
      };
      return;
    }
    const vault = facts.find('vaults', step.vault);
    const region = facts.of(vault, 'region');
    const target = step.target_region;
    if (step.vault === undefined || vault === undefined || region === undefined || target === undefined) return;
    if (region.value === target.value) return;
    yield {
      at: step.vault.at,
      message: message('cross-region-vault-missing.region', {
        vault: vault.name,
        region: region.value,
        target: target.value,
      }),
      because: [region.why],
      fixes: () => choices(step, facts),
    };
  },
};

function choices(step: Step<'copy-cross-region'>, facts: Ask): readonly Fix[] {
  return vaultsFor('replication', step.target_region?.value, facts).map((vault) => ({
    title: message('fix.set-field', { field: 'vault', value: vault }),
    changes: [setField(step, 'vault', vault)],
  }));
}
