import { statSync } from 'node:fs';
import path from 'node:path';
import { readHead } from '../files/read';
import { foldersIn, type Ignoring } from '../files/tree';
import type { Message } from '../messages/message';
import { HEAD_LENGTH, isManifest } from '../syntax/recognise';
import { matcher } from './glob';
import { slashed } from './names';

/** What names lead to. */
export interface Found {
  readonly files: readonly string[];
  /** The folders that were searched for them. */
  readonly folders: readonly string[];
  /** The names that lead nowhere. */
  readonly missing: readonly string[];
  /** What could not be searched or read there. */
  readonly faults: readonly Message[];
}

/**
 * The files that names stand for: a file as it is, a folder by the manifests in it, a glob by the files it matches; `-` is
 * standard input.
 */
export function findManifests(names: readonly string[], ignoring: Ignoring = 'repository'): Found {
  const files: string[] = [];
  const folders: string[] = [];
  const missing: string[] = [];
  const faults: Message[] = [];
  const search = (top: string, wanted: (file: string) => boolean): void => {
    for (const folder of foldersIn(top, ignoring)) {
      folders.push(folder.path);
      files.push(...folder.files.filter(wanted));
      faults.push(...folder.faults);
    }
  };
  const looksLikeManifest = (file: string): boolean =>
    isManifest(file, () => {
      const head = readHead(file, HEAD_LENGTH);
      if (typeof head === 'string') return head;
      faults.push(head);
      return '';
    });
  for (const name of names) {
    const kind = name === '-' ? 'file' : kindOf(name);
    const stem = slashed(name).slice(0, name.search(/[*?[{]/));
    const base = stem.slice(0, stem.lastIndexOf('/') + 1) || '.';
    if (kind === 'file') files.push(name);
    else if (kind === 'folder') search(name, looksLikeManifest);
    else if (!/[*?[{]/.test(name)) missing.push(name);
    else if (kindOf(base) === 'folder') {
      const matches = matcher(slashed(path.normalize(name)));
      search(base, (file) => matches(slashed(file)));
    }
  }
  return {
    files: [...new Map(files.map((file) => [file === '-' ? file : path.resolve(file), file])).values()],
    folders: [...new Set(folders)],
    missing,
    faults,
  };
}

function kindOf(name: string): 'file' | 'folder' | undefined {
  try {
    const found = statSync(name, { throwIfNoEntry: false });
    return found?.isDirectory() === true ? 'folder' : found === undefined ? undefined : 'file';
  } catch {
    // It is there but cannot be looked at: why, its reading tells.
    return 'file';
  }
}
