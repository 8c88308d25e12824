import { createHash } from 'node:crypto';
import type { Severity } from '../rules/rule';
import { printable } from '../text/width';
import type { FileReport } from './report';
import { jsonOf } from '../text/json';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/** The findings as a Code Quality report of GitLab. */
export function gitlab(files: readonly FileReport[]): string {
  const entries = files.flatMap(({ name, findings }) =>
    findings.map(({ rule, severity, message, range, fingerprint }) => ({
      description: printable(message),
      check_name: rule,
      // Within a report no two may be the same.
      fingerprint: createHash('sha256').update(`${name}\0${fingerprint}`).digest('hex'),
      severity: severities[severity],
      location: { path: name, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
    })),
  );
  return jsonOf(entries);
}
