import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const importIsConfigInit: Rule<'import'> = {
  id: 'import-is-config-init',
  severity: 'info',
  on: ['import'],
  *check(step) {
    if (step.is_config_init === undefined) return;
    yield {
      at: step.is_config_init.key,
      message: message('import-is-config-init'),
      fixes: () => dropFields(step, 'is_config_init'),
    };
  },
};
