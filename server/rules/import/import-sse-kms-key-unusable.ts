import { message } from '../../messages/message';
import { declareEnabled } from '../repair';
import type { Rule } from '../rule';

export const importSseKmsKeyUnusable: Rule<'import'> = {
  id: 'import-sse-kms-key-unusable',
  severity: 'warning',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (facts.of(file, 'encryption')?.value !== 'sse-kms') return;
    const ref = facts.of(file, 'key');
    const key = ref === undefined ? undefined : facts.find('keys', { value: ref.value, at: step.file.at });
    const state = facts.of(key, 'state');
    if (key === undefined || state === undefined || state.value === 'enabled') return;
    yield {
      at: step.file.at,
      message: message('import-sse-kms-key-unusable', { file: file.name, key: key.name, state: state.value }),
      because: [state.why],
      fixes: () => declareEnabled(key),
    };
  },
};
