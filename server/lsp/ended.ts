import { LSPErrorCodes, ResponseError } from './protocol';
import { message, say, type Catalogue } from '../messages/message';

/** The answer to a request that ends before its work is done. */
export type Ended = ResponseError<never>;

/** The client no longer wants the answer. */
export function cancelled(): Ended {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The text is no longer the one that was asked about. */
export function outdated(catalogue: Catalogue): Ended {
  return new ResponseError(LSPErrorCodes.ContentModified, say(message('action.stale'), catalogue));
}
