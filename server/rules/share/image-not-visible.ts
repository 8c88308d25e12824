import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { accountName, acts } from '../account-name';
import { accessFixes } from '../access';
import type { Rule } from '../rule';

export const imageNotVisible: Rule<Action> = {
  id: 'image-not-visible',
  severity: 'error',
  on: actionNames,
  yieldsTo: ['share-not-shared', 'tf-order-missing'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const share = context.known(image.membership);
      const { account } = image.facts;
      if (share === undefined || share.value !== undefined || !account.known) continue;
      yield {
        at: ref.at,
        message: message('image-not-visible', {
          image: image.name,
          owner: accountName(account.value),
          account: accountName(context.actor.account),
        }),
        reasons: [account.why, acts(step), share.why],
        fixes: () => accessFixes(step, ref, image, context),
      };
    }
  },
};
