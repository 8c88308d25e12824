import { message } from '../../messages/message';
import { makesImage } from '../../model/terraform/resources';
import { kindOf } from '../../model/terraform/instance';
import { definedAt, isReplaced, nameAt } from '../instances';
import { waitingIn } from '../../model/terraform/waiting';
import type { Rule } from '../rule';

export const tfKeyChangeReplaces: Rule<'configuration'> = {
  id: 'tf-key-change-replaces',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    const { instances } = configuration;
    for (const image of instances) {
      if (!isReplaced(image) || !makesImage(kindOf(image))) continue;
      const argument = image.change?.replacedBy.find((name) => name === 'kms_key_id' || name === 'cmk_id');
      if (argument === undefined) continue;
      const waiting = waitingIn(configuration);
      const dependents = instances.filter((each) => isReplaced(each) && waiting.waits(each, image));
      const { address } = image;
      yield {
        at: nameAt(image, argument, context),
        message:
          dependents.length === 0
            ? message('tf-key-change-replaces', { argument, address })
            : message('tf-key-change-replaces.dependents', {
                argument,
                address,
                dependents: dependents.map((each) => `\`${each.address}\``),
              }),
        reasons: dependents.map((each) => definedAt(each, context)),
      };
    }
  },
};
