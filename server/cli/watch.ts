import { statSync, watch as watchFile, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { message } from '../messages/message';
import { exit, type Terminal } from './command';

/** What came of one run: the exit code, and the files and folders that it depends on. */
export interface Outcome {
  readonly code: number;
  readonly watched: readonly string[];
}

/** How long nothing must change before a check, in ms: an editor that saves changes a file several times. */
const PAUSE = 100;

/**
 * Runs a check, and runs it again whenever a file that it read, or a folder that it searched, changes; until it is interrupted.
 * Files that it writes itself do not count.
 */
export async function watch(
  run: () => Promise<Outcome>,
  written: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const own = new Set(written.map((file) => path.resolve(file)));
  const watchers = new Map<string, FSWatcher>();
  const interrupted = new AbortController();
  let wake: () => void = () => undefined;
  process.once('SIGINT', () => {
    interrupted.abort();
    wake();
  });
  let timer: NodeJS.Timeout | undefined;
  const soon = (folder: string, name: string | null): void => {
    if (name !== null && own.has(path.resolve(folder, name))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      wake();
    }, PAUSE);
  };
  while (!interrupted.signal.aborted) {
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const { watched } = await run();
    const folders = new Set(watched.map(folderOf));
    for (const folder of folders) if (!watchers.has(folder)) addWatcher(watchers, folder, soon);
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    terminal.tell(message('check.watching'));
    await changed;
  }
  clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
  return exit.ok;
}

/** Files are watched by their folders: an editor may put another file in a file's place. */
function folderOf(name: string): string {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true ? name : path.dirname(name);
}

function addWatcher(
  watchers: Map<string, FSWatcher>,
  folder: string,
  changed: (folder: string, name: string | null) => void,
): void {
  try {
    const watcher = watchFile(folder, (_, name) => {
      changed(folder, name);
    });
    watcher.on('error', () => {
      changed(folder, null);
    });
    watchers.set(folder, watcher);
  } catch {
    // It was taken away in the meantime: the next search tells.
  }
}
