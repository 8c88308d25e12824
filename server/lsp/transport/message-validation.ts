import { isMap } from '../../syntax/change';
import { ErrorCodes, Message, RequestType, ResponseError, type Connection, type ConnectionOptions } from '../protocol';

interface Refusal {
  readonly code: number;
  readonly reason: string;
}

const rejected = new RequestType<Refusal, never, void>('$/refused');

type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === 'string';
const isWhole: Form = (value) => Number.isInteger(value);
const isAny: Form = () => true;
const listOf =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(form);
const mapOf =
  (fields: Readonly<Record<string, Form>>): Form =>
  (value) =>
    isMap(value) && Object.entries(fields).every(([name, form]) => form(value[name]));

const position = mapOf({ line: isWhole, character: isWhole });
const range = mapOf({ start: position, end: position });
const changeForm: Form = (value) =>
  isMap(value) && isText(value['text']) && (value['range'] === undefined || range(value['range']));
const textDocument = mapOf({ uri: isText });
const at = { textDocument, position };
const document = { textDocument };

/** The minimum parameters of each method. Others are checked where they are used. */
const forms: Readonly<Record<string, Form>> = {
  'initialize': mapOf({ capabilities: isMap }),
  'textDocument/didOpen': mapOf({ textDocument: mapOf({ uri: isText, version: isWhole, text: isText }) }),
  'textDocument/didChange': mapOf({
    textDocument: mapOf({ uri: isText, version: isWhole }),
    contentChanges: listOf(changeForm),
  }),
  'textDocument/didClose': mapOf(document),
  'textDocument/hover': mapOf(at),
  'textDocument/completion': mapOf(at),
  'textDocument/definition': mapOf(at),
  'textDocument/typeDefinition': mapOf(at),
  'textDocument/references': mapOf({ ...at, context: isMap }),
  'textDocument/documentHighlight': mapOf(at),
  'textDocument/prepareRename': mapOf(at),
  'textDocument/rename': mapOf({ ...at, newName: isText }),
  'textDocument/codeAction': mapOf({ ...document, range, context: isMap }),
  'textDocument/inlayHint': mapOf({ ...document, range }),
  'textDocument/selectionRange': mapOf({ ...document, positions: listOf(position) }),
  'textDocument/semanticTokens/range': mapOf({ ...document, range }),
  'textDocument/rangeFormatting': mapOf({ ...document, range, options: isMap }),
  'textDocument/formatting': mapOf({ ...document, options: isMap }),
  'textDocument/onTypeFormatting': mapOf({ ...at, ch: isText, options: isMap }),
  'completionItem/resolve': isMap,
  'codeLens/resolve': mapOf({ range, data: mapOf({ uri: isText, title: isText }) }),
  'codeAction/resolve': isMap,
  'workspace/executeCommand': mapOf({ command: isText }),
  'workspace/symbol': mapOf({ query: isText }),
  'workspace/didChangeWatchedFiles': mapOf({ changes: listOf(mapOf({ uri: isText, type: isWhole })) }),
  'ims-manifest/checks': mapOf({ uri: isText, position }),
  'ims-manifest/coverage': mapOf({ uri: isText }),
  'ims-manifest/pipeline': mapOf(at),
  'ims-manifest/mermaid': mapOf(document),
}; // prettier-ignore

/** The parameters of other requests about a document. */
function formOf(method: string): Form {
  if (Object.hasOwn(forms, method)) return forms[method] ?? isAny;
  return method.startsWith('textDocument/') && !method.includes('/did') && !method.includes('/will')
    ? mapOf(document)
    : isAny;
}

/** Validates messages between a client and the handlers. */
export interface Gate {
  /** Options for creating a connection. */
  readonly options: ConnectionOptions;
  /** Answers invalid messages. */
  readonly guard: (connection: Connection) => Connection;
  /** Whether the client has sent `shutdown`, in which case ending is not an error. */
  readonly ended: () => boolean;
}

/**
 * Enforces the order of messages and their form: requests before `initialize`, after `shutdown` or with invalid parameters get the
 * error that the specification defines, notifications are ignored. Handlers can rely on it.
 */
export function gate(): Gate {
  let phase: 'new' | 'running' | 'ended' = 'new';

  function refusalOf(method: string, params: unknown): Refusal | undefined {
    if (method === 'initialize' ? phase !== 'new' : phase === 'ended')
      return { code: ErrorCodes.InvalidRequest, reason: `\`${method}\` cannot come now` };
    if (method !== 'initialize' && phase === 'new')
      return { code: ErrorCodes.ServerNotInitialized, reason: `\`${method}\` cannot come before \`initialize\`` };
    if (!formOf(method)(params))
      return { code: ErrorCodes.InvalidParams, reason: `\`${method}\` needs other parameters` };
    return undefined;
  }

  return {
    options: {
      messageStrategy: {
        handleMessage(message, next) {
          if (Message.isRequest(message)) {
            const refusal = refusalOf(message.method, message.params);
            if (refusal !== undefined) return next({ ...message, method: rejected.method, params: refusal } as Message);
            if (message.method === 'initialize') phase = 'running';
            if (message.method === 'shutdown') phase = 'ended';
          } else if (Message.isNotification(message)) {
            const { method, params } = message;
            const always = method === 'exit' || method.startsWith('$/');
            if (!always && refusalOf(method, params) !== undefined) return undefined;
          }
          return next(message);
        },
      },
    },
    guard(connection) {
      connection.onRequest(rejected, ({ code, reason }) => new ResponseError<void>(code, reason));
      return connection;
    },
    ended: () => phase === 'ended',
  };
}
