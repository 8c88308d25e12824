import type { Reason } from '../facts/fact';
import { message, type Message } from '../messages/message';
import type { Step } from '../model/manifest';

/** An account in a message: by its name in the manifest, or as your own. */
export function accountName(account: string): Message {
  return account === '' ? message('account.own') : message('account.named', { account });
}

/** The reason that a step names the account that performs it. */
export function acts({ account }: Step): Reason | undefined {
  return account && { explanation: message('because.acts', { account: account.value }), at: account.at };
}
