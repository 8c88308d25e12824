import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherVaults } from '../vaults';

export const fullEcsVaultRegion: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-region',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const home = context.factOf('vaults', step.vault, 'region');
    const region = context.factOf('servers', step.server, 'region');
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: home.at,
      message: message('full-ecs-vault-region', { vault: home.entity.name, home: home.value, region: region.value }),
      reasons: [home.why, region.why],
      fixes: () => otherVaults(step, 'backup', region.value, context),
    };
  },
};
