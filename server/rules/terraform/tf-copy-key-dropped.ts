import { thingsOf } from '../../model/terraform/things';
import { message } from '../../messages/message';
import { regionName, regionOf } from '../../model/terraform/providers';
import { textOf } from '../../model/terraform/values';
import { copiesAcross, given, nameAt, removeArgument, textNow, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfCopyKeyDropped: Rule<'configuration'> = {
  id: 'tf-copy-key-dropped',
  severity: 'error',
  on: ['configuration'],
  *check(configuration, context) {
    const things = thingsOf(configuration);
    for (const copy of copiesAcross(configuration)) {
      const key = given(copy, 'kms_key_id');
      // Another attribute than the ID of a key may be empty.
      if (key === undefined || (textOf(key.value) === undefined && things.nameOf('keys', key.value) === undefined))
        continue;
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
    }
  },
};
