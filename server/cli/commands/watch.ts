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
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  // The watchers of the last check are still there during the next one. Their events count for it, too.
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      wake();
    }, PAUSE);
  };
  let watchers = new Watchers(own, soon);
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    // A folder may have been replaced by another with the same name, so each check creates new watchers before the old ones are
    // closed.
    const old = watchers;
    const current = (watchers = new Watchers(own, soon));
    await run((on) => {
      current.add(on);
    });
    old.close();
    terminal.tell(message('check.watching'));
    await changed;
  }
}

/** Watches the folders of files, because an editor may replace a file instead of writing to it. */
class Watchers {
  private readonly byFolder = new Map<string, FSWatcher | undefined>();
  private readonly whole = new Set<string>();
  private readonly single = new Set<string>();
  private readonly climbed = new Set<string>();

  /** `changed` is called when something changes that is not one of the `own` files. */
  constructor(
    private readonly own: ReadonlySet<string>,
    private readonly changed: () => void,
  ) {}

  add({ files, folders }: Watched): void {
    const names = files.flatMap((file) => [path.resolve(file), realOf(file)]);
    const searched = folders.map((folder) => path.resolve(folder));
    for (const folder of searched) this.whole.add(folder);
    for (const folder of new Set([...searched, ...names.map((name) => path.dirname(name))]))
      names.push(...namesAbove(folder, this.climbed));
    for (const name of names) this.single.add(name);
    for (const folder of new Set([...searched, ...names.map((name) => path.dirname(name))])) this.follow(folder);
  }

  close(): void {
    for (const watcher of this.byFolder.values()) watcher?.close();
  }

  /** Watches a folder, or the nearest one above it that exists. */
  private follow(folder: string): void {
    if (this.byFolder.has(folder)) return;
    const watcher = this.watcherOf(folder);
    this.byFolder.set(folder, watcher);
    const above = path.dirname(folder);
    if (watcher !== undefined || above === folder) return;
    this.single.add(folder);
    this.follow(above);
  }

  private watcherOf(folder: string): FSWatcher | undefined {
    const { whole, single, own, changed } = this;
    try {
      const watcher = watchFolder(folder, (_, name) => {
        const file = name === null ? undefined : path.join(folder, name);
        if (file === undefined || ((whole.has(folder) || single.has(file)) && !own.has(file))) changed();
      });
      return watcher.on('error', changed);
    } catch {
      // It does not exist or is not readable, which the check reports.
      return undefined;
    }
  }
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
