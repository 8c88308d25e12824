import { message } from '../../messages/message';
import { declareEnabled } from '../fixes';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importSseKmsKeyUnusable: Rule<'import'> = {
  id: 'import-sse-kms-key-unusable',
  severity: 'warning',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      if (context.of(file, 'encryption')?.value !== 'sse-kms') continue;
      const given = context.of(file, 'key');
      const key = given === undefined ? undefined : context.find('keys', { value: given.value, at: ref.at });
      const state = context.of(key, 'state');
      if (key === undefined || state === undefined || state.value === 'enabled') continue;
      yield {
        at: ref.at,
        message: message('import-sse-kms-key-unusable', { file: file.name, key: key.name, state: state.value }),
        reasons: [state.why],
        fixes: () => declareEnabled(key),
      };
    }
  },
};
