import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import type { Checked } from '../../server/engine/session';
import { Lines } from '../../server/text/lines';
import { spanOf } from '../../server/text/anchored-span';

/** A finding as marked in a fixture. Lines and characters are zero-based. */
export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const marker = /^#(\s*)([\^-]+)(?:\s+(error|warning|info)\s+([a-z0-9-]+)(?:: (.*))?)?\s*$/;

/** Whether a line of a fixture is a note about the line above it rather than a comment of the manifest. */
function isMarker(line: string): boolean {
  return marker.test(line) && !/^#\s*-+\s*$/.test(line);
}

/** The findings that a fixture marks with `^^^ severity rule: message` below their places. */
export function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let line = -1;
  for (const [index, content] of text.split('\n').entries()) {
    const match = marker.exec(content);
    if (match === null || match[2]?.startsWith('^') !== true) {
      if (match?.[3] === undefined) line = index;
      continue;
    }
    const from = 1 + (match[1] ?? '').length;
    marks.push({
      line,
      from,
      to: from + match[2].length,
      severity: match[3] ?? 'error',
      rule: match[4] ?? '',
      message: match[5] ?? '',
    });
  }
  return marks;
}

/** The findings of a check in the form of marks, in English. */
export function marksOf(checked: Checked, locale = 'en'): readonly Mark[] {
  const lines = new Lines(checked.text);
  const catalogue = catalogueFor(locale);
  return checked.findings.map((finding) => {
    const span = spanOf(finding.at);
    const start = lines.position(span.start);
    const end = lines.position(span.end);
    return {
      line: start.line,
      from: start.character,
      to: end.line === start.line ? end.character : -1,
      severity: finding.severity,
      rule: finding.rule,
      message: say(finding.message, catalogue),
    };
  });
}

/** A fixture without its notes: only the manifest. */
export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isMarker(line))
    .join('\n');
}

/** The blocks below a heading of a page, of YAML by default. */
export function blocksUnder(page: string, heading: string, language: 'yaml' | 'hcl' = 'yaml'): readonly string[] {
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) return [];
  const end = page.indexOf('\n## ', start + 4);
  const section = page.slice(start, end < 0 ? undefined : end);
  return [...section.matchAll(/```(\w+)\n([^]*?)```/g)].flatMap((match) =>
    match[1] === language ? [match[2] ?? ''] : [],
  );
}
