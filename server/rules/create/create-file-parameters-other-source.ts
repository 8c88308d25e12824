import { message } from '../../messages/message';
import { keyIn } from '../../model/decoders';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const createFileParametersOtherSource: Rule<'create-from-server' | 'create-from-disk'> = {
  id: 'create-file-parameters-other-source',
  severity: 'warning',
  on: ['create-from-server', 'create-from-disk'],
  *check(step, context) {
    // A system disk image from a data disk needs `os_version` because nothing else says what is on the disk.
    const system = step.action === 'create-from-disk' && context.of(context.state?.result, 'kind')?.value !== 'data';
    const foreign = [
      'os_type',
      'min_disk',
      'is_config',
      'is_config_init',
      'is_quick_import',
      'architecture',
      'hw_firmware_type',
      'license_type',
      ...(system ? [] : ['os_version']),
    ];
    for (const field of foreign) {
      const at = keyIn(step, field);
      if (at === undefined) continue;
      yield {
        at,
        message: message('create-file-parameters-other-source', { field, action: step.action }),
        fixes: () => dropFields(step, field),
      };
    }
  },
};
