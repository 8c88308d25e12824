import { createHash } from 'node:crypto';
import type { Finding } from '../../engine/checker';
import type { Lines } from '../../text/lines';
import { spanOf } from '../../text/anchored-span';

/**
 * Returns a function that computes the fingerprint of each finding of a file, in the order of the text. It depends on the rule and
 * the words of the line, not on the line's position, or on what `subjectOf` returns instead of the line. Findings with equal
 * fingerprints are numbered.
 */
export function fingerprints(
  lines: Lines,
  subjectOf: (finding: Finding) => string | undefined = () => undefined,
): (finding: Finding) => string {
  const counts = new Map<string, number>();
  // A line may be long and have many findings, so its words are extracted once.
  let last = { line: -1, hashes: new Map<string, string>() };
  const hashOfLine = ({ rule, at }: Finding): string => {
    const { line } = lines.position(spanOf(at).start);
    if (line !== last.line) last = { line, hashes: new Map() };
    const hash = last.hashes.get(rule) ?? hashOf(rule, lines.line(line));
    last.hashes.set(rule, hash);
    return hash;
  };
  return (finding) => {
    const subject = subjectOf(finding);
    const hash = subject === undefined ? hashOfLine(finding) : hashOf(finding.rule, subject);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${String(count)}`;
  };
}

function hashOf(rule: string, line: string): string {
  const words = line.replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(`${rule}\0${words}`).digest('hex').slice(0, 16);
}
