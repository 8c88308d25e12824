import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherVaults } from '../vaults';

export const fullEcsVaultRegion: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-region',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const vault = context.find('vaults', step.vault);
    const home = context.of(vault, 'region');
    const region = context.of(context.find('servers', step.server), 'region');
    if (step.vault === undefined || vault === undefined || home === undefined || region === undefined) return;
    if (home.value === region.value) return;
    yield {
      at: step.vault.at,
      message: message('full-ecs-vault-region', { vault: vault.name, home: home.value, region: region.value }),
      reasons: [home.why, region.why],
      fixes: () => otherVaults(step, 'backup', region.value, context),
    };
  },
};
