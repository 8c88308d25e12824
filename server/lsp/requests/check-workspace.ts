import { countOf } from '../../answers/findings';
import { message } from '../../messages/message';
import { sayPlain } from '../convert';
import type { HandlersContext } from './handlers-context';
import type { Counts } from '../documents/closed-file';
import type { Workspace } from '../documents/workspace';

/** The number of checked manifests and of their findings, and a message with it. */
export interface WorkspaceCounts {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly text: string;
}

/**
 * Answers `ims-manifest/checkWorkspace`: checks all open manifests and those of the workspace, publishes their findings, and
 * returns the number of findings with a message.
 */
export function registerCheckWorkspace(
  { connection, readAny: read, language }: HandlersContext,
  workspace: Workspace,
  openUris: () => readonly string[],
): void {
  connection.onRequest('ims-manifest/checkWorkspace', async (): Promise<WorkspaceCounts> => {
    const leftOut = await workspace.checkAll();
    const open = openUris().flatMap((uri) => read(uri) ?? []);
    const all: readonly Counts[] = [
      ...[...workspace.checkedFiles()].map(({ counts }) => counts),
      ...open.map(({ checked }) => countOf(checked.findings)),
    ];
    const sum = (severity: keyof Counts): number => all.reduce((total, counts) => total + counts[severity], 0);
    const counts = { files: all.length, errors: sum('error'), warnings: sum('warning'), infos: sum('info') };
    const found = counts.errors + counts.warnings + counts.infos;
    const summary =
      counts.files === 0
        ? message('settings.no-manifest')
        : found === 0
          ? message('cli.clean', { files: counts.files })
          : message('cli.summary', counts);
    const parts = leftOut === undefined ? [summary] : [summary, leftOut];
    return { ...counts, text: parts.map((each) => sayPlain(each, language())).join(' ') };
  });
}
