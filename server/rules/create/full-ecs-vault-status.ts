import { limit } from '../../catalog/limits';
import type { Rule } from '../rule';
import { unsuitableVault } from '../vaults';

export const fullEcsVaultStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-status',
  severity: 'error',
  on: ['create-full-ecs'],
  check: (step, context) =>
    unsuitableVault('full-ecs-vault-status', 'status', limit('full-ecs-vault-status').values, step, context),
};
