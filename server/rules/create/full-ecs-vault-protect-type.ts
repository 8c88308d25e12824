import type { Rule } from '../rule';
import { unsuitableVault } from '../vaults';

export const fullEcsVaultProtectType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-protect-type',
  severity: 'error',
  on: ['create-full-ecs'],
  check: (step, context) => unsuitableVault('full-ecs-vault-protect-type', 'protect_type', ['backup'], step, context),
};
