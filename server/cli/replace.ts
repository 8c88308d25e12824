import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { message, type Message } from '../messages/message';
import { reasonOf } from './command';

/**
 * Writes a file as a whole or not at all: into a new file beside it, which then takes its name, its mode and, where it may, its
 * owner; behind a link the file that it leads to. `before` is what the file must still hold, `undefined` that there is none
 * yet. Gives what went wrong; the file is then as it was.
 */
export function replaceFile(name: string, before: string | undefined, after: string): Message | undefined {
  try {
    const target = existsSync(name) ? realpathSync(name) : path.resolve(name);
    const old = existsSync(target) ? statSync(target) : undefined;
    if (old !== undefined) {
      if (!old.isFile() || (old.mode & 0o222) === 0) return message('check.read-only', { path: name });
      accessSync(target, constants.W_OK);
    }
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const file = openSync(beside, 'wx', 0o666);
    try {
      try {
        writeFileSync(file, after);
        if (old !== undefined) {
          keepOwner(beside, old);
          fchmodSync(file, old.mode);
        }
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      const now = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
      if (now !== before) throw new Changed();
      renameSync(beside, target);
    } catch (error) {
      unlinkSync(beside);
      throw error;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Changed) return message('check.changed-meanwhile', { path: name });
    return message('cli.cannot-write', { path: name, reason: reasonOf(error) });
  }
}

class Changed extends Error {}

/** Only the superuser may give a file to somebody else; for others the file becomes their own. */
function keepOwner(name: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    chownSync(name, uid, gid);
  } catch {
    // Not permitted: the content counts for more.
  }
}
