import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import createIgnore, { type Ignore } from 'ignore';
import { isManifest } from '../syntax/recognise';
import { repositoryOf } from './git';
import { matcher } from './glob';
import { slashed } from './names';

/** What names lead to: the files, the folders that were searched for them, and the names that lead nowhere. */
export interface Found {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly missing: readonly string[];
}

/** Rules of one `.gitignore` and the folder that they hold for. */
interface Ignoring {
  readonly folder: string;
  readonly rules: Ignore;
}

const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** How much of a file is read to see whether it is a manifest, in bytes. */
const HEAD_LENGTH = 4096;

/**
 * The files that names stand for: a file as it is, a folder by the manifests in it, a glob by the files it matches; `-` is
 * standard input. What `.gitignore` leaves out is not searched, unless it is named itself, and no link is followed.
 */
export function findManifests(names: readonly string[], { ignore } = { ignore: true }): Found {
  const files: string[] = [];
  const folders: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const kind = name === '-' ? 'file' : kindOf(name);
    const stem = slashed(name).slice(0, name.search(/[*?[{]/));
    const base = stem.slice(0, stem.lastIndexOf('/') + 1) || '.';
    if (kind === 'file') files.push(name);
    else if (kind === 'folder')
      for (const file of filesIn(name, folders, ignore)) {
        if (isManifest(file, () => headOf(file))) files.push(file);
      }
    else if (!/[*?[{]/.test(name)) missing.push(name);
    else if (kindOf(base) === 'folder') {
      const matches = matcher(slashed(path.normalize(name)));
      for (const file of filesIn(base, folders, ignore)) if (matches(slashed(file))) files.push(file);
    }
  }
  return {
    files: [...new Map(files.map((file) => [file === '-' ? file : path.resolve(file), file])).values()],
    folders: [...new Set(folders)],
    missing,
  };
}

function kindOf(name: string): 'file' | 'folder' | undefined {
  const found = statSync(name, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? 'folder' : found === undefined ? undefined : 'file';
}

/** The files below a folder, sorted folder by folder; the folders that were read are added to a list. */
function* filesIn(top: string, read: string[], ignore: boolean): Iterable<string> {
  const open = [{ folder: top, ignoring: ignore ? ignoringAbove(path.resolve(top)) : [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder } = next;
    const ignoring = ignore ? [...next.ignoring, ...ignoringIn(path.resolve(folder))] : [];
    read.push(folder);
    const below: typeof open = [];
    for (const entry of entriesOf(folder)) {
      const name = path.join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if ((!isFolder && !entry.isFile()) || skipped.has(entry.name)) continue;
      if (ignores(ignoring, path.resolve(name), isFolder)) continue;
      if (isFolder) below.push({ folder: name, ignoring });
      else yield name;
    }
    open.push(...below.reverse());
  }
}

function entriesOf(folder: string): ReturnType<typeof readFolder> {
  try {
    return readFolder(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be read is searched no further, as by other tools.
    return [];
  }
}

function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

/** What a folder's parents ignore, up to its repository; nothing where they ignore the folder itself, since it was named. */
function ignoringAbove(folder: string): readonly Ignoring[] {
  const repository = repositoryOf(folder);
  if (repository === undefined || repository === folder) return [];
  const above: Ignoring[] = [];
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    above.unshift(...ignoringIn(at));
    if (at === repository) break;
  }
  return ignores(above, folder, true) ? [] : above;
}

function ignoringIn(folder: string): readonly Ignoring[] {
  try {
    const rules = createIgnore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8'));
    return [{ folder, rules }];
  } catch {
    return [];
  }
}

/** The innermost `.gitignore` that speaks of a file decides. */
function ignores(ignoring: readonly Ignoring[], file: string, isFolder: boolean): boolean {
  for (const { folder, rules } of ignoring.toReversed()) {
    const { ignored, unignored } = rules.test(slashed(path.relative(folder, file)) + (isFolder ? '/' : ''));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function headOf(file: string): string {
  try {
    const opened = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(HEAD_LENGTH);
      return bytes.toString('utf8', 0, readSync(opened, bytes, 0, HEAD_LENGTH, 0));
    } finally {
      closeSync(opened);
    }
  } catch {
    return '';
  }
}
