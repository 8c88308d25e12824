import { createHash } from 'node:crypto';
import type { Finding } from '../rules/judge';
import type { Lines } from '../text/lines';
import { spanOf } from '../text/place';

/**
 * Gives the findings of one file, in the order of the text, their fingerprints: the same for as long as the rule and the words
 * of the line are, wherever the line stands. Findings that would have the same are numbered.
 */
export function fingerprints(lines: Lines): (finding: Finding) => string {
  const counts = new Map<string, number>();
  return ({ rule, at }) => {
    const words = lines
      .line(lines.position(spanOf(at).start).line)
      .replace(/\s+/g, ' ')
      .trim();
    const hash = createHash('sha256').update(`${rule}\0${words}`).digest('hex').slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${String(count)}`;
  };
}
