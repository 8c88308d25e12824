import { givenInStep } from '../../facts/initial-facts';
import { message } from '../../messages/message';
import { dropFields, setTo } from '../fixes';
import type { Rule } from '../rule';

export const importOsTypeInvalid: Rule<'import'> = {
  id: 'import-os-type-invalid',
  severity: 'error',
  on: ['import'],
  *check(step) {
    const { os_type: type } = step;
    if (step.kind?.value !== 'data' || type?.value !== 'Other') return;
    yield {
      at: type.at,
      message: message('import-os-type-invalid'),
      reasons: [givenInStep(step.kind, 'kind').why],
      fixes: () => [setTo(step, 'os_type', 'Linux'), ...dropFields(step, 'os_type')],
    };
  },
};
