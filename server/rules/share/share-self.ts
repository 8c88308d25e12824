import type { CheckContext } from '../../facts/check-context';
import { message, type Message } from '../../messages/message';
import { ownRecipients } from '../recipients';
import type { Rule } from '../rule';

function ownAccount({ actor: { own, account } }: CheckContext): Message {
  return own ? message('because.own-account') : message('because.acts', { account });
}

export const shareSelf: Rule<'share'> = {
  id: 'share-self',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { leaf, what, own } of ownRecipients(step, context)) {
      yield {
        at: leaf.at,
        message: context.actor.own
          ? what === 'project'
            ? message('share-self')
            : message('share-self.account')
          : message('share-self.other', { account: context.actor.account }),
        reasons: [{ explanation: ownAccount(context), at: own }],
      };
    }
  },
};
