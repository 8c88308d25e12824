import { lstatSync, statSync } from 'node:fs';
import process from 'node:process';
import { decoded, SIZE_LIMIT, tooLarge } from '../../files/read';
import { message, type Message } from '../../messages/message';

/** The message for a name that does not exist. */
export function notThere(path: string): Message {
  return message(isLink(path) ? 'cli.dead-link' : 'cli.no-such-file', { path });
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Whether there is a folder with this name. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The text on standard input, or why it cannot be read. */
export async function readInput(name: string): Promise<string | Message> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > SIZE_LIMIT) return tooLarge(name);
  }
  return decoded(Buffer.concat(chunks), name);
}
