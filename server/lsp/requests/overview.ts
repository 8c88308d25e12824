import { countsOf } from '../../answers/coverage';
import type { Range, TextDocumentIdentifier } from 'vscode-languageserver';
import { overviewOf, type OverviewItem } from '../../features/outline/overview';
import type { Message } from '../../messages/message';
import { rangeOf } from '../../answers/range';
import { sayPlain } from '../convert';
import type { HandlersContext } from './handlers-context';
import type { OpenDocument } from '../documents/document-store';

/** A line of the overview, in the user's language. */
export interface OverviewLine {
  readonly label: string;
  readonly detail: string;
  /** Its findings, one per line. */
  readonly findings: string;
  readonly icon: OverviewItem['icon'];
  readonly range?: Range;
  readonly children: readonly OverviewLine[];
}

/** The overview of a version of a manifest. */
export interface Overview {
  readonly version: number;
  readonly lines: readonly OverviewLine[];
}

/**
 * Answers `ims-manifest/overview`: the images of an open manifest, its operations, and what could not be checked; and
 * `ims-manifest/coverage`: how many checks of an open document failed, passed, and were not made. Null if the text is not open.
 */
export function registerOverview({ connection, read, readAny }: HandlersContext): void {
  connection.onRequest('ims-manifest/coverage', ({ uri }: { readonly uri: string }) => {
    const open = readAny(uri);
    return open === undefined ? null : countsOf(open.checked);
  });

  connection.onRequest(
    'ims-manifest/overview',
    ({ textDocument: { uri } }: { readonly textDocument: TextDocumentIdentifier }): Overview | null => {
      const open = read(uri);
      if (open === undefined) return null;
      const { checked, catalogue, version } = open;
      return { version, lines: overviewOf(checked, catalogue).map((item) => lineOf(item, open)) };
    },
  );
}

function lineOf({ label, detail, findings, icon, span, children }: OverviewItem, open: OpenDocument): OverviewLine {
  const words = (text: Message | string): string => (typeof text === 'string' ? text : sayPlain(text, open.catalogue));
  return {
    label: words(label),
    detail: detail.map(words).join(' · '),
    findings: findings.map(words).join('\n'),
    icon,
    ...(span === undefined ? {} : { range: rangeOf(span, open.lines) }),
    children: children.map((child) => lineOf(child, open)),
  };
}
