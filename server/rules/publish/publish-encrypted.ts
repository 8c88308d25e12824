import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { copyWithoutKey } from '../copy-fixes';

export const publishEncrypted: Rule<'publish'> = {
  id: 'publish-encrypted',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'encrypted', true))
      yield {
        at: ref.at,
        message: message('publish-encrypted', { image: image.name }),
        reasons: [why],
        fixes: () => copyWithoutKey(step, ref, image, context),
      };
  },
};
