import { message } from '../../messages/message';
import { fieldSpot, removeField } from '../repair';
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
      because: [{ note: message('because.step-field', { field: 'kind', value: 'data' }), at: step.kind.at, from: [] }],
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'os_type', value: 'Linux' }),
          changes: [{ do: 'set', at: fieldSpot(step, 'os_type'), value: 'Linux' }],
        },
        {
          title: message('fix.remove-field', { field: 'os_type' }),
          changes: [removeField(step, 'os_type')],
        },
      ],
    };
  },
};
