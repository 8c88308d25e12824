import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importQuickOsVersion: Rule<'import'> = {
  id: 'import-quick-os-version',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    if (step.is_quick_import?.value !== true || !context.absent(step, 'os_version')) return;
    const kind = context.of(context.state?.result, 'kind')?.value;
    if (kind !== 'system' && kind !== 'bms') return;
    yield { at: step.at, message: message('import-quick-os-version') };
  },
};
