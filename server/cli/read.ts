import { lstatSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { message, type Message } from '../messages/message';
import { reasonOf } from './command';

/** The text of a file, its byte order mark included, or why there is none. */
export function readText(name: string): string | Message {
  try {
    return decoded(readFileSync(name), name);
  } catch (error) {
    return message('cli.cannot-read', { path: name, reason: reasonOf(error) });
  }
}

/** What is said of a name that leads nowhere. */
export function notThere(path: string): Message {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
    ? message('cli.dead-link', { path })
    : message('cli.no-such-file', { path });
}

/** The text on standard input, or why there is none. */
export async function readInput(name: string): Promise<string | Message> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decoded(Buffer.concat(chunks), name);
}

/** Bytes that are no UTF-8 are refused: written back they would be others. */
function decoded(bytes: Buffer, name: string): string | Message {
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return message('check.utf-16', { path: name });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return message('check.not-utf-8', { path: name });
  }
}
