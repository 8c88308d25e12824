import type { Finding } from '../rules/judge';
import { check, type Checked } from '../service';
import { lineChanges } from '../text/line-changes';
import { Lines } from '../text/lines';
import { spanOf, type Place } from '../text/place';
import { fingerprints } from './fingerprint';

/**
 * The findings of a file that the changes since an earlier text of it touch: those on a changed line, those with a reason on
 * one, and those that were not there before.
 */
export function touchedSince(checked: Checked, before: string): readonly Finding[] {
  const { lines, findings } = checked;
  const old = new Lines(before);
  const changed = new Set<number>();
  for (const { newStart, newEnd } of lineChanges(allOf(old), allOf(lines)))
    for (let line = newStart; line < newEnd; line++) changed.add(line);
  const known = new Set(check(before, checked.options).findings.map(fingerprints(old)));
  const fingerprint = fingerprints(lines);
  const onChanged = (place: Place): boolean => {
    const { start, end } = spanOf(place);
    const last = lines.position(end).line;
    for (let line = lines.position(start).line; line <= last; line++) if (changed.has(line)) return true;
    return false;
  };
  return findings.filter(
    (finding) =>
      !known.has(fingerprint(finding)) || onChanged(finding.at) || finding.related.some(({ at }) => onChanged(at)),
  );
}

function allOf(lines: Lines): readonly string[] {
  return Array.from({ length: lines.count }, (_, line) => lines.line(line));
}
