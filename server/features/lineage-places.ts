import type { Ran } from '../facts/ran';
import type { Finding } from '../rules/judge';
import type { Entry, SyntaxDocument } from '../syntax/node';
import { lastStarting, type Piece, type Span } from '../text/place';

/** The findings of a file by the piece they stand in. */
export type FindingsByPiece = ReadonlyMap<Piece, readonly Finding[]>;

export function findingsByPiece(findings: readonly Finding[]): FindingsByPiece {
  const byPiece = new Map<Piece, Finding[]>();
  for (const finding of findings) {
    const known = byPiece.get(finding.at.piece);
    if (known === undefined) byPiece.set(finding.at.piece, [finding]);
    else known.push(finding);
  }
  return byPiece;
}

/** The findings that stand in a step; `whole` is the step's span in the file. */
export function findingsOn({ step }: Ran, whole: Span, findings: FindingsByPiece): readonly Finding[] {
  const { piece } = step.spot;
  const own = findings.get(piece) ?? [];
  if (step.block === undefined || own.length === 0) return own;
  // The steps of a block share a piece, whose findings are in the order of the text.
  const start = whole.start - piece.start;
  const found: Finding[] = [];
  const starts = own.map((finding) => finding.at);
  for (let index = lastStarting(starts, start - 1) + 1; index < own.length; index++) {
    const finding = own[index];
    if (finding === undefined || finding.at.start > whole.end - piece.start) break;
    found.push(finding);
  }
  return found;
}

/** The spans of the steps in the file, those of a block each its own. */
export function wholesOf(document: SyntaxDocument, ran: readonly Ran[]): readonly Span[] {
  const entries = entriesByPiece(document);
  return ran.map(({ step }) => {
    const { piece, path } = step.spot;
    const entry = entries.get(piece);
    const [block, index] = path;
    const value = entry?.value;
    const items = block === undefined || value?.type !== 'map' ? undefined : value.fields.get(String(block))?.value;
    const item = items?.type === 'list' ? items.items[Number(index)] : undefined;
    if (item !== undefined) return { start: piece.start + item.start, end: piece.start + item.end };
    return { start: piece.start, end: piece.start + (entry?.end ?? 0) };
  });
}

/** The entries of a document by the piece that each is. */
export function entriesByPiece(document: SyntaxDocument): ReadonlyMap<Piece, Entry> {
  return new Map(document.entries.map((entry) => [entry.piece, entry]));
}
