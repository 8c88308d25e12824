import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { nearest } from '../../text/nearest';
import { dropFields, setField } from '../repair';
import type { Rule } from '../rule';

export const importLicenseType: Rule<'import'> = {
  id: 'import-license-type',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const license = step.license_type;
    if (license === undefined) return;
    const { values } = limit('import-license-type');
    if (!holds(values, license.value)) {
      yield {
        at: license.at,
        message: message('import-license-type', { license: license.value, values }),
        fixes: () =>
          nearest(license.value, values).map((near) => ({
            title: message('fix.rename-to', { near }),
            changes: [setField(step, 'license_type', near)],
          })),
      };
    } else if (step.kind?.value === 'data' || facts.of(facts.ran?.made, 'os_type')?.value === 'Linux') {
      yield {
        at: license.key,
        severity: 'warning',
        message: message('import-license-type.linux'),
        fixes: () => dropFields(step, 'license_type'),
      };
    }
  },
};
