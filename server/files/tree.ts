import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import createIgnore, { type Ignore } from 'ignore';
import { message, type Message } from '../messages/message';
import { isManifestName } from '../yaml/file-kind';
import { isInside, readText } from './read';
import { reasonOf } from './reason';
import { repositoryOf } from './repository';

/** A folder of a tree, with its files. */
export interface Folder {
  /** Starts with the name that was given for the tree. */
  readonly path: string;
  /** The regular files in the folder, as `path` and file name, sorted by name. */
  readonly files: readonly string[];
  /** Entries that cannot be read, and why. */
  readonly faults: readonly Message[];
}

/** Which `.gitignore` files apply: none, those in the tree, or also those above it in its repository. */
export type Ignoring = 'nothing' | 'within' | 'repository';

/** The rules of a `.gitignore`, with those of its parents. */
interface Rules {
  /** The folder that they apply to, with a trailing slash. */
  readonly base: string;
  readonly own: Ignore;
  readonly above?: Rules;
}

interface Open {
  readonly path: string;
  /** Absolute, with forward slashes, and one at the end. */
  readonly whole: string;
  readonly rules?: Rules;
}

const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * A folder and its subfolders, sorted by name. Links to folders are not followed. A link is followed if it is named like a manifest
 * and points to a file in the tree. Anything else with such a name is reported, so that nothing that looks like a manifest is
 * skipped silently. Like git, it does not read a `.gitignore` that is a link.
 */
export function* foldersIn(top: string, ignoring: Ignoring): Generator<Folder> {
  const whole = withSlash(path.resolve(top));
  const faults: Message[] = [];
  const above = ignoring === 'repository' ? rulesAbove(path.resolve(top), faults) : undefined;
  const open: Open[] = [{ path: top, whole, rules: above }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folders, ...found } = looked(next, top, ignoring !== 'nothing');
    yield { ...found, faults: [...faults.splice(0), ...found.faults] };
    // A stack: the last folder is visited first.
    open.push(...folders.reverse());
  }
}

/** The names of the regular files in a folder and of links to such, sorted. Throws the error of the file system if it cannot be read. */
export function fileNamesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isFile = (entry: Dirent): boolean =>
    entry.isFile() || (entry.isSymbolicLink() && leadsToFile(path.join(folder, entry.name)));
  return entries.flatMap((entry) => (isFile(entry) ? [entry.name] : [])).sort();
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

function looked(folder: Open, top: string, ignores: boolean): Folder & { readonly folders: Open[] } {
  const faults: Message[] = [];
  const entries = entriesOf(folder.path, faults);
  const ownIgnores = ignores && entries.some(({ name }) => name === '.gitignore');
  const rules = ownIgnores ? rulesIn(folder.path, folder.rules, faults) : folder.rules;
  const files: string[] = [];
  const folders: Open[] = [];
  for (const entry of entries) {
    if (skipped.has(entry.name)) continue;
    const name = path.join(folder.path, entry.name);
    const whole = folder.whole + entry.name;
    if (entry.isDirectory()) {
      if (!isIgnored(`${whole}/`, rules)) folders.push({ path: name, whole: `${whole}/`, rules });
    } else if (entry.isFile() || isManifestName(entry.name)) {
      if (isIgnored(whole, rules)) continue;
      const fault = entry.isFile() ? undefined : faultOf(name, entry, top);
      if (fault === undefined) files.push(name);
      else faults.push(fault);
    }
  }
  return { path: folder.path, files, folders, faults };
}

function entriesOf(folder: string, faults: Message[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    faults.push(message('cli.cannot-search', { path: folder, reason: reasonOf(error) }));
    return [];
  }
}

/** Why an entry that is named like a manifest but is not a regular file cannot be read; `undefined` if it can. */
function faultOf(name: string, entry: Dirent, top: string): Message | undefined {
  const unreadable = (reason: string | Message): Message => message('cli.cannot-read', { path: name, reason });
  if (!entry.isSymbolicLink()) return unreadable({ id: 'cli.reason.special', args: {} });
  try {
    const inside = isInside(realpathSync.native(name), realpathSync.native(top));
    if (!inside) return unreadable({ id: 'cli.reason.leads-out', args: {} });
    return statSync(name).isFile() ? undefined : unreadable({ id: 'cli.reason.special', args: {} });
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

/** The rules for a folder, of its `.gitignore` if there is one and of its parents. */
function rulesIn(folder: string, above: Rules | undefined, faults: Message[]): Rules | undefined {
  const name = path.join(folder, '.gitignore');
  const found = lstatSync(name, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink()) return above;
  const text = readText(name);
  if (typeof text === 'string') return { base: withSlash(path.resolve(folder)), own: createIgnore().add(text), above };
  faults.push(text);
  return above;
}

/**
 * The ignore rules of a folder's parents, up to its repository. None if they ignore the folder itself, because the user named it.
 */
function rulesAbove(folder: string, faults: Message[]): Rules | undefined {
  const repository = repositoryOf(folder);
  if (repository === undefined || repository === folder) return undefined;
  const parents: string[] = [];
  for (let at = path.dirname(folder); parents.at(-1) !== repository; at = path.dirname(at)) parents.push(at);
  let rules: Rules | undefined;
  for (const at of parents.reverse()) rules = rulesIn(at, rules, faults);
  return isIgnored(withSlash(folder), rules) ? undefined : rules;
}

/**
 * Whether a path is ignored. The name of a folder ends with a slash. The innermost `.gitignore` with a matching pattern decides.
 */
function isIgnored(whole: string, rules: Rules | undefined): boolean {
  for (let at = rules; at !== undefined; at = at.above) {
    const { ignored, unignored } = at.own.test(whole.slice(at.base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function withSlash(folder: string): string {
  const slashes = folder.split(path.sep).join('/');
  return slashes.endsWith('/') ? slashes : `${slashes}/`;
}
