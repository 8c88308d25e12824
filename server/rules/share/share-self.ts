import { message } from '../../messages/message';
import { ownRecipients } from '../recipients';
import type { Rule } from '../rule';

export const shareSelf: Rule<'share'> = {
  id: 'share-self',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { leaf, what, own } of ownRecipients(step, facts)) {
      yield {
        at: leaf.at,
        message: what === 'project' ? message('share-self') : message('share-self.account'),
        because: [{ note: message('because.own-account'), at: own.at, from: [] }],
      };
    }
  },
};
