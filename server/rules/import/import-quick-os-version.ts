import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importQuickOsVersion: Rule<'import'> = {
  id: 'import-quick-os-version',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    if (step.is_quick_import?.value !== true || !facts.absent(step, 'os_version')) return;
    const kind = facts.of(facts.ran?.made, 'kind')?.value;
    if (kind !== 'system' && kind !== 'bms') return;
    yield { at: step.at, message: message('import-quick-os-version') };
  },
};
