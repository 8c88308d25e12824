import { randomBytes } from 'node:crypto';
import { chmod, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { applyFix, check, fixesFor, type Checked, type Options } from '../service';

/** How often safe fixes are looked for again: each round removes a finding, so a file needs no more rounds than it has. */
const ROUND_LIMIT = 1000;

/** The text after all its safe fixes, one after the other. */
export function withSafeFixes(text: string, options: Options): Checked {
  let checked = check(text, options);
  for (let round = 0; round < ROUND_LIMIT; round++) {
    const now = checked;
    const fix = now.findings.flatMap((finding) => fixesFor(now, finding)).find((each) => each.safe === true);
    const next = fix === undefined ? undefined : applyFix(now, fix);
    if (next === undefined) break;
    checked = check(next, options);
  }
  return checked;
}

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
