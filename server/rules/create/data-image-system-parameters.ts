import { message } from '../../messages/message';
import { keyIn } from '../../model/decoders';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const dataImageSystemParameters: Rule<'import'> = {
  id: 'data-image-system-parameters',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    if (step.kind?.value !== 'data') return;
    const system = ['architecture', 'hw_firmware_type', 'min_ram', 'max_ram', 'data_images'];
    // The fast import API accepts `os_version`, and a separate rule covers `is_config` there.
    const fields = step.is_quick_import?.value === true ? system : ['os_version', ...system, 'is_config'];
    for (const field of fields) {
      const at = keyIn(step, field);
      if (at === undefined) continue;
      yield { at, message: message('data-image-system-parameters', { field }), fixes: () => dropFields(step, field) };
    }
  },
};
