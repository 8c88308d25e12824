import type { CodeLens } from 'vscode-languageserver';
import { usesAt } from '../../features/outline/code-lens';
import { stepChecks, type ChecksParams, type ChecksResult } from './step-checks';
import { rangeOf } from '../../answers/range';
import { toSpan } from '../convert';
import type { HandlersContext } from './handlers-context';
import { featuresOf } from '../language-features';

/** A client command that shows references. Arguments: URI, position, and locations as in LSP. */
export const showReferences = 'ims-manifest.showReferences';
/** A client command that shows the results of a step's checks. Arguments: URI and the step's position. */
const showChecks = 'ims-manifest.showChecks';

/** Registers the requests for hints, lenses, and checks of steps. */
export function registerHintsAndLenses({ connection, readAny: read, support }: HandlersContext): void {
  const has = (command: string): boolean => support().commands.has(command);

  connection.onRequest('ims-manifest/checks', (params: ChecksParams): ChecksResult | null => {
    const open = read(params.uri);
    return open === undefined ? null : stepChecks(open, params, support(), open.catalogue);
  });

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const span = toSpan(range, open.lines);
    const hints = featuresOf(uri).hints(open.checked, span, open.catalogue, open.settings.inlayHints);
    return hints.map(({ offset, text, more }) => ({
      position: open.lines.position(offset),
      label: text,
      tooltip: more,
      paddingLeft: true,
    }));
  });

  connection.onCodeLens(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const lenses = featuresOf(uri).lenses(open.checked, open.catalogue, open.settings.codeLens);
    return lenses.map(({ span, title, about }): CodeLens => {
      const range = rangeOf(span, open.lines);
      if (about === 'uses' && has(showReferences)) return { range, data: { uri, title } };
      const command = about === 'checks' && has(showChecks) ? showChecks : '';
      return { range, command: { title, command, arguments: [uri, range.start] } };
    });
  });

  connection.onCodeLensResolve((lens) => {
    const { uri, title } = lens.data as { uri: string; title: string };
    const open = read(uri);
    const uses = open === undefined ? [] : usesAt(open.checked, open.lines.offset(lens.range.start));
    const locations = open === undefined ? [] : uses.map((use) => ({ uri, range: rangeOf(use, open.lines) }));
    return { ...lens, command: { title, command: showReferences, arguments: [uri, lens.range.start, locations] } };
  });
}
