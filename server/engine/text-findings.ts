import type { SchemaDiagnostic } from '../model/schema-diagnostics';
import type { SyntaxProblem } from '../syntax/node';
import { lastStarting, spanOf, type Anchor, type AnchoredSpan } from '../text/anchored-span';
import type { Finding } from './checker';
import { quoteFixes } from './quote-fixes';

/** A problem of the text as a finding; it has fixes if the text is given. */
export function syntaxFinding(problem: SyntaxProblem, text?: string): Finding {
  const { anchor, start, end, what, args } = problem;
  return {
    rule: 'syntax',
    severity: 'error',
    at: { anchor, start, end },
    message: { id: what, args },
    related: [],
    fixes: () => (text === undefined ? [] : quoteFixes(text, problem)),
  };
}

export function schemaFinding(problem: SchemaDiagnostic): Finding {
  return {
    rule: 'schema',
    severity: 'error',
    at: problem.at,
    message: problem.message,
    related: [],
    fixes: () => problem.repairs,
  };
}

/** Whether a position touches an unreadable part, whose syntax error is already reported. */
export function brokenIn(problems: readonly SyntaxProblem[]): (at: AnchoredSpan) => boolean {
  /** By anchor, in the order of the text; `end` is the largest so far. */
  const spansByAnchor = new Map<Anchor, { start: number; end: number }[]>();
  for (const { anchor, start, end } of [...problems].sort((a, b) => a.start - b.start)) {
    const spans = spansByAnchor.get(anchor);
    if (spans === undefined) spansByAnchor.set(anchor, [{ start, end }]);
    else spans.push({ start, end: Math.max(end, spans.at(-1)?.end ?? 0) });
  }
  return ({ anchor, start, end }) => {
    const spans = spansByAnchor.get(anchor) ?? [];
    return start <= (spans[lastStarting(spans, end)]?.end ?? -1);
  };
}

/** Findings in the order of the text. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const placed = findings.map((finding, index) => ({ finding, index, start: spanOf(finding.at).start }));
  placed.sort((a, b) => a.start - b.start || a.index - b.index);
  return placed.map((each) => each.finding);
}
