import { keyOf } from '../config/address';
import type { Slices } from '../text/slices';
import { cancelled, type Ended } from './ended';
import { inSlices } from './pace';
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type PreviousResultId,
  type PublishDiagnosticsParams,
  type WorkspaceDocumentDiagnosticReport,
} from './protocol';

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
  readonly ready: (uri: string, isWanted: () => boolean) => Promise<void>;
}

/** Sends findings to the client, or keeps them until it asks. */
export function findingsFor({ connection, asks, ready }: Around): Findings {
  const kept = new Map<string, Kept>();
  let count = 0;

  connection.languages.diagnostics.on(
    async ({ textDocument: { uri }, previousResultId }, token): Promise<DocumentDiagnosticReport | Ended> => {
      await ready(uri, () => !token.isCancellationRequested);
      if (token.isCancellationRequested) return cancelled();
      const found = kept.get(keyOf(uri));
      if (found === undefined) return { kind: 'full', items: [] };
      const { items, resultId } = found;
      return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
    },
  );

  /** A report for each file, of those that the client has had and of those that there are now. */
  function* reports(had: readonly PreviousResultId[]): Iterable<WorkspaceDocumentDiagnosticReport> {
    const known = new Map(had.map(({ uri, value }) => [keyOf(uri), value]));
    for (const [key, { uri, version, items, resultId }] of [...kept]) {
      yield known.get(key) === resultId
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items };
    }
    // What the client still has of files of which there is nothing any more.
    for (const { uri } of had) if (!kept.has(keyOf(uri))) yield { kind: 'full', uri, version: null, items: [] };
  }

  // A client that takes parts of the answer has them file by file: each is written out in a slice of its own.
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    function* report(): Slices<void> {
      for (const each of reports(previousResultIds)) {
        if (partial === undefined) items.push(each);
        else partial.report({ items: [each] });
        yield;
      }
    }
    await inSlices(report(), () => !token.isCancellationRequested);
    return token.isCancellationRequested ? cancelled() : { items };
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
