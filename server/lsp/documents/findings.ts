import { keyOf } from '../../config/address';
import type { Task } from '../../text/cooperative';
import { cancelled, type EarlyResponse } from '../early-responses';
import { runTask } from './scheduler';
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type PreviousResultId,
  type PublishDiagnosticsParams,
  type WorkspaceDocumentDiagnosticReport,
} from '../protocol';

/** Publishes findings to the client. */
export interface Findings {
  /** Replaces the findings of a file. */
  show(found: PublishDiagnosticsParams): void;
}

interface Published {
  readonly uri: string;
  readonly version: number | null;
  readonly items: Diagnostic[];
  readonly resultId: string;
}

interface Around {
  readonly connection: Connection;
  /** The client pulls diagnostics. They are only pushed to other clients, which is faster. */
  readonly asks: () => boolean;
  /** Publishes the newest findings of an open file. */
  readonly ready: (uri: string, isWanted: () => boolean) => Promise<void>;
}

/** Pushes findings to the client, or stores them until it pulls. */
export function findingsFor({ connection, asks, ready }: Around): Findings {
  const published = new Map<string, Published>();
  let count = 0;

  connection.languages.diagnostics.on(
    async ({ textDocument: { uri }, previousResultId }, token): Promise<DocumentDiagnosticReport | EarlyResponse> => {
      await ready(uri, () => !token.isCancellationRequested);
      if (token.isCancellationRequested) return cancelled();
      const found = published.get(keyOf(uri));
      if (found === undefined) return { kind: 'full', items: [] };
      const { items, resultId } = found;
      return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
    },
  );

  /** A report for each file that the client knows findings of, and for each that has findings now. */
  function* reports(had: readonly PreviousResultId[]): Iterable<WorkspaceDocumentDiagnosticReport> {
    const known = new Map(had.map(({ uri, value }) => [keyOf(uri), value]));
    for (const [key, { uri, version, items, resultId }] of [...published]) {
      yield known.get(key) === resultId
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items };
    }
    // Clears files that no longer have findings.
    for (const { uri } of had) if (!published.has(keyOf(uri))) yield { kind: 'full', uri, version: null, items: [] };
  }

  // Partial results are sent file by file, each in its own time slice.
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    function* report(): Task<void> {
      for (const each of reports(previousResultIds)) {
        if (partial === undefined) items.push(each);
        else partial.report({ items: [each] });
        yield;
      }
    }
    await runTask(report(), () => !token.isCancellationRequested);
    return token.isCancellationRequested ? cancelled() : { items };
  });

  return {
    show(found) {
      const { uri, version, diagnostics } = found;
      if (!asks()) void connection.sendDiagnostics(found);
      else if (version === undefined && diagnostics.length === 0) published.delete(keyOf(uri));
      else {
        const before = published.get(keyOf(uri));
        const same = JSON.stringify(before?.items) === JSON.stringify(diagnostics);
        const resultId = before !== undefined && same ? before.resultId : String(++count);
        published.set(keyOf(uri), { uri, version: version ?? null, items: diagnostics, resultId });
      }
    },
  };
}
