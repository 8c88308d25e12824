import { summaryOf } from '../../answers/findings';
import { say } from '../../messages/message';
import { jsonOf } from '../../text/json';
import type { FormatContext } from './formatter';
import type { FileReport, FindingReport } from './report';

/** The findings as JSON, format version 1: lines and characters are zero-based, characters are UTF-16 units. */
export function json(files: readonly FileReport[], { coverage, catalogue }: FormatContext): string {
  const plainReason = ({ address, range, reason }: FileReport['undecided'][number]): object => ({
    address,
    range,
    reason: say(reason, catalogue),
  });
  const result = {
    version: 1,
    files: files.map((file) => ({
      path: file.path,
      findings: file.findings.map(plain),
      suppressed: file.suppressed.map(({ suppressed, ...finding }) => ({ ...plain(finding), suppressed })),
      ...(coverage ? { coverage: file.coverage, undecided: file.undecided.map(plainReason) } : {}),
    })),
    summary: summaryOf(files.flatMap(({ findings }) => findings)),
  };
  return jsonOf(result);
}

function plain({ rule, severity, message, address, range, related, fixes, docs, fingerprint }: FindingReport): object {
  return { rule, severity, message, address, range, related, fixes, docs, fingerprint };
}
