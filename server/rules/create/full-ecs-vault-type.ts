import type { Rule } from '../rule';
import { unsuitableVault } from '../vaults';

export const fullEcsVaultType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-type',
  severity: 'error',
  on: ['create-full-ecs'],
  check: (step, context) => unsuitableVault('full-ecs-vault-type', 'type', ['server'], step, context),
};
