import { lstatSync, statSync } from 'node:fs';
import process from 'node:process';
import { decoded, readText, SIZE_LIMIT, tooLarge } from '../../files/read';
import { message, type Message } from '../../messages/message';
import { CommandError, demand } from './command-error';

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

/** The text of a file, or of standard input for `-`. Ends the command if it cannot be read. */
export async function sourceText(path: string): Promise<string> {
  return path === '-' ? readInput(path) : demand(readText(path));
}

/** The text on standard input. Ends the command if it cannot be read. */
export async function readInput(name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > SIZE_LIMIT) throw new CommandError(tooLarge(name));
  }
  return demand(decoded(Buffer.concat(chunks), name));
}
