import path from 'node:path';
import { IncludedFiles, type IncludeReader } from '../../engine/included-files';
import { isInside, readTextWithin } from '../../files/read';
import { yaml } from '../../yaml/frontend';

/** The path of a file in a run, regardless of its name in the command and in other files. */
export function pathOf(name: string): string {
  return path.resolve(name);
}

/** The displayed path of a file: relative to the current folder if it is in it. */
export function shownPath(file: string): string {
  return isInside(file, path.resolve('.')) ? path.relative('.', file) : file;
}

interface Replaced {
  readonly before: string;
  readonly after: string;
}

/** The files that the manifests of a run include. Each is read once. */
export interface RunFiles extends IncludeReader {
  readonly includes: IncludedFiles;
  /** Uses the fixed text of a file from now on. `before` is the text of the file itself. */
  replace(file: string, before: string, after: string): void;
  /** The original and the fixed texts of files that were fixed, by path. */
  readonly changes: ReadonlyMap<string, Replaced>;
}

/**
 * Reads included files in the current folder, for the manifests in it; otherwise in the folder that was named, or in that of the
 * named file. `names` are those of the command, `given` texts are used instead of those of the files.
 */
export function runFiles(
  names: readonly string[],
  given: ReadonlyMap<string, ReturnType<IncludeReader['read']>> = new Map(),
): RunFiles {
  const texts = new Map<string, ReturnType<IncludeReader['read']>>(given);
  const here = path.resolve('.');
  const tops = new Map<string, string>();
  /** The folder that a file may include others from, once it is known that the file is read. */
  const topOf = (file: string): string => {
    let top = tops.get(file);
    if (top === undefined) {
      const named = names.map((name) => path.resolve(name)).find((folder) => folder !== file && isInside(file, folder));
      top = isInside(file, here) ? here : (named ?? path.dirname(file));
      tops.set(file, top);
    }
    return top;
  };
  const reader: IncludeReader = {
    resolve(from, item) {
      if (path.isAbsolute(item) || /^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(item)) return undefined;
      const file = path.resolve(path.dirname(from), item);
      const top = topOf(from);
      if (!isInside(file, top)) return undefined;
      tops.set(file, top);
      return file;
    },
    read(file) {
      if (!texts.has(file)) texts.set(file, readIn(file, topOf(file)));
      return texts.get(file);
    },
  };
  const changes = new Map<string, Replaced>();
  return {
    ...reader,
    includes: new IncludedFiles(yaml, reader),
    replace(file, before, after) {
      changes.set(file, { before: changes.get(file)?.before ?? before, after });
      texts.set(file, after);
    },
    changes,
  };
}

function readIn(file: string, top: string): ReturnType<IncludeReader['read']> {
  const text = readTextWithin(file, top);
  if (typeof text === 'string') return text;
  if (text === undefined) return { why: 'missing' };
  const { reason } = text.args;
  const isReason = typeof reason === 'string' || (typeof reason === 'object' && 'id' in reason);
  return { why: 'unreadable', reason: isReason ? reason : text };
}
