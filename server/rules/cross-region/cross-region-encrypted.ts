import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { copyWithoutKey } from '../copy-fixes';

export const crossRegionEncrypted: Rule<'copy-cross-region'> = {
  id: 'cross-region-encrypted',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: [
    'cross-region-encrypted-full-ecs',
    'cross-region-iso',
    'cross-region-same-region',
    'cross-region-shared-image',
  ],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'encrypted', true))
      yield {
        at: ref.at,
        message: message('cross-region-encrypted', { image: image.name }),
        reasons: [why],
        fixes: () => copyWithoutKey(step, ref, image, context),
      };
  },
};
