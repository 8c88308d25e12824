import { message } from '../../messages/message';
import { resources } from '../../model/terraform/resources';
import { headOf, isReplaced } from '../instances';
import type { Rule } from '../rule';

export const tfImportBlockReplaces: Rule<'instance'> = {
  id: 'tf-import-block-replaces',
  severity: 'error',
  on: ['instance'],
  creates: Object.keys(resources),
  *check(image, context) {
    if (image.change?.imports !== true || !isReplaced(image)) return;
    const { replacedBy } = image.change;
    yield {
      at: headOf(image, context),
      message:
        replacedBy.length === 0
          ? message('tf-import-block-replaces', { address: image.address })
          : message('tf-import-block-replaces.arguments', {
              address: image.address,
              arguments: replacedBy.map((name) => `\`${name}\``),
            }),
    };
  },
};
