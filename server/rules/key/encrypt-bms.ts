import { message } from '../../messages/message';
import { removeField } from '../repair';
import type { Rule } from '../rule';

export const encryptBms: Rule<'import' | 'copy-in-region'> = {
  id: 'encrypt-bms',
  severity: 'error',
  on: ['import', 'copy-in-region'],
  *check(step, facts) {
    const { key } = step;
    if (key === undefined || key.value === 'none') return;
    const kind =
      step.action === 'import' ? facts.of(facts.ran?.made, 'kind') : facts.of(facts.find('images', step.image), 'kind');
    if (kind?.value !== 'bms') return;
    yield {
      at: key.key,
      message: message('encrypt-bms'),
      because: [kind.why],
      ...(step.action === 'import' ? { rests: { on: 'contradicted', note: message('encrypt-bms.contradicted') } } : {}),
      fixes: () => [{ title: message('fix.remove-field', { field: 'key' }), changes: [removeField(step, 'key')] }],
    };
  },
};
