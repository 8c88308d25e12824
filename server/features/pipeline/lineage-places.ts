import type { StepState } from '../../facts/step-state';
import type { Finding } from '../../engine/checker';
import type { Entry, SyntaxDocument } from '../../syntax/node';
import { lastStarting, type Anchor, type Span } from '../../text/anchored-span';

/** The findings of a file by anchor. */
export type FindingsByPiece = ReadonlyMap<Anchor, readonly Finding[]>;

export function findingsByPiece(findings: readonly Finding[]): FindingsByPiece {
  const byPiece = new Map<Anchor, Finding[]>();
  for (const finding of findings) {
    const known = byPiece.get(finding.at.anchor);
    if (known === undefined) byPiece.set(finding.at.anchor, [finding]);
    else known.push(finding);
  }
  return byPiece;
}

/** The findings in a step. `whole` is the span of the step in the file. */
export function findingsOn({ step }: StepState, whole: Span, findings: FindingsByPiece): readonly Finding[] {
  const { anchor } = step.nodePath;
  const own = findings.get(anchor) ?? [];
  if (step.block === undefined || own.length === 0) return own;
  // The steps of a block share an anchor, whose findings are in the order of the text.
  const start = whole.start - anchor.start;
  const found: Finding[] = [];
  const starts = own.map((finding) => finding.at);
  for (let index = lastStarting(starts, start - 1) + 1; index < own.length; index++) {
    const finding = own[index];
    if (finding === undefined || finding.at.start > whole.end - anchor.start) break;
    found.push(finding);
  }
  return found;
}

/** The entries of a document by anchor. */
export function entriesByPiece(document: SyntaxDocument): ReadonlyMap<Anchor, Entry> {
  return new Map(document.entries.map((entry) => [entry.anchor, entry]));
}
