import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { keyOf } from '../../config/address';
import { isConfig } from '../../config/find';
import type { Settings } from '../../config/settings';
import type { Catalogue } from '../../messages/message';
import type { Checked } from '../../engine/session';
import type { Lines } from '../../text/lines';
import { runToEnd, type Task } from '../../text/cooperative';
import type { FileSession } from '../terraform/configurations';
import { toDiagnostics } from '../convert';
import { isConfiguration } from '../language-features';
import { runTask, paced } from './scheduler';
import type { Findings } from './findings';
import type { SettingsSource } from './settings';
import { keysOf } from './uri-index';

/** An open document with its last check and its settings. */
export interface OpenDocument {
  readonly checked: Checked;
  readonly lines: Lines;
  readonly version: number;
  /** The version of any open document; `null` for a file that is not open. */
  readonly versionOf: (uri: string) => number | null;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
}

interface TrackedDocument {
  readonly session: FileSession;
  readonly settings: Settings;
  open?: OpenDocument;
  /** A file that it includes has changed since the last check began. */
  outdated?: boolean;
  /** The running check, which must end before the session is used again. */
  checking?: Task<void>;
}

/** The open manifests. Their findings are published once their settings are known. */
export class OpenDocuments {
  private readonly kept = new Map<string, TrackedDocument>();
  private readonly loaded = new Set<string>();
  private readonly loading = new Map<string, Promise<void>>();
  private readonly showNewest: (uri: string) => void;

  constructor(
    private readonly findings: Findings,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: SettingsSource,
    private readonly catalogueFor: (settings: Settings) => Catalogue,
    private readonly sessionFor: (uri: string, settings: Settings) => FileSession,
    failed: (error: unknown) => void,
  ) {
    this.showNewest = paced((uri) => this.show(uri), failed);
  }

  /** The current check of an open manifest. Runs a check only if the text or a level has changed. */
  read(uri: string): OpenDocument | undefined {
    return runToEnd(this.newest(uri));
  }

  /** Whether this is still the newest text of an open manifest. Older results may become invalid. */
  isCurrent(uri: string, open: OpenDocument): boolean {
    const known = this.kept.get(uri);
    if (known?.open !== open || known.checking !== undefined || known.outdated === true) return false;
    return this.documents.get(uri)?.version === open.version;
  }

  /** Publishes the findings of the newest text of an open manifest once its settings are known. Stops if the client cancels. */
  async ready(uri: string, isWanted: () => boolean): Promise<void> {
    await this.loading.get(uri);
    if (isWanted()) await runTask(this.show(uri), isWanted);
  }

  /** Publishes the findings of a new text. */
  changed(uri: string): void {
    if (this.loaded.has(uri)) this.showNewest(uri);
    else if (!this.loading.has(uri)) {
      const load = this.settings.load(uri).then(() => {
        this.loading.delete(uri);
        if (this.documents.get(uri) === undefined) this.settings.drop(uri);
        else this.loaded.add(uri);
        this.showNewest(uri);
      });
      this.loading.set(uri, load);
    }
  }

  /** Checks the manifests again that include a changed file, or any file. `checked` is the one that need not be checked again. */
  includeChanged(changed?: string, checked?: string): void {
    const changedKey = changed === undefined ? undefined : keyOf(changed);
    for (const [uri, known] of this.kept) {
      if (uri === checked) continue;
      const paths = known.open?.checked.includes ?? new Set();
      // The included files of a running check are not known yet.
      const affected =
        known.checking !== undefined || (changedKey === undefined ? paths.size > 0 : keysOf(paths).has(changedKey));
      // A file of a configuration is one of the files around itself.
      if (!affected || keyOf(uri) === changedKey) continue;
      known.outdated = true;
      if (this.loaded.has(uri)) this.showNewest(uri);
    }
  }

  closed(uri: string): void {
    this.kept.get(uri)?.checking?.return();
    this.kept.delete(uri);
    this.loaded.delete(uri);
    this.settings.drop(uri);
  }

  /** Applies new settings and publishes the findings that they affect. Returns whether there were any. */
  async applySettings(): Promise<boolean> {
    let any = false;
    for (const uri of this.loaded) {
      const before = this.kept.get(uri)?.settings;
      if (sameSettings(before, await this.settings.load(uri))) continue;
      any = true;
      await runTask(this.show(uri));
    }
    return any;
  }

  private keep(uri: string): TrackedDocument {
    const known = this.kept.get(uri);
    const now = this.settings.now(uri);
    if (known !== undefined && sameSettings(known.settings, now)) return known;
    if (known?.checking !== undefined) runToEnd(known.checking);
    const session = known !== undefined && sameChecks(known.settings, now) ? known.session : this.sessionFor(uri, now);
    const made: TrackedDocument = { session, settings: now };
    this.kept.set(uri, made);
    return made;
  }

  /** The newest text of an open manifest, checked. Concurrent callers share one check. */
  private *newest(uri: string): Task<OpenDocument | undefined> {
    for (;;) {
      const document = this.documents.get(uri);
      if (document === undefined || isConfig(uri)) return undefined;
      // The code that checks configurations is loaded together with the settings.
      if (isConfiguration(uri) && !this.loaded.has(uri)) return undefined;
      const known = this.keep(uri);
      // A client may count versions wrongly, so the text decides. Comparing identical strings is immediate.
      const isNew =
        known.outdated === true ||
        known.open?.version !== document.version ||
        known.open.checked.text !== document.getText();
      if (known.checking === undefined && !isNew) return known.open;
      yield* (known.checking ??= this.checking(known, document));
    }
  }

  private *checking(known: TrackedDocument, document: TextDocument): Task<void> {
    const { session, settings } = known;
    const { version } = document;
    known.outdated = false;
    try {
      const checked = yield* session.checkTask(document.getText());
      const versionOf: OpenDocument['versionOf'] = (uri) =>
        uri === document.uri ? version : (this.documents.get(uri)?.version ?? null);
      known.open = {
        checked,
        lines: checked.lines,
        version,
        versionOf,
        settings,
        catalogue: this.catalogueFor(settings),
      };
    } finally {
      known.checking = undefined;
    }
  }

  private *show(uri: string): Task<void> {
    const open = yield* this.newest(uri);
    if (open === undefined) return;
    const { checked, version, catalogue } = open;
    this.findings.show({ uri, version, diagnostics: toDiagnostics(checked.findings, catalogue) });
  }
}

/** Whether checks with one of the settings give the same as with the other. */
function sameChecks(a: Settings, b: Settings): boolean {
  return sameSettings([a.rules, a.declarations], [b.rules, b.declarations]);
}

function sameSettings(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
