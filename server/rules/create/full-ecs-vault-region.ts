import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultRegion: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-region',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const vault = facts.find('vaults', step.vault);
    const home = facts.of(vault, 'region');
    const region = facts.of(facts.find('servers', step.server), 'region');
    if (step.vault === undefined || vault === undefined || home === undefined || region === undefined) return;
    if (home.value === region.value) return;
    yield {
      at: step.vault.at,
      message: message('full-ecs-vault-region', { vault: vault.name, home: home.value, region: region.value }),
      because: [home.why, region.why],
      fixes: () =>
        vaultsFor('backup', region.value, facts).map((other) => ({
          title: message('fix.use-other', { name: other }),
          changes: [setField(step, 'vault', other)],
        })),
    };
  },
};
