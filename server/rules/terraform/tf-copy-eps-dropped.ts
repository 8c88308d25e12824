import { message } from '../../messages/message';
import { nameAt, removeArgument, textNow, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';
import { copyAction } from '../../model/terraform/copies';

export const tfCopyEpsDropped: Rule<'instance'> = {
  id: 'tf-copy-eps-dropped',
  severity: 'warning',
  on: ['instance'],
  creates: ['images_image_copy'],
  *check(copy, context) {
    if (copyAction(copy) !== 'copy-cross-region') return;
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
