import { countOf } from '../answers/findings';
import { message } from '../messages/message';
import { sayPlain } from './convert';
import type { Serving } from './editing';
import type { Counts, Workspace } from './workspace';

/**
 * Answers `ims-manifest/checkWorkspace`: checks all manifests, those that are open and those of the workspace, sends the findings
 * of each, and tells how many there are, in numbers and in words.
 */
export function registerCheckWorkspace(
  { connection, read, language }: Serving,
  workspace: Workspace,
  openUris: () => readonly string[],
): void {
  connection.onRequest('ims-manifest/checkWorkspace', async () => {
    const leftOut = await workspace.checkAll();
    const open = openUris().flatMap((uri) => read(uri) ?? []);
    const all: readonly Counts[] = [...workspace.counts(), ...open.map(({ checked }) => countOf(checked.findings))];
    const sum = (severity: keyof Counts): number => all.reduce((total, counts) => total + counts[severity], 0);
    const counts = { files: all.length, errors: sum('error'), warnings: sum('warning'), infos: sum('info') };
    const found = counts.errors + counts.warnings + counts.infos;
    const summary =
      counts.files === 0
        ? message('settings.no-manifest')
        : found === 0
          ? message('cli.clean', { files: counts.files })
          : message('cli.summary', counts);
    const said = leftOut === undefined ? [summary] : [summary, leftOut];
    return { ...counts, text: said.map((each) => sayPlain(each, language())).join(' ') };
  });
}
