import { randomBytes } from 'node:crypto';
import { chmod, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';

/**
 * Writes a file as a whole or not at all: into a new file beside it, which then takes its name and its mode; behind a link the
 * file that it leads to. Throws where the file is no longer what was read.
 */
export async function replaceFile(name: string, before: string, after: string): Promise<void> {
  const target = await realpath(name);
  if ((await readFile(target, 'utf8')) !== before) throw new Error(`${name} has changed meanwhile`);
  const { mode } = await stat(target);
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, after, { flag: 'wx' });
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}
