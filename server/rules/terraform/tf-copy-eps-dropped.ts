import { message } from '../../messages/message';
import { copiesAcross, nameAt, removeArgument, textNow, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfCopyEpsDropped: Rule<'configuration'> = {
  id: 'tf-copy-eps-dropped',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    for (const copy of copiesAcross(configuration)) {
      const project = textNow(copy, 'enterprise_project_id');
      // `0` is the default enterprise project.
      if (project === undefined || project === '' || project === '0') continue;
      yield {
        at: nameAt(copy, 'enterprise_project_id', context),
        message: message('tf-copy-eps-dropped', { address: copy.address }),
        reasons: [writtenElsewhere(copy, 'enterprise_project_id')],
        fixes: () => removeArgument(copy, 'enterprise_project_id'),
      };
    }
  },
};
