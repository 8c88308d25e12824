import { limits } from '../limits';
import { message, type Message } from '../messages/message';
import { severities, type Severity } from '../rules/rule';

/** The findings to show, and a sentence about those that are omitted. */
export interface Shortlist<T> {
  /** In the given order. */
  readonly shown: readonly T[];
  /** `undefined` if nothing is omitted. */
  readonly leftOut?: Message;
}

/**
 * The findings to show if there are too many: errors before warnings, warnings before infos. For display only: anything that
 * counts, compares or decides must look at all findings.
 */
export function shortlist<T extends { readonly severity: Severity }>(
  findings: readonly T[],
  limit: number = limits.shownFindings,
): Shortlist<T> {
  if (findings.length <= limit) return { shown: findings };
  const shown = new Set<T>();
  const leftOut: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const severity of severities) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      if (shown.size < limit) shown.add(finding);
      else leftOut[severity]++;
    }
  }
  const { error, warning, info } = leftOut;
  return {
    shown: findings.filter((finding) => shown.has(finding)),
    leftOut: message('findings.left-out', { limit, errors: error, warnings: warning, infos: info }),
  };
}
