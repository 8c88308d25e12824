import { pageOf } from '../docs';
import { say, type Catalogue } from '../messages/message';
import { editsOf, fixesFor } from '../service';
import { Lines } from '../text/lines';
import { spanOf, type Span } from '../text/place';
import { countOf, type CheckedFile } from './summary';

/** The findings as JSON, format version 1: lines and characters are zero-based, characters are UTF-16 units. */
export function json(files: readonly CheckedFile[], catalogue: Catalogue): string {
  const result = {
    version: 1,
    files: files.map(({ path, checked }) => {
      const lines = new Lines(checked.text);
      const range = (span: Span): object => ({ start: lines.position(span.start), end: lines.position(span.end) });
      return {
        path,
        findings: checked.findings.map((finding) => ({
          rule: finding.rule,
          severity: finding.severity,
          message: say(finding.message, catalogue),
          range: range(spanOf(finding.at)),
          related: finding.related.map((related) => ({
            message: say(related.message, catalogue),
            range: range(spanOf(related.at)),
          })),
          fixes: fixesFor(checked, finding).flatMap((fix) => {
            const edits = editsOf(checked, fix);
            if (edits === undefined) return [];
            return [
              {
                title: say(fix.title, catalogue),
                safe: fix.safe === true,
                edits: edits.map((edit) => ({ range: range(edit), newText: edit.newText })),
              },
            ];
          }),
          docs: pageOf(finding.rule),
        })),
      };
    }),
    summary: countOf(files),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
