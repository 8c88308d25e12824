import {
  CancellationTokenSource,
  FileChangeType,
  type Connection,
  type FileEvent,
  type SymbolInformation,
} from './protocol';
import { keyOf, nameOf } from '../config/address';
import { optionsOf, type Settings } from '../config/settings';
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

/** The manifests of the workspace that are not open. */
export interface Workspace {
  /** Looks for manifests and checks them; `anew` also those that were checked before. */
  scan(anew: boolean): Promise<void>;
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
}

/** Checks the manifests that are not open, one after the other, and answers requests in between. */
export function workspaceOf({ connection, findings, files, settings, isOpen, catalogueFor }: Around): Workspace {
  /** The manifests of the workspace by their keys. */
  const known = new Map<string, string>();
  /** Those of which findings are shown. */
  const shown = new Set<string>();
  const symbols = new Map<string, readonly SymbolInformation[]>();
  /** The last check of each file that is on its way: those before it do not count. */
  const checking = new Map<string, Slices<void>>();
  let running: CancellationTokenSource | undefined;

  const said = (what: Message): string => say(what, catalogueFor(settings.now('')));

  function show(uri: string, diagnostics: ReturnType<typeof toDiagnostics>): void {
    const key = keyOf(uri);
    if (diagnostics.length > 0) shown.add(key);
    else if (!shown.delete(key)) return;
    findings.show({ uri, diagnostics: [...diagnostics] });
  }

  function drop(key: string): void {
    const uri = known.get(key);
    known.delete(key);
    symbols.delete(key);
    if (uri !== undefined && !isOpen(key)) show(uri, []);
    shown.delete(key);
  }

  /** A file may be opened, closed or dropped while it is read or checked. */
  const isWanted = (key: string): boolean => !isOpen(key) && known.has(key);

  const folderOf = (uri: string): string | undefined =>
    settings.folders.find((each) => keyOf(uri).startsWith(keyOf(each)));

  async function isManifestAt(uri: string): Promise<boolean> {
    const name = nameOf(uri);
    const folder = folderOf(uri);
    if (isManifestName(name) || folder === undefined) return folder !== undefined;
    const text = (await files.read(uri, folder)) ?? '';
    return isManifest(name, () => text.slice(0, HEAD_LENGTH));
  }

  async function checkFile(uri: string): Promise<void> {
    const key = keyOf(uri);
    const folder = folderOf(uri);
    const current = await settings.load(uri);
    const text = folder === undefined || !current.workspaceDiagnostics ? undefined : await files.read(uri, folder);
    if (!isWanted(key)) return;
    const short = text !== undefined && text.length <= LENGTH_LIMIT;
    const work = checked(uri, short ? text : undefined, current);
    checking.set(key, work);
    await inSlices(work);
    if (checking.get(key) === work) checking.delete(key);
  }

  function* checked(uri: string, text: string | undefined, current: Settings): Slices<void> {
    const key = keyOf(uri);
    const own = checking.get(key);
    const found = text === undefined ? undefined : yield* new Session(optionsOf(current)).slices(text);
    if (!isWanted(key) || checking.get(key) !== own) return;
    show(uri, found === undefined ? [] : toDiagnostics(found, uri, catalogueFor(current)));
    if (found === undefined) symbols.delete(key);
    else
      symbols.set(
        key,
        symbolsOf(found).map((symbol) => toSymbolInformation(symbol, uri, found.lines)),
      );
  }

  async function find(source: CancellationTokenSource): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const folder of settings.folders) {
      if (!(await settings.load(folder)).workspaceDiagnostics) continue;
      const own = await files.manifests(folder, FILE_LIMIT, source.token);
      for (const uri of own) if (found.size < FILE_LIMIT) found.set(keyOf(uri), uri);
    }
    if (found.size >= FILE_LIMIT) connection.console.warn(said(message('settings.too-many', { limit: FILE_LIMIT })));
    return found;
  }

  async function scan(anew: boolean): Promise<void> {
    running?.cancel();
    const source = new CancellationTokenSource();
    running = source;
    const stopped = (): boolean => source.token.isCancellationRequested;
    const found = await find(source);
    if (stopped()) return;
    for (const key of [...known.keys()]) if (!found.has(key)) drop(key);
    const todo = [...found].flatMap(([key, uri]) => (anew || !known.has(key) ? [uri] : []));
    for (const [key, uri] of found) known.set(key, uri);
    if (todo.length === 0) return;
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(said(message('settings.checking')), 0, undefined, true);
    const cancelled = progress.token.onCancellationRequested(() => {
      source.cancel();
    });
    for (const [index, uri] of todo.entries()) {
      if (stopped()) break;
      progress.report(Math.floor((100 * index) / todo.length), `${String(index + 1)}/${String(todo.length)}`);
      await checkFile(uri);
      await breath();
    }
    cancelled.dispose();
    progress.done();
  }

  return {
    scan,
    *symbols() {
      for (const [key, each] of symbols) if (!isOpen(key)) yield each;
    },
    async changed(events) {
      let search = false;
      for (const { uri, type } of events) {
        const name = nameOf(uri);
        const key = keyOf(uri);
        // What is left out, and whether a new manifest is, only a search can tell.
        if (name === '.gitignore') search = true;
        else if (!mayBeManifest(name)) continue;
        else if (type === FileChangeType.Deleted) drop(key);
        else if (known.has(key) && (await isManifestAt(uri))) await checkFile(uri);
        else if (known.has(key)) drop(key);
        else search ||= await isManifestAt(uri);
      }
      if (search) await scan(false);
    },
    async closed(uri) {
      const key = keyOf(uri);
      shown.add(key);
      if (known.has(key)) await checkFile(uri);
      else show(uri, []);
    },
  };
}
