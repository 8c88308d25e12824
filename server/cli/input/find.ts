import { statSync } from 'node:fs';
import path from 'node:path';
import { readHead } from '../../files/read';
import { foldersIn, type Ignoring } from '../../files/tree';
import type { Message } from '../../messages/message';
import { isConfigurationFile } from '../../terraform/module';
import { HEAD_LENGTH, isManifest } from '../../yaml/file-kind';
import { matcher } from './glob';
import { slashed } from './names';

/** The result of a search. */
export interface SearchResult {
  readonly files: readonly string[];
  /** The configuration files of Terraform in the folders that were searched. */
  readonly configurations: readonly string[];
  /** The folders that were searched. */
  readonly folders: readonly string[];
  /** Names that do not exist. */
  readonly missing: readonly string[];
  /** What could not be searched or read. */
  readonly faults: readonly Message[];
}

/** Finds manifests by name: a file as it is, the manifests in a folder, the files that match a glob; `-` is standard input. */
export function findManifests(names: readonly string[], ignoring: Ignoring = 'repository'): SearchResult {
  const files: string[] = [];
  const configurations: string[] = [];
  const folders: string[] = [];
  const missing: string[] = [];
  const faults: Message[] = [];
  const search = (top: string, wanted: (file: string) => boolean): void => {
    for (const folder of foldersIn(top, ignoring)) {
      // Terraform downloads modules into this folder.
      if (!slashed(folder.path).split('/').includes('.terraform'))
        configurations.push(...folder.files.filter((file) => isConfigurationFile(path.basename(file))));
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
    configurations,
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
    // It exists but cannot be examined. Reading it reports why.
    return 'file';
  }
}
