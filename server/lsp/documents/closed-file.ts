import { countOf } from '../../answers/findings';
import type { Checked } from '../../engine/session';
import { symbolsOf } from '../../features/navigation/workspace-symbols';
import type { Catalogue } from '../../messages/message';
import type { Lines } from '../../text/lines';
import type { SourceFile } from '../../text/source-file';
import type { SymbolInformation } from '../protocol';
import { toSymbolInformation } from '../requests/symbols';
import { keysOf } from './uri-index';

/** The number of findings of each severity in a file. */
export type Counts = ReturnType<typeof countOf>;

/** What the findings of a file are shown from. */
interface Shown {
  readonly findings: Checked['findings'];
  readonly catalogue: Catalogue;
  /** The lines of the file, and of the files that its findings relate to. */
  readonly lines: ReadonlyMap<SourceFile, Lines>;
}

/** The result of a file that is checked but not open. */
export interface ClosedFile {
  readonly symbols: readonly SymbolInformation[];
  readonly counts: Counts;
  /** The keys of the files that it includes. */
  readonly includes: ReadonlySet<string>;
  /** The same object as for the check before if the findings look the same. */
  readonly shown: Shown;
}

export function closedFile(checked: Checked, uri: string, catalogue: Catalogue, before?: ClosedFile): ClosedFile {
  const includes = keysOf(checked.includes);
  if (before !== undefined && isStill(before.shown, checked, catalogue)) return { ...before, includes };
  const { findings, source, lines } = checked;
  const related = findings.flatMap((finding) => finding.related.map(({ at }) => at.anchor.source));
  return {
    symbols: symbolsOf(checked).map((symbol) => toSymbolInformation(symbol, uri, lines)),
    counts: countOf(findings),
    includes,
    shown: { findings, catalogue, lines: new Map([source, ...related].map((each) => [each, each.lines])) },
  };
}

function isStill(shown: Shown, { findings, source }: Checked, catalogue: Catalogue): boolean {
  if (shown.findings !== findings || shown.catalogue !== catalogue || !shown.lines.has(source)) return false;
  return [...shown.lines].every(([file, lines]) => file.lines === lines);
}
