import type { Message, MessageId } from '../messages/message';

/** Messages for the most common system errors. */
const reasons: ReadonlyMap<unknown, MessageId> = new Map([
  ['ENOENT', 'cli.reason.not-there'],
  ['ENOTDIR', 'cli.reason.not-there'],
  ['EISDIR', 'cli.reason.folder'],
  ['EACCES', 'cli.reason.not-allowed'],
  ['EPERM', 'cli.reason.not-allowed'],
  ['EROFS', 'cli.reason.read-only-disk'],
  ['ENOSPC', 'cli.reason.full'],
  ['ELOOP', 'cli.reason.loop'],
  ['ENAMETOOLONG', 'cli.reason.long-name'],
]);

/** The reason of a file system exception, for a message. */
export function reasonOf(error: unknown): string | Message {
  const known = reasons.get(codeOf(error));
  if (known !== undefined) return { id: known, args: {} };
  return error instanceof Error ? error.message : String(error);
}

/** Whether an exception means that the file does not exist. */
export function isNotThere(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
