import { message } from '../../messages/message';
import { resources } from '../../model/terraform/resources';
import { kindOf } from '../../model/terraform/things';
import { headOf, isReplaced } from '../instances';
import type { Rule } from '../rule';

export const tfImportBlockReplaces: Rule<'configuration'> = {
  id: 'tf-import-block-replaces',
  severity: 'error',
  on: ['configuration'],
  *check({ instances }, context) {
    for (const image of instances) {
      if (image.change?.imports !== true || !isReplaced(image)) continue;
      if (!Object.hasOwn(resources, kindOf(image) ?? '')) continue;
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
    }
  },
};
