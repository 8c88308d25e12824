import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { limits } from '../limits';
import { message, type Message, type MessageId } from '../messages/message';
import { isNotThere, reasonOf } from './reason';

/** The size limit of a file in bytes. */
export const SIZE_LIMIT = limits.fileSize * 1024 * 1024;

/** Why a file is not read. */
class Refused extends Error {
  constructor(readonly reason: Message) {
    super(reason.id);
  }
}

/**
 * The text of a regular file, including its byte order mark, or why it cannot be read. Devices, pipes and sockets are rejected
 * before they are opened because some of them block or never end.
 */
export function readText(name: string): string | Message {
  try {
    return decoded(bytesOf(name), name);
  } catch (error) {
    return unreadable(name, error);
  }
}

/**
 * The same for a file in a folder after links are resolved; `undefined` if there is none, if it is a folder, or if a link leads out
 * of the folder.
 */
export function readTextWithin(name: string, folder: string): string | undefined | Message {
  try {
    if (statSync(name).isDirectory()) return undefined;
    const file = realpathSync.native(name);
    return isInside(file, realpathSync.native(folder)) ? decoded(bytesOf(file), name) : undefined;
  } catch (error) {
    return isNotThere(error) ? undefined : unreadable(name, error);
  }
}

/** The first `length` bytes of a regular file, or why it cannot be read. */
export function readHead(name: string, length: number): string | Message {
  try {
    return opened(name, (file) => upTo(file, length)).toString('utf8');
  } catch (error) {
    return unreadable(name, error);
  }
}

/** Whether a file is in a folder, or is that folder. Both are absolute. */
export function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}

/** Rejects bytes that are not valid UTF-8, because writing the text back would change them. */
export function decoded(bytes: Buffer, name: string): string | Message {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return message('check.utf-16', { path: name });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return message('check.not-utf-8', { path: name });
  }
}

/** The message for a file above the size limit. */
export function tooLarge(name: string): Message {
  return message('cli.cannot-read', { path: name, reason: tooLargeReason() });
}

function unreadable(name: string, error: unknown): Message {
  const reason = error instanceof Refused ? error.reason : reasonOf(error);
  return message('cli.cannot-read', { path: name, reason });
}

function bytesOf(name: string): Buffer {
  return opened(name, (file) => {
    const bytes = upTo(file, SIZE_LIMIT + 1);
    if (bytes.length > SIZE_LIMIT) throw new Refused(tooLargeReason());
    return bytes;
  });
}

function opened<T>(name: string, read: (file: number) => T): T {
  demandRegular(statSync(name));
  // The file may have been replaced in the meantime, and opening a pipe must not wait for a writer.
  const file = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    demandRegular(fstatSync(file));
    return read(file);
  } finally {
    closeSync(file);
  }
}

function demandRegular(found: Stats): void {
  if (found.isFile()) return;
  const id: MessageId = found.isDirectory() ? 'cli.reason.folder' : 'cli.reason.special';
  throw new Refused({ id, args: {} });
}

/** The chunk size in bytes if the size of the file is unknown. */
const PART = 64 * 1024;

function upTo(file: number, most: number): Buffer {
  const parts: Buffer[] = [];
  // The size is only a hint: files in `/proc`, for example, report 0.
  let part = Buffer.allocUnsafe(Math.min(most, Math.max(fstatSync(file).size + 1, PART)));
  let length = 0;
  while (length < most) {
    const count = readSync(file, part, 0, Math.min(part.length, most - length), null);
    if (count === 0) break;
    parts.push(part.subarray(0, count));
    length += count;
    part = Buffer.allocUnsafe(PART);
  }
  return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}

function tooLargeReason(): Message {
  return message('cli.reason.too-large', { limit: limits.fileSize });
}
