import type { CheckContext } from '../../facts/check-context';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { dropFields, setTo } from '../fixes';
import { vaultsFor } from '../vaults';
import type { Fix, ReportEvidence, Rule } from '../rule';

export const crossRegionVaultMissing: Rule<'copy-cross-region'> = {
  id: 'cross-region-vault-missing',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    const image = context.find('images', step.image);
    const kind = context.of(image, 'kind');
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
        reasons: [kind.why],
        fixes: () => dropFields(step, 'vault'),
      };
      return;
    }
    if (context.absent(step, 'vault')) {
      const service = image.facts.backup_service;
      const rests: ReportEvidence | undefined =
        service.known && service.value === 'csbs'
          ? { on: 'disputed', note: message('cross-region-vault-missing.csbs') }
          : undefined;
      yield {
        at: step.at,
        message: message('cross-region-vault-missing', { image: image.name }),
        reasons: [kind.why, ...(rests !== undefined && service.known ? [service.why] : [])],
        evidence: rests,
        fixes: () => choices(step, context),
      };
      return;
    }
    const vault = context.find('vaults', step.vault);
    const region = context.of(vault, 'region');
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
      reasons: [region.why],
      fixes: () => choices(step, context),
    };
  },
};

function choices(step: Step<'copy-cross-region'>, context: CheckContext): readonly Fix[] {
  return vaultsFor('replication', step.target_region?.value, context).map((vault) => setTo(step, 'vault', vault));
}
