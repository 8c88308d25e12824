import { LSPErrorCodes, ResponseError } from './protocol';
import { message, say, type Catalogue } from '../messages/message';

/** The response to a request that ends early. */
export type EarlyResponse = ResponseError<never>;

/** The client canceled the request. */
export function cancelled(): EarlyResponse {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The text has changed since the request. */
export function outdated(catalogue: Catalogue): EarlyResponse {
  return new ResponseError(LSPErrorCodes.ContentModified, say(message('action.stale'), catalogue));
}
