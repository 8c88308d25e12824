import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const fullEcsVaultWithBackup: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-with-backup',
  severity: 'warning',
  on: ['create-full-ecs'],
  *check(step) {
    if (step.backup === undefined || step.vault === undefined) return;
    yield {
      at: step.vault.key,
      message: message('full-ecs-vault-with-backup'),
      fixes: () => dropFields(step, 'vault'),
    };
  },
};
