import {
  CancellationTokenSource,
  FileChangeType,
  type CancellationToken,
  type Connection,
  type FileEvent,
  type SymbolInformation,
  type WorkDoneProgressServerReporter,
} from './protocol';
import { keyOf, nameOf } from '../config/address';
import { optionsOf, type Settings } from '../config/settings';
import { countOf } from '../answers/findings';
import { symbolsOf } from '../features/symbols';
import { message, say, type Catalogue, type Message } from '../messages/message';
import { Session } from '../service';
import { HEAD_LENGTH, isManifest, isManifestName, mayBeManifest } from '../syntax/recognise';
import type { Slices } from '../text/slices';
import { toDiagnostics } from './convert';
import type { Findings } from './findings';
import type { FileSystem } from './files';
import { breath, inSlices } from './pace';
import type { SettingsSource } from './settings';
import { toSymbolInformation } from './symbols';

/** So many manifests are checked at the most. */
const FILE_LIMIT = 2000;

/** Longer texts are checked once they are opened: nobody should wait for them. UTF-16 code units. */
const LENGTH_LIMIT = 1_000_000;

/** How many findings of each severity a file has. */
export type Counts = ReturnType<typeof countOf>;

/** The manifests of the workspace that are not open. */
export interface Workspace {
  /** Looks for manifests and checks those that are not checked yet; with `all` also those that are. Done when nothing is left to do. */
  scan(all: boolean): Promise<void>;
  /**
   * Checks all of them on request, and from then on also where the settings leave them out. Gives what is to be said of those that
   * are too many.
   */
  checkAll(): Promise<Message | undefined>;
  /** What was found in those that were checked and are not open, file by file. */
  counts(): Iterable<Counts>;
  /** Takes in what the client says of files. */
  changed(events: readonly FileEvent[]): Promise<void>;
  /** A document was closed: what is on disk counts again. */
  closed(uri: string): Promise<void>;
  /** The symbols of those that were checked and are not open, file by file. */
  symbols(): Iterable<readonly SymbolInformation[]>;
}

interface Around {
  readonly connection: Connection;
  readonly findings: Findings;
  readonly files: FileSystem;
  readonly settings: SettingsSource;
  /** Whether a file is open, by the key of its address: then the open text's findings are shown, not the file's. */
  readonly isOpen: (key: string) => boolean;
  readonly catalogueFor: (settings: Settings) => Catalogue;
  /** Findings of files have changed that the client may have asked for. */
  readonly refresh: () => void;
}

/**
 * Checks the manifests that are not open, one after the other, and answers requests in between. Events only say what is to be done,
 * at any time, and one loop does it: so nothing that an event interrupts is lost.
 */
export function workspaceOf({
  connection,
  findings,
  files,
  settings,
  isOpen,
  catalogueFor,
  refresh,
}: Around): Workspace {
  /** The manifests that were checked as they are now, or are being checked, by their keys. */
  const known = new Map<string, string>();
  /** Those that are to be checked, the next one first. None of them is known. */
  let due = new Map<string, string>();
  /** A search is to be made. */
  let search = false;
  /** Stops the search that is being made. */
  let stop: (() => void) | undefined;
  /** The loop, while it has something to do. */
  let running: Promise<void> | undefined;
  /** Those of which findings are shown. */
  const shown = new Set<string>();
  const results = new Map<string, { readonly symbols: readonly SymbolInformation[]; readonly counts: Counts }>();
  /** Somebody has asked for all findings. */
  let all = false;
  /** What is to be said of manifests that are too many. */
  let leftOut: Message | undefined;

  const said = (what: Message): string => say(what, catalogueFor(settings.now('')));

  function show(uri: string, diagnostics: ReturnType<typeof toDiagnostics>): void {
    const key = keyOf(uri);
    if (diagnostics.length > 0) shown.add(key);
    else if (!shown.delete(key)) return;
    findings.show({ uri, diagnostics: [...diagnostics] });
  }

  function drop(key: string): void {
    const uri = known.get(key) ?? due.get(key);
    known.delete(key);
    due.delete(key);
    results.delete(key);
    if (uri !== undefined && !isOpen(key)) show(uri, []);
    shown.delete(key);
  }

  /** Has files checked before all others. */
  function checkSoon(uris: readonly string[]): void {
    const first = new Map(uris.map((uri) => [keyOf(uri), uri]));
    for (const key of first.keys()) known.delete(key);
    due = new Map([...first, ...[...due].filter(([key]) => !first.has(key))]);
  }

  const folderOf = (uri: string): string | undefined =>
    settings.folders.find((each) => keyOf(uri).startsWith(keyOf(each)));

  async function textOf(uri: string): Promise<string | undefined> {
    const folder = folderOf(uri);
    return folder === undefined ? undefined : files.read(uri, folder);
  }

  const isManifestWith = (uri: string, text: string): boolean =>
    isManifest(nameOf(uri), () => text.slice(0, HEAD_LENGTH));

  async function checkFile(uri: string): Promise<void> {
    const key = keyOf(uri);
    /** A file may be opened, closed, changed or dropped while it is read or checked. */
    const isWanted = (): boolean => !isOpen(key) && known.has(key);
    const current = await settings.load(uri);
    const text = all || current.workspaceDiagnostics ? await textOf(uri) : undefined;
    const short = text !== undefined && (all || text.length <= LENGTH_LIMIT);
    if (!isWanted()) return;
    if (text !== undefined && !isManifestWith(uri, text)) drop(key);
    else await inSlices(checked(uri, short ? text : undefined, current), isWanted);
  }

  function* checked(uri: string, text: string | undefined, current: Settings): Slices<void> {
    const key = keyOf(uri);
    const found = text === undefined ? undefined : yield* new Session(optionsOf(current)).slices(text);
    show(uri, found === undefined ? [] : toDiagnostics(found, uri, catalogueFor(current)));
    if (found === undefined) results.delete(key);
    else
      results.set(key, {
        symbols: symbolsOf(found).map((symbol) => toSymbolInformation(symbol, uri, found.lines)),
        counts: countOf(found.findings),
      });
  }

  async function find(token: CancellationToken): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const folder of settings.folders) {
      if (!all && !(await settings.load(folder)).workspaceDiagnostics) continue;
      const own = await files.manifests(folder, FILE_LIMIT, token);
      for (const uri of own) if (found.size < FILE_LIMIT) found.set(keyOf(uri), uri);
    }
    leftOut = found.size >= FILE_LIMIT ? message('settings.too-many', { limit: FILE_LIMIT }) : undefined;
    if (leftOut !== undefined) connection.console.warn(said(leftOut));
    return found;
  }

  async function look(): Promise<void> {
    const source = new CancellationTokenSource();
    stop = () => {
      source.cancel();
    };
    const found = await find(source.token);
    stop = undefined;
    // What is only a part of all files would drop the others.
    if (source.token.isCancellationRequested) return;
    for (const key of [...known.keys(), ...due.keys()]) if (!found.has(key)) drop(key);
    for (const [key, uri] of found) if (!known.has(key)) due.set(key, uri);
  }

  async function work(): Promise<void> {
    let progress: WorkDoneProgressServerReporter | undefined;
    let done = 0;
    for (;;) {
      const [next] = due;
      if (search) {
        search = false;
        await look().catch(failed);
        if (due.size > 0) progress ??= await begin().catch(() => undefined);
      } else if (next !== undefined) {
        const [key, uri] = next;
        due.delete(key);
        known.set(key, uri);
        done++;
        const total = done + due.size;
        progress?.report(Math.floor((100 * (done - 1)) / total), `${String(done)}/${String(total)}`);
        await checkFile(uri).catch(failed);
        await breath();
      } else break;
    }
    running = undefined;
    progress?.done();
    if (done > 0) refresh();
  }

  async function begin(): Promise<WorkDoneProgressServerReporter> {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(said(message('settings.checking')), 0, undefined, true);
    progress.token.onCancellationRequested(() => {
      due.clear();
    });
    return progress;
  }

  function failed(error: unknown): void {
    connection.console.error(String(error));
  }

  /** Sees to it that the loop runs where there is something to do; done when nothing is left. */
  async function run(): Promise<void> {
    if (search || due.size > 0) running ??= work();
    await running;
  }

  function scan(again: boolean): Promise<void> {
    search = true;
    if (again) {
      stop?.();
      for (const [key, uri] of known) due.set(key, uri);
      known.clear();
    }
    return run();
  }

  return {
    scan,
    async checkAll() {
      all = true;
      await scan(true);
      return leftOut;
    },
    *symbols() {
      for (const [key, each] of results) if (!isOpen(key)) yield each.symbols;
    },
    *counts() {
      for (const [key, each] of results) if (!isOpen(key)) yield each.counts;
    },
    async changed(events) {
      const touched: string[] = [];
      const unknown: string[] = [];
      for (const { uri, type } of events) {
        const name = nameOf(uri);
        const key = keyOf(uri);
        // What is left out, and whether a new manifest is, only a search can tell.
        if (name === '.gitignore') search = true;
        else if (!mayBeManifest(name)) continue;
        else if (type === FileChangeType.Deleted) drop(key);
        else if (known.has(key)) touched.push(uri);
        else if (!due.has(key)) unknown.push(uri);
      }
      if (touched.length > 0) checkSoon(touched);
      for (const uri of unknown)
        if (isManifestName(nameOf(uri)) || isManifestWith(uri, (await textOf(uri)) ?? '')) search = true;
      await run();
    },
    closed(uri) {
      const key = keyOf(uri);
      shown.add(key);
      if (known.has(key) || due.has(key)) checkSoon([uri]);
      else show(uri, []);
      return run();
    },
  };
}
