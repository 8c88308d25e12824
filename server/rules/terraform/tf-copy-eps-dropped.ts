import { message } from '../../messages/message';
import { isCopyAcross, nameAt, removeArgument, textNow, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfCopyEpsDropped: Rule<'instance'> = {
  id: 'tf-copy-eps-dropped',
  severity: 'warning',
  on: ['instance'],
  *check(copy, context) {
    if (!isCopyAcross(copy)) return;
    const project = textNow(copy, 'enterprise_project_id');
    // `0` is the default enterprise project.
    if (project === undefined || project === '' || project === '0') return;
    yield {
      at: nameAt(copy, 'enterprise_project_id', context),
      message: message('tf-copy-eps-dropped', { address: copy.address }),
      reasons: [writtenElsewhere(copy, 'enterprise_project_id')],
      fixes: () => removeArgument(copy, 'enterprise_project_id'),
    };
  },
};
