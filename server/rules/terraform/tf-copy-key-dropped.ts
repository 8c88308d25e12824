import { nameIn } from '../../model/terraform/instance';
import { message } from '../../messages/message';
import { regionName, regionOf } from '../../model/terraform/providers';
import { given, nameAt, removeArgument, textNow, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';
import { copyAction } from '../../model/terraform/copies';

export const tfCopyKeyDropped: Rule<'instance'> = {
  id: 'tf-copy-key-dropped',
  severity: 'error',
  on: ['instance'],
  creates: ['images_image_copy'],
  *check(copy, context) {
    if (copyAction(copy) !== 'copy-cross-region') return;
    const key = given(copy, 'kms_key_id');
    // Another attribute than the ID of a key may be empty.
    if (key === undefined || nameIn('keys', key.value) === undefined) return;
    const [target, region] = [textNow(copy, 'target_region') ?? '', regionName(copy) ?? ''];
    yield {
      at: nameAt(copy, 'kms_key_id', context),
      message: message('tf-copy-key-dropped', { address: copy.address }),
      reasons: [
        {
          explanation: message('because.tf-regions', { target, region }),
          at: copy.arguments.values.get('target_region')?.at,
        },
        { explanation: message('because.tf-region', { region }), at: regionOf(copy)?.at },
        writtenElsewhere(copy, 'kms_key_id'),
      ],
      fixes: () => removeArgument(copy, 'kms_key_id'),
    };
  },
};
