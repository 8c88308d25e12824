import {
  CancellationTokenSource,
  FileChangeType,
  type CancellationToken,
  type Connection,
  type FileEvent,
  type WorkDoneProgressServerReporter,
} from '../protocol';
import { limits } from '../../limits';
import { keyOf, fileNameOf } from '../../config/address';
import type { Settings } from '../../config/settings';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { Checked } from '../../engine/session';
import { isManifestName, mayBeManifest } from '../../yaml/file-kind';
import { isTerraformName } from '../../terraform/file-kind';
import { runToEnd, type Task } from '../../text/cooperative';
import { closedFile, type ClosedFile } from './closed-file';
import type { FileSession } from '../terraform/configurations';
import { toDiagnostics } from '../convert';
import type { Findings } from './findings';
import { isChecked, type FileSystem } from './files';
import { yieldToEventLoop, runTask } from './scheduler';
import type { SettingsSource } from './settings';

/** Longer texts are only checked when they are opened. UTF-16 code units. */
const LENGTH_LIMIT = 1_000_000;

interface Around {
  readonly connection: Connection;
  readonly findings: Findings;
  readonly files: FileSystem;
  readonly settings: SettingsSource;
  readonly sessionFor: (uri: string, settings: Settings) => FileSession;
  /** The text of a file, which is in a folder of the workspace; `undefined` if it cannot be read. */
  readonly textOf: (uri: string, folder: string) => Promise<string | undefined>;
  /** Whether a file is open, by URI key. The findings of the open text then replace those of the file. */
  readonly isOpen: (key: string) => boolean;
  /** Whether a checked file is about images: a configuration can be about anything. */
  readonly concerns: (uri: string) => boolean;
  readonly catalogueFor: (settings: Settings) => Catalogue;
  /** Notifies that findings of files have changed. */
  readonly refresh: () => void;
}

/**
 * The manifests of the workspace that are not open. They are checked one after another, and requests are answered in between. Events
 * only record what to do, and a single loop does it, so that an event cannot interrupt work halfway.
 */
export class Workspace {
  /** The manifests that have been checked or are being checked, by key. */
  private readonly known = new Map<string, string>();
  /** The queue of manifests to check. None of them is in `known`. */
  private due = new Map<string, string>();
  /** A search is pending. */
  private search = false;
  /** Cancels the running search. */
  private stop: (() => void) | undefined;
  /** The running loop, if there is one. */
  private running: Promise<void> | undefined;
  /** The files with published findings. */
  private readonly shown = new Set<string>();
  private readonly results = new Map<string, ClosedFile>();
  /** The key of the file that is being checked. */
  private checking: string | undefined;
  /** All findings have been requested. */
  private all = false;
  /** The message about manifests above the limit. */
  private leftOut: Message | undefined;

  constructor(private readonly around: Around) {}

  /** Searches for manifests and checks new ones; with `again`, known ones as well. Resolves when there is nothing left to do. */
  scan(again: boolean): Promise<void> {
    this.search = true;
    if (again) {
      this.stop?.();
      for (const [key, uri] of this.known) this.due.set(key, uri);
      this.known.clear();
    }
    return this.run();
  }

  /**
   * Checks all manifests, and from then on also those that the settings exclude. Returns the message about those above the limit.
   */
  async checkAll(): Promise<Message | undefined> {
    this.all = true;
    await this.scan(true);
    return this.leftOut;
  }

  /** The manifests that have been found. */
  readonly uris = (): Iterable<string> => this.known.values();

  /** The results of checked files that are not open, by file. */
  *checkedFiles(): Iterable<ClosedFile> {
    const { isOpen, concerns } = this.around;
    for (const [key, each] of this.results) if (!isOpen(key) && concerns(this.known.get(key) ?? key)) yield each;
  }

  /** Handles file changes reported by the client. */
  async changed(events: readonly FileEvent[]): Promise<void> {
    const touched: string[] = [];
    const unknown: string[] = [];
    for (const { uri, type } of events) {
      const name = fileNameOf(uri);
      const key = keyOf(uri);
      // Only a search can tell which files are excluded, and whether a new manifest is.
      if (name === '.gitignore') this.search = true;
      else if (!mayBeManifest(name) && !isTerraformName(name)) continue;
      else if (type === FileChangeType.Deleted) this.drop(key);
      else if (this.known.has(key)) touched.push(uri);
      else if (!this.due.has(key)) unknown.push(uri);
    }
    if (touched.length > 0) this.checkSoon(touched);
    for (const uri of unknown)
      if (isManifestName(fileNameOf(uri)) || isChecked(uri, (await this.textOf(uri)) ?? '')) this.search = true;
    await this.run();
  }

  /** The checks of a file and of those that include it, if they are not open, by the key of the file. */
  async checkedWith(file: string): Promise<readonly Checked[]> {
    const { isOpen, settings } = this.around;
    const found: Checked[] = [];
    for (const [key, uri] of [...this.known]) {
      if (isOpen(key) || (key !== file && this.results.get(key)?.includes.has(file) !== true)) continue;
      const text = await this.textOf(uri);
      if (text !== undefined)
        found.push(runToEnd(this.around.sessionFor(uri, await settings.load(uri)).checkTask(text)));
    }
    return found;
  }

  /** Checks those again that include a file whose text has changed. */
  includeChanged(changed: string): Promise<void> {
    const changedKey = keyOf(changed);
    for (const [key, uri] of [...this.known]) {
      // What a running check includes is not known yet.
      if (key !== this.checking && this.results.get(key)?.includes.has(changedKey) !== true) continue;
      this.known.delete(key);
      this.due.set(key, uri);
    }
    return this.run();
  }

  /** A document was closed, so the file on disk applies again. */
  closed(uri: string): Promise<void> {
    const key = keyOf(uri);
    this.shown.add(key);
    // The client has the findings of the open text.
    this.results.delete(key);
    if (this.known.has(key) || this.due.has(key)) this.checkSoon([uri]);
    else this.show(uri, []);
    return this.run();
  }

  /** Starts the loop if there is something to do. Resolves when nothing is left. */
  private async run(): Promise<void> {
    if (this.search || this.due.size > 0) this.running ??= this.work();
    await this.running;
  }

  private async work(): Promise<void> {
    let progress: WorkDoneProgressServerReporter | undefined;
    let done = 0;
    for (;;) {
      const [next] = this.due;
      if (this.search) {
        this.search = false;
        await this.find().catch(this.failed);
        if (this.due.size > 0) progress ??= await this.begin().catch(() => undefined);
      } else if (next !== undefined) {
        const [key, uri] = next;
        this.due.delete(key);
        this.known.set(key, uri);
        done++;
        const total = done + this.due.size;
        progress?.report(Math.floor((100 * (done - 1)) / total), `${String(done)}/${String(total)}`);
        this.checking = key;
        await this.check(uri).catch(this.failed);
        this.checking = undefined;
        await yieldToEventLoop();
      } else break;
    }
    this.running = undefined;
    progress?.done();
    if (done > 0) this.around.refresh();
  }

  private async begin(): Promise<WorkDoneProgressServerReporter> {
    const progress = await this.around.connection.window.createWorkDoneProgress();
    progress.begin(this.said(message('settings.checking')), 0, undefined, true);
    progress.token.onCancellationRequested(() => {
      this.due.clear();
    });
    return progress;
  }

  private readonly failed = (error: unknown): void => {
    this.around.connection.console.error(String(error));
  };

  private said(what: Message): string {
    return say(what, this.around.catalogueFor(this.around.settings.now('')));
  }

  /** Updates the queue with the existing manifests. */
  private async find(): Promise<void> {
    const source = new CancellationTokenSource();
    this.stop = () => {
      source.cancel();
    };
    const found = await this.manifests(source.token);
    this.stop = undefined;
    // An incomplete result would drop the other files.
    if (source.token.isCancellationRequested) return;
    for (const key of [...this.known.keys(), ...this.due.keys()]) if (!found.has(key)) this.drop(key);
    for (const [key, uri] of found) if (!this.known.has(key)) this.due.set(key, uri);
  }

  private async manifests(token: CancellationToken): Promise<ReadonlyMap<string, string>> {
    const { connection, files, settings } = this.around;
    const found = new Map<string, string>();
    for (const folder of settings.folders) {
      if (!this.all && !(await settings.load(folder)).workspaceDiagnostics) continue;
      const own = await files.manifests(folder, limits.closedManifests, token);
      for (const uri of own) if (found.size < limits.closedManifests) found.set(keyOf(uri), uri);
    }
    this.leftOut =
      found.size >= limits.closedManifests
        ? message('settings.too-many', { limit: limits.closedManifests })
        : undefined;
    if (this.leftOut !== undefined) connection.console.warn(this.said(this.leftOut));
    return found;
  }

  private async check(uri: string): Promise<void> {
    const key = keyOf(uri);
    /** A file may be opened, closed, changed or dropped while it is read or checked. */
    const isWanted = (): boolean => !this.around.isOpen(key) && this.known.has(key);
    const current = await this.around.settings.load(uri);
    const text = this.all || current.workspaceDiagnostics ? await this.textOf(uri) : undefined;
    const short = text !== undefined && (this.all || text.length <= LENGTH_LIMIT);
    if (!isWanted()) return;
    if (text !== undefined && !isChecked(uri, text)) this.drop(key);
    else await runTask(this.checkText(uri, short ? text : undefined, current), isWanted);
  }

  private *checkText(uri: string, text: string | undefined, current: Settings): Task<void> {
    const key = keyOf(uri);
    const found = text === undefined ? undefined : yield* this.around.sessionFor(uri, current).checkTask(text);
    const before = this.results.get(key);
    if (found === undefined) {
      this.results.delete(key);
      this.show(uri, []);
      return;
    }
    const catalogue = this.around.catalogueFor(current);
    const result = closedFile(found, uri, catalogue, before);
    this.results.set(key, result);
    if (result.shown !== before?.shown) this.show(uri, toDiagnostics(found.findings, catalogue));
  }

  private async textOf(uri: string): Promise<string | undefined> {
    const { textOf, settings } = this.around;
    const folder = settings.folderOf(uri);
    return folder === undefined ? undefined : textOf(uri, folder);
  }

  private show(uri: string, diagnostics: ReturnType<typeof toDiagnostics>): void {
    const key = keyOf(uri);
    if (diagnostics.length > 0) this.shown.add(key);
    else if (!this.shown.delete(key)) return;
    this.around.findings.show({ uri, diagnostics: [...diagnostics] });
  }

  private drop(key: string): void {
    const uri = this.known.get(key) ?? this.due.get(key);
    this.known.delete(key);
    this.due.delete(key);
    this.results.delete(key);
    if (uri !== undefined && !this.around.isOpen(key)) this.show(uri, []);
    this.shown.delete(key);
  }

  /** Moves files to the front of the queue. */
  private checkSoon(uris: readonly string[]): void {
    const first = new Map(uris.map((uri) => [keyOf(uri), uri]));
    for (const key of first.keys()) this.known.delete(key);
    this.due = new Map([...first, ...[...this.due].filter(([key]) => !first.has(key))]);
  }
}
