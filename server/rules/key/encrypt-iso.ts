import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const encryptIso: Rule<'import' | 'copy-in-region'> = {
  id: 'encrypt-iso',
  severity: 'error',
  on: ['import', 'copy-in-region'],
  yieldsTo: ['copy-iso-in-region'],
  *check(step, context) {
    const { key } = step;
    if (key === undefined || key.value === 'none') return;
    const kind =
      step.action === 'import'
        ? context.of(context.state?.result, 'kind')
        : context.of(context.find('images', step.image), 'kind');
    if (kind?.value !== 'iso') return;
    yield {
      at: key.key,
      message: message('encrypt-iso'),
      reasons: [kind.why],
      ...(step.action === 'import'
        ? { evidence: { on: 'contradicted', note: message('encrypt-iso.contradicted') } }
        : {}),
      fixes: () => dropFields(step, 'key'),
    };
  },
};
