import { message, type Message } from '../messages/message';
import type { Severity } from '../rules/rule';

/** How many findings people are shown at once. A broken text can have any number of them. */
const SHOWN_LIMIT = 1000;

/** The findings that people are shown, and a sentence about those that are left out. */
export interface Shortlist<T> {
  /** In the order in which they were given. */
  readonly shown: readonly T[];
  /** `undefined` where nothing is left out. */
  readonly leftOut?: Message;
}

/**
 * The findings to show where there are too many: all errors come before any warning, and all warnings before any note. Only for
 * display: whatever counts, compares or decides must look at all findings.
 */
export function shortlist<T extends { readonly severity: Severity }>(
  findings: readonly T[],
  limit = SHOWN_LIMIT,
): Shortlist<T> {
  if (findings.length <= limit) return { shown: findings };
  const shown = new Set<T>();
  const leftOut: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const severity of ['error', 'warning', 'info'] as const) {
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
