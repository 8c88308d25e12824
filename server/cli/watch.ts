import { existsSync, realpathSync, watch as watchFolder, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { message } from '../messages/message';
import { exit, type Terminal } from './command';

/** What a check depends on: files, there or not, and folders that were searched, with all that is in them. */
export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** How long nothing must change before a check, in ms: an editor that saves changes a file several times. */
const PAUSE = 100;

/**
 * Runs a check, and runs it again whenever something changes that it depends on, which it tells before it reads; until Ctrl+C.
 * Files that it writes itself do not count.
 */
export async function watch(
  run: (depends: (on: Watched) => void) => Promise<unknown>,
  written: readonly string[],
  terminal: Terminal,
): Promise<never> {
  // Nothing is lost by an end in the midst of a check: reports are written at one go.
  process.once('SIGINT', () => process.exit(exit.ok));
  const own = new Set(written.map((file) => path.resolve(file)));
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  for (;;) {
    let wake: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(wake, PAUSE);
    };
    // A folder may have been replaced by another of its name: each check watches anew, before the old watchers end.
    const old = watchers;
    await run((on) => {
      watchers = watchersOf(on, own, soon);
    });
    for (const watcher of old) watcher.close();
    terminal.tell(message('check.watching'));
    await changed;
  }
}

/** Files are watched by their folders: an editor may put another file in a file's place. */
function watchersOf({ files, folders }: Watched, own: ReadonlySet<string>, changed: () => void): readonly FSWatcher[] {
  const whole = new Set(folders.map((folder) => path.resolve(folder)));
  const single = new Set<string>();
  for (const file of files) for (const name of [path.resolve(file), realOf(file)]) single.add(name);
  const climbed = new Set<string>();
  for (const folder of new Set([...whole, ...[...single].map((file) => path.dirname(file))]))
    for (const name of namesAbove(folder, climbed)) single.add(name);
  const all = new Set([...whole, ...[...single].map((file) => path.dirname(file))]);
  return [...all].flatMap((folder) => {
    try {
      const watcher = watchFolder(folder, (_, name) => {
        const file = name === null ? undefined : path.join(folder, name);
        if (file === undefined || ((whole.has(folder) || single.has(file)) && !own.has(file))) changed();
      });
      return [watcher.on('error', changed)];
    } catch {
      // It is not there, or may not be read: what comes of that, the check tells.
      return [];
    }
  });
}

/**
 * What decides about the files of a folder: settings and ignored names, in it and above, up to its repository; no folder that was
 * climbed to before is climbed again.
 */
function namesAbove(folder: string, climbed: Set<string>): readonly string[] {
  const names: string[] = [];
  for (let at = folder; !climbed.has(at); at = path.dirname(at)) {
    climbed.add(at);
    names.push(path.join(at, 'ims-manifest.config.yaml'), path.join(at, '.gitignore'));
    if (existsSync(path.join(at, '.git'))) break;
  }
  return names;
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}
