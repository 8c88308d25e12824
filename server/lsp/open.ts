import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isConfig } from '../config/find';
import { optionsOf, type Settings } from '../config/settings';
import type { Catalogue } from '../messages/message';
import { Session, type Checked } from '../service';
import type { Lines } from '../text/lines';
import { finish, type Slices } from '../text/slices';
import { toDiagnostics } from './convert';
import { inSlices, paced } from './pace';
import type { Findings } from './findings';
import type { SettingsSource } from './settings';

/** An open document as it was last checked, and the settings that hold for it. */
export interface Open {
  readonly checked: Checked;
  readonly lines: Lines;
  readonly version: number;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
}

/** The manifests that are open. */
export interface OpenDocuments {
  /** The checked text of an open manifest, checked anew only where the text or a level is new. */
  readonly read: (uri: string) => Open | undefined;
  /** Whether that is still the newest text of an open manifest: what is known of an older one may change while it is looked at. */
  readonly isCurrent: (uri: string, open: Open) => boolean;
  /** Shows the findings of a text that is new. */
  readonly changed: (uri: string) => void;
  readonly closed: (uri: string) => void;
  /** Takes new settings in and shows the findings of those that they concern; tells whether there were any. */
  readonly settle: () => Promise<boolean>;
  /** Shows the findings of the newest text of an open manifest, once its settings are known; ends where nobody wants them. */
  readonly ready: (uri: string, isWanted: () => boolean) => Promise<void>;
}

interface Kept {
  readonly session: Session;
  readonly settings: Settings;
  open?: Open;
  /** The check that is on its way: it must be done before the session is used again. */
  checking?: Slices<void>;
}

/** Keeps what is known of open manifests; their findings are shown once the settings for them are known. */
export function openDocuments(
  findings: Findings,
  documents: TextDocuments<TextDocument>,
  settings: SettingsSource,
  catalogueFor: (settings: Settings) => Catalogue,
  failed: (error: unknown) => void,
): OpenDocuments {
  const kept = new Map<string, Kept>();
  const loaded = new Set<string>();
  const loading = new Map<string, Promise<void>>();

  function keep(uri: string): Kept {
    const known = kept.get(uri);
    const now = settings.now(uri);
    if (known !== undefined && sameSettings(known.settings, now)) return known;
    if (known?.checking !== undefined) finish(known.checking);
    const session =
      known !== undefined && sameSettings(known.settings.rules, now.rules)
        ? known.session
        : new Session(optionsOf(now));
    const made = { session, settings: now };
    kept.set(uri, made);
    return made;
  }

  /** The newest text of an open manifest, checked; whoever asks meanwhile goes on with the same check. */
  function* newest(uri: string): Slices<Open | undefined> {
    for (;;) {
      const document = documents.get(uri);
      if (document === undefined || isConfig(uri)) return undefined;
      const known = keep(uri);
      // A client may count wrongly: the text tells, and is compared at once where it is the same string.
      const isNew = known.open?.version !== document.version || known.open.checked.text !== document.getText();
      if (known.checking === undefined && !isNew) return known.open;
      yield* (known.checking ??= checking(known, document));
    }
  }

  function* checking(known: Kept, document: TextDocument): Slices<void> {
    const { session, settings } = known;
    const { version } = document;
    try {
      const checked = yield* session.slices(document.getText());
      known.open = { checked, lines: checked.lines, version, settings, catalogue: catalogueFor(settings) };
    } finally {
      known.checking = undefined;
    }
  }

  const read = (uri: string): Open | undefined => finish(newest(uri));

  function* show(uri: string): Slices<void> {
    const open = yield* newest(uri);
    if (open === undefined) return;
    const { checked, version, catalogue } = open;
    findings.show({ uri, version, diagnostics: toDiagnostics(checked, uri, catalogue) });
  }

  const showNewest = paced(show, failed);

  return {
    read,
    isCurrent: (uri, open) =>
      kept.get(uri)?.open === open &&
      kept.get(uri)?.checking === undefined &&
      documents.get(uri)?.version === open.version,
    async ready(uri, isWanted) {
      await loading.get(uri);
      if (isWanted()) await inSlices(show(uri), isWanted);
    },
    changed(uri) {
      if (loaded.has(uri)) showNewest(uri);
      else if (!loading.has(uri)) {
        const load = settings.load(uri).then(() => {
          loading.delete(uri);
          if (documents.get(uri) === undefined) settings.drop(uri);
          else loaded.add(uri);
          showNewest(uri);
        });
        loading.set(uri, load);
      }
    },
    closed(uri) {
      kept.get(uri)?.checking?.return();
      kept.delete(uri);
      loaded.delete(uri);
      settings.drop(uri);
    },
    async settle() {
      let any = false;
      for (const uri of loaded) {
        const before = kept.get(uri)?.settings;
        if (sameSettings(before, await settings.load(uri))) continue;
        any = true;
        await inSlices(show(uri));
      }
      return any;
    },
  };
}

function sameSettings(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
