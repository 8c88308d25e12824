import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { nearest } from '../../text/nearest';
import { changeTo, dropFields, fieldPath } from '../fixes';
import type { Rule } from '../rule';

export const importLicenseType: Rule<'import'> = {
  id: 'import-license-type',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const license = step.license_type;
    if (license === undefined) return;
    const { values } = limit('import-license-type');
    if (!holds(values, license.value)) {
      yield {
        at: license.at,
        message: message('import-license-type', { license: license.value, values }),
        fixes: () => nearest(license.value, values).map((near) => changeTo(fieldPath(step, 'license_type'), near)),
      };
    } else if (step.kind?.value === 'data' || context.of(context.state?.result, 'os_type')?.value === 'Linux') {
      yield {
        at: license.key,
        severity: 'warning',
        message: message('import-license-type.linux'),
        fixes: () => dropFields(step, 'license_type'),
      };
    }
  },
};
