import { createHash } from 'node:crypto';
import type { Severity } from '../../rules/rule';
import { printable } from '../../text/width';
import { addressedMessage, type FileReport } from './report';
import { jsonOf } from '../../text/json';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/** The findings as a Code Quality report of GitLab. */
export function gitlab(files: readonly FileReport[]): string {
  const entries = files.flatMap(({ name, findings }) =>
    findings.map((finding) => ({
      description: printable(addressedMessage(finding)),
      check_name: finding.rule,
      // Fingerprints must be unique within a report.
      fingerprint: createHash('sha256').update(`${name}\0${finding.fingerprint}`).digest('hex'),
      severity: severities[finding.severity],
      location: { path: name, lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 } },
    })),
  );
  return jsonOf(entries);
}
