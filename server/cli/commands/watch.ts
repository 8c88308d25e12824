import { existsSync, realpathSync, watch as watchFolder, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { message } from '../../messages/message';
import { exit, type Terminal } from './command';

/** The dependencies of a check: files, existing or not, and folders that were searched, with all their contents. */
export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** How long the files must be unchanged before a check, in ms, because an editor may write a file several times when it saves. */
const PAUSE = 100;

/**
 * Runs a check, and again whenever one of its dependencies changes, until Ctrl+C. The check reports its dependencies before it
 * reads them. Files that it writes itself are ignored.
 */
export async function watch(
  run: (depends: (on: Watched) => void) => Promise<unknown>,
  written: readonly string[],
  terminal: Terminal,
): Promise<never> {
  // Ending during a check is safe because reports are written at once.
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
    // A folder may have been replaced by another with the same name, so each check creates new watchers before the old ones are
    // closed.
    const old = watchers;
    watchers = [];
    await run((on) => {
      watchers = [...watchers, ...watchersOf(on, own, soon)];
    });
    for (const watcher of old) watcher.close();
    terminal.tell(message('check.watching'));
    await changed;
  }
}

/** Watches the folders of files, because an editor may replace a file instead of writing to it. */
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
      // It does not exist or is not readable, which the check reports.
      return [];
    }
  });
}

/**
 * The settings and ignore files that apply to a folder: in it and above, up to its repository. Folders in `climbed` are skipped.
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
