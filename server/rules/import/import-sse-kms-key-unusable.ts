import { message } from '../../messages/message';
import { declareEnabled } from '../fixes';
import type { Rule } from '../rule';

export const importSseKmsKeyUnusable: Rule<'import'> = {
  id: 'import-sse-kms-key-unusable',
  severity: 'warning',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (context.of(file, 'encryption')?.value !== 'sse-kms') return;
    const ref = context.of(file, 'key');
    const key = ref === undefined ? undefined : context.find('keys', { value: ref.value, at: step.file.at });
    const state = context.of(key, 'state');
    if (key === undefined || state === undefined || state.value === 'enabled') return;
    yield {
      at: step.file.at,
      message: message('import-sse-kms-key-unusable', { file: file.name, key: key.name, state: state.value }),
      reasons: [state.why],
      fixes: () => declareEnabled(key),
    };
  },
};
