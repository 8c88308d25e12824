import { message } from '../../messages/message';
import { dropFields, removeField } from '../fixes';
import type { Rule } from '../rule';

export const encryptQuickImportKey: Rule<'import'> = {
  id: 'encrypt-quick-import-key',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    if (step.kind?.value !== 'data' || step.is_quick_import?.value !== true || step.key === undefined) return;
    yield {
      at: step.key.key,
      message: message('encrypt-quick-import-key'),
      fixes: () => [
        { title: message('fix.ordinary-import'), changes: [removeField(step, 'is_quick_import')] },
        ...dropFields(step, 'key'),
      ],
    };
  },
};
