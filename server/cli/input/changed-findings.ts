import type { Finding } from '../../engine/checker';
import { check, type Checked } from '../../engine/session';
import { lineChanges } from '../../text/line-changes';
import { Lines } from '../../text/lines';
import { spanOf, type AnchoredSpan } from '../../text/anchored-span';
import { memoize } from '../../text/memoize';
import type { SourceFile } from '../../text/source-file';
import type { RunFiles } from './included';
import { fingerprints } from '../formats/fingerprint';

/** The findings of a file that relate to its changes since an earlier version: on a changed line, with a reason on one, or new. */
export function touchedSince(checked: Checked, before: string, filesBefore?: RunFiles): readonly Finding[] {
  const options = { ...checked.options, includes: filesBefore?.includes ?? checked.options.includes };
  const textBefore = ({ path }: SourceFile): string | undefined => {
    const text = filesBefore?.read(path);
    return typeof text === 'string' ? text : undefined;
  };
  return touched(checked, check(before, options), (file) => (file === checked.source ? before : textBefore(file)));
}

/** What is compared: findings, and what identifies one instead of its line, if anything. */
interface Compared extends Pick<Checked, 'findings' | 'lines'> {
  readonly subjectOf?: (finding: Finding) => string | undefined;
}

/** The earlier version of a file that did not exist. */
export const nothing: Compared = { findings: [], lines: new Lines('') };

/** The findings that a change touched, compared with an earlier check. `textBefore` returns the earlier text of a file. */
export function touched(
  { lines, findings, subjectOf }: Compared,
  old: Compared,
  textBefore: (file: SourceFile) => string | undefined,
): readonly Finding[] {
  const changedIn = memoize((file: SourceFile): ReadonlySet<number> => {
    const text = textBefore(file);
    return text === undefined ? new Set() : changedLines(new Lines(text), file.lines);
  });
  const known = new Set(old.findings.map(fingerprints(old.lines, old.subjectOf)));
  const fingerprint = fingerprints(lines, subjectOf);
  const onChanged = (place: AnchoredSpan): boolean => {
    const { start, end } = spanOf(place);
    const { lines } = place.anchor.source;
    const changed = changedIn(place.anchor.source);
    const last = lines.position(end).line;
    for (let line = lines.position(start).line; line <= last; line++) if (changed.has(line)) return true;
    return false;
  };
  return findings.filter(
    (finding) =>
      !known.has(fingerprint(finding)) || onChanged(finding.at) || finding.related.some(({ at }) => onChanged(at)),
  );
}

function changedLines(before: Lines, now: Lines): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const { newStart, newEnd } of lineChanges(allOf(before), allOf(now)))
    for (let line = newStart; line < newEnd; line++) changed.add(line);
  return changed;
}

function allOf(lines: Lines): readonly string[] {
  return Array.from({ length: lines.count }, (_, line) => lines.line(line));
}
