import { message } from '../../messages/message';
import { keyIn } from '../../model/read';
import { dropFields } from '../repair';
import type { Rule } from '../rule';

export const dataImageSystemParameters: Rule<'import'> = {
  id: 'data-image-system-parameters',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    if (step.kind?.value !== 'data' || step.is_quick_import?.value === true) return;
    for (const field of ['os_version', 'architecture', 'hw_firmware_type', 'is_config', 'min_ram', 'max_ram']) {
      const at = keyIn(step, field);
      if (at === undefined) continue;
      yield { at, message: message('data-image-system-parameters', { field }), fixes: () => dropFields(step, field) };
    }
  },
};
