import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { message, type Message } from '../messages/message';
import { readText } from './read';
import { reasonOf } from './reason';

/** The signals that end a program and can be delayed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A temporary file of this age, in ms, was left by a killed run. Writing takes far less. */
const LEFT_OVER_AGE = 60_000;

/** A file and its new text. */
interface Replacement {
  readonly name: string;
  /** The expected current content, `undefined` if the file must not exist. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Writes a file completely or not at all, see `replaceFiles`. */
export function replaceFile(name: string, before: string | undefined, after: string): Promise<Message | undefined> {
  return replaceFiles([{ name, before, after }]);
}

/**
 * Writes all files or none of them, each completely: into temporary files next to them, which are then renamed and get the mode and,
 * if permitted, the owner of the originals. Links are followed. Signals that end the program are delayed until the files are written,
 * so that no temporary file is left. Temporary files of killed runs (SIGKILL, a power failure) are removed. Returns what went wrong,
 * in which case no file is changed, unless a rename fails after others.
 */
export async function replaceFiles(files: readonly Replacement[]): Promise<Message | undefined> {
  let ended: NodeJS.Signals | undefined;
  const wait = (signal: NodeJS.Signals): void => {
    ended = signal;
  };
  for (const signal of signals) process.on(signal, wait);
  const fault = replaced(files);
  // Pending signals are delivered in the next iteration of the event loop.
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  for (const signal of signals) process.off(signal, wait);
  if (ended !== undefined) process.kill(process.pid, ended);
  return fault;
}

/** A temporary file with the new text. */
interface Prepared {
  readonly name: string;
  readonly target: string;
  readonly beside: string;
}

function replaced(files: readonly Replacement[]): Message | undefined {
  const prepared = new Set<Prepared>();
  let current = '';
  try {
    for (const file of files) {
      current = file.name;
      const fault = prepare(file, prepared);
      if (fault !== undefined) return fault;
    }
    for (const each of prepared) {
      current = each.name;
      renameSync(each.beside, each.target);
      prepared.delete(each);
    }
    return undefined;
  } catch (error) {
    return message('cli.cannot-write', { path: current, reason: reasonOf(error) });
  } finally {
    for (const { beside } of prepared) unlinkSync(beside);
  }
}

/** Writes the temporary file for a file, or returns why the file cannot be replaced. */
function prepare({ name, before, after }: Replacement, prepared: Set<Prepared>): Message | undefined {
  const target = existsSync(name) ? realpathSync(name) : path.resolve(name);
  const old = existsSync(target) ? statSync(target) : undefined;
  if (old !== undefined) {
    if (!old.isFile()) {
      const reason = message(old.isDirectory() ? 'cli.reason.folder' : 'cli.reason.special');
      return message('cli.cannot-write', { path: name, reason });
    }
    if ((old.mode & 0o222) === 0) return message('check.read-only', { path: name });
    accessSync(target, constants.W_OK);
  }
  removeLeftOver(target);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(beside, 'wx', 0o666);
  prepared.add({ name, target, beside });
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
  const now = existsSync(target) ? readText(target) : undefined;
  return now === before ? undefined : message('check.changed-meanwhile', { path: name });
}

/** Removes the temporary files that a killed run left next to a file. */
function removeLeftOver(target: string): void {
  const folder = path.dirname(target);
  const start = `.${path.basename(target)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length))) continue;
    const file = path.join(folder, name);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === true && Date.now() - found.mtimeMs > LEFT_OVER_AGE) unlinkSync(file);
  }
}

/** Only the superuser may assign a file to another user. For other users, the file becomes their own. */
function keepOwner(name: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    chownSync(name, uid, gid);
  } catch {
    // Not permitted. Writing the content is more important.
  }
}
