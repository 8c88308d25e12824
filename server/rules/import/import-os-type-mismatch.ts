import { osVersion } from '../../catalog/os-versions';
import { message } from '../../messages/message';
import { changeTo, dropFields, fieldPath } from '../fixes';
import type { Rule } from '../rule';

export const importOsTypeMismatch: Rule<'import'> = {
  id: 'import-os-type-mismatch',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    const { os_type: type, os_version: version } = step;
    const known = version === undefined ? undefined : osVersion(version.value);
    if (type === undefined || known === undefined || type.value === 'Other' || known.osType === type.value) return;
    yield {
      at: type.at,
      message: message('import-os-type-mismatch', { type: type.value, version: known.value, right: known.osType }),
      fixes: () => [changeTo(fieldPath(step, 'os_type'), known.osType), ...dropFields(step, 'os_type')],
    };
  },
};
