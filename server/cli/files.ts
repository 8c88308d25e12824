import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

export interface Source {
  readonly path: string;
  readonly text: string;
}

const manifestName = /\.ims\.(yaml|yml|json)$/;
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files that names stand for: a file as it is, a folder by the manifests in it, a glob by the files it matches. `-` is
 * standard input.
 */
export async function findManifests(names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (name === '-') found.push(name);
    else if (await isFolder(name)) found.push(...(await manifestsIn(name)));
    else if (await exists(name)) found.push(name);
    else found.push(...(await glob(name)));
  }
  return [...new Set(found)];
}

/** The text of a file, or why it cannot be read. */
export async function readManifest(name: string): Promise<Source | { readonly reason: string }> {
  try {
    if (name === '-') return { path: '-', text: await standardInput() };
    return { path: name, text: await readFile(name, 'utf8') };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

async function standardInput(): Promise<string> {
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
}

async function exists(name: string): Promise<boolean> {
  return stat(name).then(
    () => true,
    () => false,
  );
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function manifestsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...(await manifestsIn(name)));
    else if (entry.isFile() && manifestName.test(entry.name)) found.push(name);
  }
  return found;
}

/** The files below the glob's fixed beginning that match it: `*`, `?`, `**`, `[…]` and `{a,b}` as usual. */
async function glob(pattern: string): Promise<readonly string[]> {
  const wild = pattern.search(/[*?[{]/);
  const base = wild < 0 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', wild) + 1);
  const folder = base === '' ? '.' : base;
  if (!(await isFolder(folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((name) => matches(name.split(path.sep).join('/'), path.normalize(pattern).split(path.sep).join('/')))
    .sort();
}

/** Whether a path matches a glob, both with forward slashes. */
function matches(name: string, pattern: string): boolean {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const set = /^\[[^\]/]+\]/.exec(rest)?.[0];
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      at += 1;
    } else if (rest.startsWith('*')) source += '[^/]*';
    else if (rest.startsWith('?')) source += '[^/]';
    else if (set !== undefined) {
      source += `[${set.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
      at += set.length - 1;
    } else if (rest.startsWith('{')) source += '(?:';
    else if (rest.startsWith('}')) source += ')';
    else if (rest.startsWith(',') && pattern.lastIndexOf('{', at) > pattern.lastIndexOf('}', at)) source += '|';
    else source += rest.charAt(0).replace(/[\\^$.|+()[\]]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'u').test(name);
}
