import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { message, type Message, type MessageId } from '../messages/message';
import { isNotThere, reasonOf } from './reason';

/** Larger files are not read: they are neither manifests nor settings nor what an account's tools print. Bytes. */
export const SIZE_LIMIT = 64 * 1024 * 1024;

/** Why a file is not read. */
class Refused extends Error {
  constructor(readonly reason: Message) {
    super(reason.id);
  }
}

/**
 * The text of a regular file, its byte order mark included, or why there is none. Devices, pipes and sockets are refused before
 * they are opened, since some of them answer for ever or never.
 */
export function readText(name: string): string | Message {
  try {
    return decoded(bytesOf(name), name);
  } catch (error) {
    return unreadable(name, error);
  }
}

/**
 * The same for a file in a folder, links followed; `undefined` where there is none, where a folder has its name, or where a link
 * leads out of the folder.
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

/** The beginning of a regular file, up to so many bytes, or why there is none. */
export function readHead(name: string, length: number): string | Message {
  try {
    return opened(name, (file) => upTo(file, length)).toString('utf8');
  } catch (error) {
    return unreadable(name, error);
  }
}

/** Whether a file is in a folder, or is that folder; both absolute. */
export function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}

/** Bytes that are no UTF-8 are refused: written back they would be others. */
export function decoded(bytes: Buffer, name: string): string | Message {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return message('check.utf-16', { path: name });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return message('check.not-utf-8', { path: name });
  }
}

/** What is said of more than is read. */
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
  // It may have become something else meanwhile: the opening of a pipe must not wait for a writer either.
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

/** What is read at a time where the size is not known, in bytes. */
const PART = 64 * 1024;

function upTo(file: number, most: number): Buffer {
  const parts: Buffer[] = [];
  // The size is only a hint: files of the system's own say that they are empty.
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
  return message('cli.reason.too-large', { limit: SIZE_LIMIT / 1024 / 1024 });
}
