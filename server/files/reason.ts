import type { Message, MessageId } from '../messages/message';

/** What the system says most often, in words. */
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

/** What an exception of the file system says, for a message. */
export function reasonOf(error: unknown): string | Message {
  const known = reasons.get(codeOf(error));
  if (known !== undefined) return { id: known, args: {} };
  return error instanceof Error ? error.message : String(error);
}

/** Whether an exception says that there is no such file. */
export function isNotThere(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
