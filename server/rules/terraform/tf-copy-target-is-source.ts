import { message } from '../../messages/message';
import { regionName, regionOf } from '../../model/terraform/providers';
import { removeArgument, textNow, valueAt, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfCopyTargetIsSource: Rule<'instance'> = {
  id: 'tf-copy-target-is-source',
  severity: 'warning',
  on: ['instance'],
  creates: ['images_image_copy'],
  *check(copy, context) {
    const [target, region] = [textNow(copy, 'target_region'), regionName(copy)];
    if (target === undefined || target !== region) return;
    yield {
      at: valueAt(copy, 'target_region', context),
      message: message('tf-copy-target-is-source', { address: copy.address }),
      reasons: [
        { explanation: message('because.tf-region', { region }), at: regionOf(copy)?.at },
        writtenElsewhere(copy, 'target_region'),
      ],
      fixes: () => removeArgument(copy, 'target_region'),
    };
  },
};
