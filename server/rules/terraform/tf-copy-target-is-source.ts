import { message } from '../../messages/message';
import { regionName, regionOf } from '../../model/terraform/providers';
import { isMadeAs, removeArgument, textNow, valueAt, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfCopyTargetIsSource: Rule<'instance'> = {
  id: 'tf-copy-target-is-source',
  severity: 'warning',
  on: ['instance'],
  *check(copy, context) {
    if (!isMadeAs(copy, 'images_image_copy')) return;
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
