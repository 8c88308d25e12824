import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const importQuickConfig: Rule<'import'> = {
  id: 'import-quick-config',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    if (step.is_quick_import?.value !== true || step.is_config?.value !== true) return;
    yield {
      at: step.is_config.key,
      message: message('import-quick-config'),
      fixes: () => dropFields(step, 'is_config'),
    };
  },
};
