import { nearOsVersion, osTypeOf } from '../../catalog/os-versions';
import { message } from '../../messages/message';
import { changeTo, fieldPath } from '../fixes';
import type { Rule } from '../rule';

export const importOsVersionUnknown: Rule<'import' | 'create-from-disk'> = {
  id: 'import-os-version-unknown',
  severity: 'warning',
  on: ['import', 'create-from-disk'],
  *check(step) {
    const version = step.os_version;
    if (version === undefined || osTypeOf(version.value) !== undefined) return;
    const near = nearOsVersion(version.value);
    if (near === undefined) return;
    yield {
      at: version.at,
      message: message('import-os-version-unknown', { version: version.value, near }),
      fixes: () => [changeTo(fieldPath(step, 'os_version'), near)],
    };
  },
};
