import type {
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { keyOf } from '../config/address';

/** What is found, on its way to the client. */
export interface Findings {
  /** Takes the place of what was found in the file before. */
  show(found: PublishDiagnosticsParams): void;
}

interface Kept {
  readonly uri: string;
  readonly version: number | null;
  readonly items: Diagnostic[];
  readonly resultId: string;
}

interface Around {
  readonly connection: Connection;
  /** The client asks for findings, and takes none that are sent: those who take them are sent them, which is sooner. */
  readonly asks: () => boolean;
  /** Shows the newest findings of an open file. */
  readonly ready: (uri: string) => Promise<void>;
}

/** Sends findings to the client, or keeps them until it asks. */
export function findingsFor({ connection, asks, ready }: Around): Findings {
  const kept = new Map<string, Kept>();
  let count = 0;

  connection.languages.diagnostics.on(
    async ({ textDocument: { uri }, previousResultId }): Promise<DocumentDiagnosticReport> => {
      await ready(uri);
      const found = kept.get(keyOf(uri));
      if (found === undefined) return { kind: 'full', items: [] };
      const { items, resultId } = found;
      return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
    },
  );

  connection.languages.diagnostics.onWorkspace(({ previousResultIds }) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [keyOf(uri), value]));
    const items = [...kept].map(([key, { uri, version, items, resultId }]): WorkspaceDocumentDiagnosticReport =>
      known.get(key) === resultId
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items },
    );
    // What the client still has of files of which there is nothing any more.
    const gone = previousResultIds.filter(({ uri }) => !kept.has(keyOf(uri)));
    const none = gone.map(({ uri }): WorkspaceDocumentDiagnosticReport => ({
      kind: 'full',
      uri,
      version: null,
      items: [],
    }));
    return { items: [...items, ...none] };
  });

  return {
    show(found) {
      const { uri, version, diagnostics } = found;
      if (!asks()) void connection.sendDiagnostics(found);
      else if (version === undefined && diagnostics.length === 0) kept.delete(keyOf(uri));
      else {
        const before = kept.get(keyOf(uri));
        const same = JSON.stringify(before?.items) === JSON.stringify(diagnostics);
        const resultId = before !== undefined && same ? before.resultId : String(++count);
        kept.set(keyOf(uri), { uri, version: version ?? null, items: diagnostics, resultId });
      }
    },
  };
}
